"""Turns mentions of speakers into entries of a roster, to which speakers without a name are added.

Sentences are read in the order of the text.  A mention that is no name is resolved by what stands
before it: pronouns, relatives, documents, offices and kinds of bodies each by a module of
`mentions/`.  Where these leave doubt, the words stand for themselves.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from reader.annotate.people.roster import WORD, Roster, RosterEntry
from reader.annotate.quotes import speaker_mentions
from reader.annotate.quotes.attribution import AttributedQuotation, ReportPlace
from reader.annotate.quotes.cues import Sentence
from reader.annotate.quotes.mentions import (
    coordination,
    documents,
    holders,
    main_subjects,
    mention_places,
    pronouns,
    relatives,
)
from reader.annotate.quotes.mentions.holders import Holders
from reader.annotate.quotes.mentions.mention_places import LOW
from reader.annotate.quotes.mentions.people_in_sentences import (
    NO_SUBJECT,
    MainSubject,
    Named,
    PeopleInSentence,
    SubjectKind,
)
from reader.annotate.quotes.mentions.pronouns import Cast
from reader.annotate.quotes.subjects import Range
from reader.annotate.tokens.tagged import BEFORE_SENTENCE, TaggedWords
from reader.models import Person

LOOK_BACK = 8
"""Sentences that a pronoun looks back over."""
NONE = frozenset[str]()


@dataclass(frozen=True, slots=True)
class ResolvedSpeakers:
    """The people of the roster with the speakers added, and the entries of each mention."""

    people: tuple[Person, ...]
    mentions: dict[int, tuple[int, ...]]
    """`block << WORD | first word of the mention` to the indices of the people."""

    def speakers_of(self, place: ReportPlace | None) -> tuple[int, ...]:
        """The indices of the people who speak in a report; () where that is not known."""
        if place is None or place.report.speaker is None:
            return ()
        return self.mentions.get(place.block << WORD | place.report.speaker[0], ())


@dataclass(slots=True)
class _Resolution:
    """What is known when a mention is reached in the order of the text."""

    words_of: Sequence[TaggedWords]
    roster: Roster
    headings: frozenset[int]
    entries: list[RosterEntry]
    """Those of the roster, then those that were added."""
    mentions: dict[int, tuple[int, ...]] = field(default_factory=dict)
    unnamed: dict[str, int] = field(default_factory=dict)
    """The words for speakers without a name, to the entries that were added for them."""
    before: deque[PeopleInSentence] = field(default_factory=deque)
    """The last sentences with anybody in them, the nearest first."""
    met: set[int] = field(default_factory=set)
    """The entries that were named or spoke."""
    holders: Holders = field(default_factory=Holders)
    proper: Set[int] | None = None
    ways: dict[int, str] = field(default_factory=dict)


def resolve_speakers(
    words_of: Sequence[TaggedWords],
    sentences_of: Sequence[Sequence[Sentence]],
    roster: Roster,
    quotations: Sequence[AttributedQuotation],
    headings: frozenset[int] = frozenset(),
) -> ResolvedSpeakers:
    """The people and those of each mention; words and sentences are given for each block."""
    mentions_in = mention_places.mentions_by_sentence(sentences_of, quotations)
    if not mentions_in:  # nobody speaks
        return ResolvedSpeakers(tuple([entry.person for entry in roster.entries]), {})
    carried_to = mention_places.mentions_of_quotations(sentences_of, quotations)
    known = _Resolution(words_of, roster, headings, list(roster.entries))
    before, mentions = known.before, known.mentions
    named_by_sentence = mention_places.named_by_sentence(sentences_of, roster)
    for number, (block, sentence, named) in enumerate(named_by_sentence):
        while before and before[-1].number < number - LOOK_BACK:
            before.pop()
        place = block << WORD | sentence.low
        here = mentions_in.get(place, ())
        pronoun = _subject_pronoun(words_of[block], sentence)
        if not named and not here and pronoun is None and place not in carried_to:
            continue
        people = PeopleInSentence(number, block, sentence, named)
        if pronoun is not None:
            _resolve(block, (pronoun, pronoun + 1), people, known)
        for mention in here:
            entries = _resolve(block, mention, people, known)
            people.speakers += [Named(mention[0], entry) for entry in entries]
        for mention_place in carried_to.get(place, ()):
            spoken = {one.entry for one in people.speakers}
            entries = mentions.get(mention_place, ())
            people.speakers += [Named(-1, entry) for entry in entries if entry not in spoken]
        _meet(people, known)
        if block not in headings:
            before.appendleft(people)
    return ResolvedSpeakers(tuple([entry.person for entry in known.entries]), mentions)


def _subject_pronoun(tokens: TaggedWords, sentence: Sentence) -> int | None:
    """The word of a pronoun that is the subject of the sentence, or None."""
    if "p" not in tokens.letters[sentence.low : sentence.low + main_subjects.LONGEST_PHRASE]:
        return None
    subject = main_subjects.main_subject(tokens, sentence.low, sentence.high)
    if subject is None or subject[1] != subject[0] + 1:
        return None
    return subject[0] if tokens.words[subject[0]].lower() in pronouns.RESOLVED else None


def _meet(people: PeopleInSentence, known: _Resolution) -> None:
    """Note who is named or speaks in a sentence, and the nouns that bring in those named."""
    tokens, met = known.words_of[people.block], known.met
    for word, entry in (*people.named, *people.speakers):
        if entry not in met:
            met.add(entry)
            one = known.entries[entry]
            kinds = holders.kind_nouns(tokens, word, word + len(one.words)) if one.words else NONE
            known.holders.meet(entry, one.person, kinds)


def _resolve(
    block: int, mention: Range, people: PeopleInSentence, known: _Resolution
) -> tuple[int, ...]:
    """The entries of a mention in a sentence, kept by its place; () for nobody."""
    place = block << WORD | mention[0]
    if place not in known.mentions:
        tokens = known.words_of[block]
        entries: dict[int, None] = {}
        for part in _parts(tokens, block, mention, known.roster):
            entries |= dict.fromkeys(_resolve_one(tokens, block, part, people, known))
        known.mentions[place] = tuple(entries)
    return known.mentions[place]


def _parts(tokens: TaggedWords, block: int, mention: Range, roster: Roster) -> tuple[Range, ...]:
    """The words for each speaker of a mention; one for a body with "and" in its name."""
    whole = coordination.whole_list(tokens, mention)
    parts = coordination.members(tokens, whole)
    if len(parts) > 1:
        for start in range(whole[0], whole[1]):
            entry = roster.by_place.get(block << WORD | start)
            if entry is not None and not {"and", "&"}.isdisjoint(roster.entries[entry].words):
                return (mention,)
    return parts


def _resolve_one(
    tokens: TaggedWords, block: int, mention: Range, people: PeopleInSentence, known: _Resolution
) -> tuple[int, ...]:
    """The entries of one speaker: by pronoun, relative, name, document or office, or added."""
    pronoun = speaker_mentions.pronoun(tokens, mention)
    if pronoun is not None:
        if tokens.letters[mention[0]] == "w":
            return _by_relative(tokens, block, mention, people, known)
        return _by_pronoun(pronoun, block, mention[0], people, known)
    place = block << WORD | mention[0]
    if mention[1] == mention[0] + 1 and place in known.roster.by_place:
        return (known.roster.by_place[place],)
    owner = documents.owner(tokens, mention)
    if owner is not None:
        return _by_owner(tokens, block, mention, owner, people, known)
    entry = speaker_mentions.entry_of(tokens, block, mention, known.roster)
    if entry is None:
        entry = _by_office(tokens, mention, known)
    if entry is None:
        entry = _add_unnamed(tokens, mention, known)
    return () if entry is None else (entry,)


def _by_pronoun(
    word: str, block: int, at: int, people: PeopleInSentence, known: _Resolution
) -> tuple[int, ...]:
    if word not in pronouns.RESOLVED or not known.entries:
        return ()
    cast = Cast(
        known.entries,
        _proper(known),
        lambda other: _subject_of(other, known),
        lambda other: _side_subject_of(other, known),
    )
    found = pronouns.referent(word, at, people, known.before, cast)
    known.ways[block << WORD | at] = found.way
    gender = pronouns.HE.get(word)
    for entry in found.entries if gender else ():
        if not known.entries[entry].gender and "aside" not in found.way:
            known.entries[entry] = known.entries[entry]._replace(gender=gender or "")
    return found.entries


def _proper(known: _Resolution) -> Set[int]:
    """The entries of the roster that stand with a capital inside a sentence, found once."""
    if known.proper is None:
        known.proper = {
            entry
            for place, entry in known.roster.by_place.items()
            if place & LOW
            and known.words_of[place >> WORD].letters[(place & LOW) - 1] not in BEFORE_SENTENCE
        }
    return known.proper


def _by_relative(
    tokens: TaggedWords, block: int, mention: Range, people: PeopleInSentence, known: _Resolution
) -> tuple[int, ...]:
    phrase = relatives.antecedent(tokens, mention)
    if phrase is None or tokens.letters[phrase[1] - 1] in "pw":
        return ()
    return _resolve_one(tokens, block, phrase, people, known)


def _by_owner(
    tokens: TaggedWords,
    block: int,
    mention: Range,
    owner: Range,
    people: PeopleInSentence,
    known: _Resolution,
) -> tuple[int, ...]:
    """The entries of whoever a document belongs to; the document itself if that is not known."""
    word = tokens.words[owner[0]].lower()
    if owner[1] == owner[0] + 1 and word in documents.OWNERS:
        found = _by_pronoun(word, block, owner[0], people, known)
    elif tokens.letters[owner[1] - 1] in "NLtro":
        found = _resolve_one(tokens, block, owner, people, known)
    else:
        found = ()
    if found:
        return found
    entry = _add_unnamed(tokens, mention, known)
    return () if entry is None else (entry,)


def _by_office(tokens: TaggedWords, mention: Range, known: _Resolution) -> int | None:
    asked = holders.office(tokens, mention)
    if asked is None:
        return None
    entry = known.holders.person(asked)
    if entry is not None or tokens.words[mention[0]].lower() != "the":
        return entry
    entry = known.holders.body(asked)
    if entry is not None and known.entries[entry].person.kind == "person":
        person = known.entries[entry].person._replace(kind="organisation")
        known.entries[entry] = known.entries[entry]._replace(person=person)
    return entry


def _subject_of(people: PeopleInSentence, known: _Resolution) -> MainSubject:
    """What a sentence is about; found when it is asked for, and kept."""
    if people.subject is not None:
        return people.subject
    subject = _find_subject(people, known)
    place = people.block << WORD | subject.word
    if subject.kind != "someone" or place in known.mentions:  # a pronoun may be resolved later
        people.subject = subject
    return subject


def _side_subject_of(people: PeopleInSentence, known: _Resolution) -> MainSubject:
    tokens, sentence = known.words_of[people.block], people.sentence
    words = main_subjects.side_subject(tokens, sentence.low, sentence.high)
    return _as_subject(people.block, words, known) if words else NO_SUBJECT


def _find_subject(people: PeopleInSentence, known: _Resolution) -> MainSubject:
    tokens, sentence = known.words_of[people.block], people.sentence
    words = main_subjects.main_subject(tokens, sentence.low, sentence.high)
    if words is None:
        return NO_SUBJECT
    if any(clause[0] <= words[0] < clause[1] for _, clause in sentence.clauses):
        return NO_SUBJECT
    return _as_subject(people.block, words, known)


def _as_subject(block: int, words: Range, known: _Resolution) -> MainSubject:
    """The noun phrase or pronoun at these words with its entries."""
    tokens, place = known.words_of[block], block << WORD | words[0]
    if place in known.mentions:
        entries = known.mentions[place]
    else:
        parts = _parts(tokens, block, words, known.roster)
        named = [speaker_mentions.entry_of(tokens, block, part, known.roster) for part in parts]
        entries = tuple([entry for entry in named if entry is not None])
        if not entries and len(parts) == 1:
            apart = main_subjects.name_apart(tokens, words[1])
            at = None if apart is None else known.roster.by_place.get(block << WORD | apart)
            entries = () if at is None else (at,)
        if not entries and len(parts) == 1:
            office = _by_office(tokens, words, known)
            entries = () if office is None else (office,)
    kind = _kind_of_subject(tokens, words)
    if any(known.entries[entry].person.kind == "person" for entry in entries):
        kind = "people"
    gender = pronouns.HE.get(tokens.words[words[0]].lower(), "")
    in_full = "NN" in tokens.letters[words[0] : words[1]]
    return MainSubject(kind, words[0], entries, gender if words[1] == words[0] + 1 else "", in_full)


def _kind_of_subject(tokens: TaggedWords, words: Range) -> SubjectKind:
    """Whether the head of a noun phrase is one human being, several, or a thing."""
    start, end = words
    if tokens.letters[start] == "p":
        word = tokens.words[start].lower()
        return (
            "someone" if word in pronouns.HE else "several" if word in ("we", "they") else "thing"
        )
    cut = tokens.letters.find("P", start, end)
    head = (cut if cut > start else end) - 1
    return speaker_mentions.kind_of_noun(tokens, head)


def _add_unnamed(tokens: TaggedWords, mention: Range, known: _Resolution) -> int | None:
    """The entry of a speaker without a name, added at the first mention; None for nobody."""
    person = speaker_mentions.unnamed(tokens, mention)
    if person is None:
        return None
    form = person.name
    if tokens.letters[mention[0]] not in "NLt":  # its capital is only that of the sentence
        form = form[:1].lower() + form[1:]
    if form not in known.unnamed:
        known.unnamed[form] = len(known.entries)
        known.entries.append(RosterEntry(person, "", (), False))
    return known.unnamed[form]
