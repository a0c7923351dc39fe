"""Finds the roster entries of speakers, and adds speakers without a name to the roster.

Sentences are read in the order of the text. A mention that is no name is resolved by the text
before it; `mentions/` has a module each for pronouns, relatives, documents, offices and kinds of
bodies. If these are uncertain, the mention is added as written. `quotes` calls it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.annotate.people import predicates
from reader.annotate.people.roster import WORD, Roster
from reader.annotate.quotes import speaker_mentions
from reader.annotate.quotes.attribution import AttributedQuotation, ReportPlace
from reader.annotate.quotes.mentions import (
    documents,
    main_subjects,
    mention_places,
    pronouns,
    relatives,
)
from reader.annotate.quotes.mentions.earlier_speakers import (
    by_earlier_speaker,
    by_restatement,
    group_before,
    is_one_human,
    is_shared_surname,
    unnamed_before,
)
from reader.annotate.quotes.mentions.known_so_far import (
    KnownSoFar,
    add_unnamed,
    by_office,
    meet,
    parts_of,
    proper_entries,
)
from reader.annotate.quotes.mentions.later_holders import await_name, named_later
from reader.annotate.quotes.mentions.people_in_sentences import (
    Cast,
    Named,
    PeopleInSentence,
    acts_on_another,
)
from reader.annotate.quotes.mentions.sentence_subjects import (
    by_earlier_subject,
    side_subject_of,
    subject_of,
)
from reader.annotate.quotes.reports import Sentence
from reader.annotate.quotes.subjects import Range
from reader.annotate.tokens.tagged import TaggedWords
from reader.models import Person

CLOSE_TO = frozenset((("close", "to"), ("loyal", "to"), ("familiar", "with"), ("linked", "to")))
LONGEST_PHRASE = main_subjects.LONGEST_PHRASE
LOOK_BACK = 8
"""How many sentences before a pronoun are searched."""


@dataclass(frozen=True, slots=True)
class ResolvedSpeakers:
    """The people of the roster with the speakers added, and the entries of each mention."""

    people: tuple[Person, ...]
    mentions: dict[int, tuple[int, ...]]
    """`block << WORD | first word of the mention` mapped to the indices of the people."""

    def speakers_of(self, place: ReportPlace | None) -> tuple[int, ...]:
        """Return the indices of the people who speak in a report; () if unknown."""
        if place is None or place.report.speaker is None:
            return ()
        return self.mentions.get(place.block << WORD | place.report.speaker[0], ())


def resolve_speakers(
    words_of: Sequence[TaggedWords],
    sentences_of: Sequence[Sequence[Sentence]],
    roster: Roster,
    quotations: Sequence[AttributedQuotation],
    headings: frozenset[int] = frozenset(),
) -> ResolvedSpeakers:
    """Return the people and those of each mention; words and sentences are given by block."""
    mentions_in = mention_places.mentions_by_sentence(sentences_of, quotations)
    if not mentions_in:  # nobody speaks
        return ResolvedSpeakers(tuple([entry.person for entry in roster.entries]), {})
    carried_to = mention_places.mentions_of_quotations(sentences_of, quotations)
    known = KnownSoFar(words_of, roster, headings, list(roster.entries))
    before, mentions = known.before, known.mentions
    named_by_sentence = mention_places.named_by_sentence(sentences_of, roster)
    for number, (block, sentence, named) in enumerate(named_by_sentence):
        while before and before[-1].number < number - LOOK_BACK:
            before.pop()
        place = block << WORD | sentence.low
        here = mentions_in.get(place, ())
        first = words_of[block].letters.find("p", sentence.low, sentence.low + LONGEST_PHRASE)
        pronoun = _subject_pronoun(words_of[block], sentence) if first >= 0 else None
        told = named or here or pronoun is not None or place in carried_to
        if not told and not main_subjects.may_be_someone(words_of[block], sentence.low):
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
        if named or people.speakers:
            _appoint(people, known)
            meet(people, known)
        if block not in headings:
            before.appendleft(people)
    return ResolvedSpeakers(tuple([one.person for one in known.entries]), named_later(known))


def _appoint(people: PeopleInSentence, known: KnownSoFar) -> None:
    """Record the offices that a sentence gives to people ("its chief, Ann Lee")."""
    tokens = known.words_of[people.block]
    for word, entry in people.named:
        end = word + len(known.entries[entry].words)
        end = end if tokens.words[word:end] == known.entries[entry].words else word + 1
        for office in predicates.offices_of(tokens, word, end):
            if office.owner is None:
                known.holders.appoint(entry, office.role)
                known.newly |= {entry} if office.new else set()
                continue
            owners = _by_pronoun("its", people.block, office.owner, people, known)
            if len(owners) == 1:
                body = known.entries[owners[0]].person.name
                known.holders.appoint(entry, f"{body} {office.role}")


def _subject_pronoun(tokens: TaggedWords, sentence: Sentence) -> int | None:
    """Return the word of a pronoun that is the subject of the sentence, or None."""
    subject = main_subjects.main_subject(tokens, sentence.low, sentence.high)
    if subject is None or subject[1] != subject[0] + 1:
        return None
    return subject[0] if tokens.words[subject[0]].lower() in pronouns.RESOLVED else None


def _resolve(
    block: int, mention: Range, people: PeopleInSentence, known: KnownSoFar
) -> tuple[int, ...]:
    """Return the entries of a mention in a sentence, stored by its place; () for nobody."""
    place = block << WORD | mention[0]
    tokens = known.words_of[block]
    if place not in known.mentions or _is_list(tokens, mention, known.mentions[place]):
        entries: dict[int, None] = {}
        for part in parts_of(tokens, block, mention, known.roster):
            found = _resolve_one(tokens, block, part, people, known)
            await_name(tokens, place, part, found, known)
            entries |= dict.fromkeys(found)
        known.mentions[place] = tuple(entries)
    return known.mentions[place]


def _is_list(tokens: TaggedWords, mention: Range, found: tuple[int, ...]) -> bool:
    """Whether a mention has more speakers than the shorter one that begins at its first word."""
    start, end = mention
    return len(found) == 1 and "N" in tokens.letters[start:end].rpartition("C")[0]


def _resolve_one(
    tokens: TaggedWords, block: int, mention: Range, people: PeopleInSentence, known: KnownSoFar
) -> tuple[int, ...]:
    """Return the entries of one speaker, by pronoun, name, document or office, or a new entry."""
    pronoun = speaker_mentions.pronoun(tokens, mention)
    if pronoun is not None:
        if tokens.letters[mention[0]] == "w":
            return _by_relative(tokens, block, mention, people, known)
        return _by_pronoun(pronoun, block, mention[0], people, known)
    place = block << WORD | mention[0]
    if mention[1] == mention[0] + 1 and place in known.roster.by_place:
        named = known.roster.by_place[place]
        return () if is_shared_surname(tokens, mention[0], named, known) else (named,)
    owner = documents.owner(tokens, mention)
    if tokens.words[max(0, mention[0] - 2) : mention[0]] in CLOSE_TO:
        return ()  # somebody else speaks, who is close to them
    if owner is not None:
        return _by_owner(tokens, block, mention, owner, people, known)
    entry = speaker_mentions.entry_of(tokens, block, mention, known.roster)
    if entry is None:
        entry = by_office(tokens, block, mention, known)
    if entry is None:
        entry = by_restatement(tokens, mention, people, known)
    if entry is None:
        entry = by_earlier_subject(tokens, mention, known)
    if entry is None:
        entry = by_earlier_speaker(tokens, block, mention, known)
    if entry is None:
        whose = _whose(tokens, block, mention, people, known)
        entry = add_unnamed(tokens, mention, known, whose)
    return () if entry is None else (entry,)


def _whose(
    tokens: TaggedWords, block: int, mention: Range, people: PeopleInSentence, known: KnownSoFar
) -> str | None:
    """Return the name that a possessive refers to ("its finance ministry"), or None."""
    word = tokens.words[mention[0]].lower()
    if word not in ("its", "his", "her") or mention[1] < mention[0] + 2:
        return None
    owners = _by_pronoun(word, block, mention[0], people, known)
    if len(owners) != 1 or not known.entries[owners[0]].words:
        return None
    return known.entries[owners[0]].person.name


def _by_pronoun(
    word: str, block: int, at: int, people: PeopleInSentence, known: KnownSoFar
) -> tuple[int, ...]:
    if word not in pronouns.RESOLVED or not known.entries:
        return ()
    letters = known.words_of[block].letters
    if word in ("him", "her") and letters[at] == "O" and letters[max(0, at - 2)] != "A":
        return _quoted_object(word, block, at, people, known)
    cast = Cast(
        known.entries,
        proper_entries(known),
        lambda other: subject_of(other, known),
        lambda other: side_subject_of(other, known),
        lambda entry, gender: is_one_human(known.entries[entry], gender),
    )
    found = pronouns.referent(word, at, people, known.before, cast)
    gender = pronouns.HE.get(word)
    if found.entries and _is_of_whom(known.words_of[block], at):
        near = max([one for one in people.named if one.word < at], default=None)
        if near is None or near.entry in found.entries:
            return ()  # "Orm, whom she called “mad,”": she is not Orm
    if gender and found.entries and not known.entries[found.entries[0]].gender:
        spoke = [one for one in known.before if one.number == found.number]
        if spoke and acts_on_another(word, known.words_of[spoke[0].block], spoke[0].sentence):
            return ()
    if gender and found is pronouns.STOP or found is pronouns.NOBODY:
        told = unnamed_before(word, at, people, known) if gender else None
        entry = group_before(at, people, known) if word == "they" else told
        return () if entry is None else (entry,)
    for entry in found.entries if gender else ():
        if not known.entries[entry].gender and "aside" not in found.way:
            known.entries[entry] = known.entries[entry]._replace(gender=gender or "")
    return found.entries


def _is_of_whom(tokens: TaggedWords, at: int) -> bool:
    """Whether the word at `at` is the subject of a "whom" behind a person's name or office."""
    if tokens.words[at - 1 : at] != ("whom",):
        return False
    return tokens.letters[max(0, at - 3) : at - 1].rstrip(",")[-1:] in ("N", "r")


def _quoted_object(
    word: str, block: int, at: int, people: PeopleInSentence, known: KnownSoFar
) -> tuple[int, ...]:
    """Return the object of "the agency quoted him as saying": the only human being before it."""
    before = {one.entry for one in people.named if one.word < at}
    human = [entry for entry in before if pronouns.is_human(known.entries[entry])]
    if len(human) != 1 or known.entries[human[0]].gender not in ("", pronouns.HE[word]):
        return ()
    return (human[0],)


def _by_relative(
    tokens: TaggedWords, block: int, mention: Range, people: PeopleInSentence, known: KnownSoFar
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
    known: KnownSoFar,
) -> tuple[int, ...]:
    """Return the entries of a document's owner, or the document itself if that is unknown."""
    word = tokens.words[owner[0]].lower()
    if owner[1] == owner[0] + 1 and word in documents.OWNERS:
        found = _by_pronoun(word, block, owner[0], people, known)
    elif tokens.letters[owner[1] - 1] in "NLtro":
        found = _resolve_one(tokens, block, owner, people, known)
        await_name(tokens, block << WORD | mention[0], owner, found, known)
    else:
        found = ()
    if found:
        return found
    entry = add_unnamed(tokens, mention, known)
    return () if entry is None else (entry,)
