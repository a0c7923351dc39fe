"""Resolves "the official", "the statement" and pronouns to the latest speaker.

Writers refer to a speaker by a role that they may not have mentioned before: "Varn said it was
over. “It is lost,” the general said." An office that each place has ("the mayor") is excluded.
`speakers` calls it if no name or office fits.
"""

from __future__ import annotations

import re

from reader.annotate.lexicon.wordlists import lines, words
from reader.annotate.people.entries import RosterEntry
from reader.annotate.people.human_nouns import MANY_HUMANS, is_human_noun
from reader.annotate.people.signs import FIRM_NOUNS
from reader.annotate.people.spellings import gender_of
from reader.annotate.quotes.mentions import pronouns
from reader.annotate.quotes.mentions.holders import SHORT_ROLES, Office
from reader.annotate.quotes.mentions.known_so_far import FORCES, KnownSoFar, last_force
from reader.annotate.quotes.mentions.people_in_sentences import PeopleInSentence
from reader.annotate.quotes.mentions.sentence_subjects import side_subject_of, subject_of
from reader.annotate.quotes.reports import Report, Sentence
from reader.annotate.quotes.subjects import Range
from reader.annotate.tokens.tagged import TaggedWords
from reader.annotate.tokens.word_letters import ROLES_PLURAL, letter_of

_DOCUMENTS, _REPORTERS = words("documents"), words("reporters")
_KIND_OF = {word: line.partition(":")[0] for line in lines("callings") for word in line.split()[1:]}
"""Roles mapped to their kind of profession."""
OF = re.compile(r" (?:of|from|in|at|for|with|on|to|who|near|close|familiar|by) ")
LATEST = 3
"""The most sentences with people in them that are searched."""


def by_earlier_speaker(
    tokens: TaggedWords, block: int, mention: Range, known: KnownSoFar
) -> int | None:
    """Return the entry of the only earlier speaker that "the" and a noun may refer to, or None.

    "A city official said it fell. The official said" and "Varn's office said in a statement. The
    statement said".
    """
    start, end = mention
    if end != start + 2 or tokens.words[start].lower() != "the":
        return None
    noun = tokens.words[end - 1].lower()
    if noun in FORCES and last_force(known) is not None:
        return None  # "the army" behind another side's military
    found: dict[int, None] = {}
    for people in list(known.before)[:LATEST]:
        if people.block < block - 1:
            break
        said_in = noun in _DOCUMENTS and _names(known.words_of[people.block], people.sentence, noun)
        for _, entry in people.speakers:
            person, unnamed = known.entries[entry].person, not known.entries[entry].words
            called = unnamed and person.kind != "person" and noun in person.name.lower()
            called = called and (person.name.lower() == noun or _head(person.name) == noun)
            if said_in or called:
                found[entry] = None
    return next(iter(found)) if len(found) == 1 else None


def _names(tokens: TaggedWords, sentence: Sentence, noun: str) -> bool:
    """Whether a sentence has the noun with "a": "said in a statement"."""
    low, high = sentence.low, sentence.high
    return any(
        word == noun and tokens.words[at - 1] in ("a", "an")
        for at, word in enumerate(tokens.words[low:high], low)
        if at > low
    )


def unnamed_before(word: str, at: int, people: PeopleInSentence, known: KnownSoFar) -> int | None:
    """Return the unnamed person who spoke last, if "he" at word `at` refers to them, or None.

    "A resident said it fell. “It is lost,” he said." Another person named meanwhile prevents this.
    """
    reports = any([one.cue and one.speaker == (at, at + 1) for one in people.sentence.reports])
    named = [one for one in people.named if one.word < at]
    if not reports or any([pronouns.is_human(known.entries[one.entry]) for one in named]):
        return None
    for last in list(known.before)[:LATEST]:
        near = last.number >= people.number - LATEST and last.block >= people.block - 1
        if not near or _has_other(last, known):
            return None
        spoke = {one.entry for one in last.speakers}
        if any([_asks(report) for report in last.sentence.reports]):
            return None  # "A reporter asked Varn if she was glad. “No,” she said."
        subject = subject_of(last, known)
        about = subject.kind in ("someone", "people")
        if about and subject.word not in [one.word for one in last.speakers]:
            return None  # "When a clerk said no, the mayor left. “Lost,” he said."
        if spoke:
            owners = [known.words_of[last.block].words[one.word].lower() for one in last.speakers]
            whose = {"she": "her", "he": "his"}.get(word)
            if whose in owners:
                return None  # "Her lawyer said no. She wrote": whichever
            entry = spoke.pop()
            one = not spoke and is_one_human(known.entries[entry], pronouns.HE[word])
            return entry if one else None
    return None


def _asks(report: Report) -> bool:
    """Whether the subject of a report asks somebody something."""
    return report.stance == "asks" and not report.asked


def group_before(at: int, own: PeopleInSentence, known: KnownSoFar) -> int | None:
    """Return the group that spoke in the sentence before, if "they" refers to it, or None.

    "The depot burned, witnesses said. They said" and "What hurts most, they say": neither sentence
    may be about other people.
    """
    last = known.before[0] if known.before else None
    if last is None or last.number != own.number - 1 or any(one.word < at for one in own.named):
        return None
    speaking = {one.entry for one in last.speakers}
    if len(speaking) != 1:
        return None
    (entry,) = speaking
    person = known.entries[entry].person
    head = _head(person.name)
    if person.kind != "group" or head not in MANY_HUMANS and head[-1:] != "s":
        return None
    words = known.words_of[own.block].words
    ahead = [one for one in (subject_of(own, known), side_subject_of(own, known)) if one.word < at]
    about = [one for one in ahead if head not in words[max(0, one.word) : at]]
    if subject_of(last, known).word not in [one.word for one in last.speakers]:
        about.append(subject_of(last, known))
    for subject in about:
        if subject.kind not in ("thing", "nothing") and entry not in subject.entries:
            return None
    return entry


def _has_other(people: PeopleInSentence, known: KnownSoFar) -> bool:
    """Whether a person is named in a sentence outside of the words for its speaker."""
    spoken = [report.speaker for report in people.sentence.reports if report.speaker]
    return any(
        pronouns.is_human(known.entries[one.entry])
        and not any(low < one.word < high for low, high in spoken)
        for one in people.named
    )


def is_one_human(entry: RosterEntry, gender: str) -> bool:
    """Whether an entry is one unnamed human being of a possible gender."""
    if entry.words or entry.person.kind != "group" or entry.gender not in ("", gender):
        return False
    head = _head(entry.person.name)
    many = head in ROLES_PLURAL or head in MANY_HUMANS or " and " in entry.person.name
    human = letter_of(head) == "r" or is_human_noun(head)
    return human and not many and gender_of((), head) in ("", gender)


def _head(name: str) -> str:
    """Return the last word before the first preposition: "source" of "source close to him"."""
    return OF.split(name, maxsplit=1)[0].split()[-1].lower()


def by_restatement(
    tokens: TaggedWords, mention: Range, people: PeopleInSentence, known: KnownSoFar
) -> int | None:
    """Return the speaker of the sentence before that "the" and a role refer to, or None."""
    start, end = mention
    if tokens.words[start].lower() != "the" or not known.before:
        return None
    noun, last = tokens.words[end - 1].lower(), known.before[0]
    near = last.number == people.number - 1 and last.block in (people.block, people.block - 1)
    what_for = tokens.words[start + 1 : end - 1]
    if near and noun in _CALLED and what_for in _WHAT_FOR:
        called = _body_before(last, start, people, known)
        words = known.words_of[last.block]
        if called is not None and not _is_brought_in(noun, words, 0, last.sentence.high):
            return called
    if end != start + 2:
        return None
    if near and noun in FIRM_NOUNS:
        told = _is_brought_in(noun, known.words_of[last.block], 0, last.sentence.high)
        return None if told else _firm_before(last, known)
    if not near or noun not in _KIND_OF or known.holders.people(Office(noun, frozenset())):
        return None
    if _is_brought_in(noun, known.words_of[last.block], 0, last.sentence.high):
        return None
    own = [one for one in people.sentence.reports if one.speaker == mention]
    if noun in _REPORTERS and any([_asks(report) for report in own]):
        return None  # "Varn said it was over. The reporter asked why."
    before = [one for one in people.named if one.word < start]
    human = {
        one.entry
        for one in (*last.named, *last.speakers, *before)
        if known.entries[one.entry].person.kind == "person"
    }
    spoke = {one.entry for one in last.speakers}
    if len(human) != 1 or spoke != human:
        return None
    (entry,) = human
    return entry if _fits(noun, entry, known) else None


_CALLED = frozenset("agency group organisation organization body charity watchdog".split())  # noqa: SIM905
_WHAT_FOR = (
    (),
    ("UN",),
    ("U.N.",),
    ("rights",),
    ("aid",),
    ("health",),
    ("relief",),
    ("migration",),
)
"""Words between "the" and "agency" that do not refer to another body."""
_SO_CALLED = frozenset(
    """organisation organization office mission agency programme program fund federation
    observatory watch network international relief society association foundation""".split()  # noqa: SIM905
)
"""Words in the names of bodies that can be called agencies or groups."""


def _body_before(
    last: PeopleInSentence, at: int, people: PeopleInSentence, known: KnownSoFar
) -> int | None:
    """Return such a body if it is the only name and the speaker in a sentence, or None."""
    named = {one.entry for one in (*last.named, *last.speakers)}
    if len(named) != 1 or {one.entry for one in last.speakers} != named:
        return None
    (entry,) = named
    one = known.entries[entry]
    if one.person.kind != "organisation" or any(other.word < at for other in people.named):
        return None
    return entry if not _SO_CALLED.isdisjoint(map(str.lower, one.words)) else None


def _firm_before(last: PeopleInSentence, known: KnownSoFar) -> int | None:
    """Return a body of one word if it is the only name and the speaker in a sentence, or None."""
    named = {one.entry for one in (*last.named, *last.speakers)}
    if len(named) != 1 or {one.entry for one in last.speakers} != named:
        return None
    (entry,) = named
    one = known.entries[entry]
    return entry if one.person.kind == "organisation" and len(one.words) == 1 else None


def _is_brought_in(noun: str, tokens: TaggedWords, low: int, high: int) -> bool:
    """Whether the noun occurs in the words of a block: "a general was there"."""
    return noun in map(str.lower, tokens.words[low:high])


def _fits(noun: str, entry: int, known: KnownSoFar) -> bool:
    """Whether an entry agrees with the noun in gender and profession."""
    one = known.entries[entry]
    if gender_of((), noun) not in ("", one.gender or gender_of((), noun)):
        return False
    role = (one.person.role or "").lower().replace(".", "").split()
    kinds = {
        _KIND_OF[word]
        for word in (SHORT_ROLES.get(word, word) for word in role)
        if word in _KIND_OF
    }
    if not kinds:
        return not role or noun not in _REPORTERS  # "the journalist" is not the mayor
    return _KIND_OF[noun] in kinds


def is_shared_surname(tokens: TaggedWords, at: int, entry: int, known: KnownSoFar) -> bool:
    """Whether a surname alone may be that of the subject of the sentence before in its paragraph.

    "Varn quit. Anna Varn said she would stay. “It is late,” Varn said.": it may be either.
    """
    word, full = tokens.words[at], known.entries[entry].words
    if len(full) < 2 or full[-1] != word or not known.before:
        return False
    before = known.before[0]
    if known.words_of[before.block] is not tokens:
        return False
    spoke, there = {one.entry for one in before.speakers}, tokens.letters
    for one in reversed(before.named):
        words = known.entries[one.entry].words
        if words[-1:] == (word,) and len(words) > 1:
            begins = one.word == before.sentence.low and not there.startswith("s", one.word + 2)
            told = begins and known.entries[one.entry].gender != "" or one.entry in spoke
            return told and one.entry != entry
    return False
