"""Resolves the subject of a sentence to its entries, or to the kind of its noun.

`speakers` and `earlier_speakers` call it.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.people.human_nouns import is_human_noun
from reader.annotate.people.roster import WORD
from reader.annotate.people.spellings import gender_of
from reader.annotate.quotes import speaker_mentions
from reader.annotate.quotes.mentions import holders, main_subjects, pronouns
from reader.annotate.quotes.mentions.known_so_far import (
    FORCES,
    KnownSoFar,
    add_unnamed,
    by_office,
    is_other_nearer,
    last_force,
    parts_of,
)
from reader.annotate.quotes.mentions.people_in_sentences import (
    NO_SUBJECT,
    MainSubject,
    PeopleInSentence,
    SubjectKind,
)
from reader.annotate.quotes.subjects import Range
from reader.annotate.tokens.tagged import TaggedWords


def subject_of(people: PeopleInSentence, known: KnownSoFar) -> MainSubject:
    """Return the subject of a sentence; computed on first request and stored."""
    if people.subject is not None:
        return people.subject
    subject = _find_subject(people, known)
    place = people.block << WORD | subject.word
    if subject.kind != "someone" or place in known.mentions:  # a pronoun may be resolved later
        people.subject = subject
    return subject


def side_subject_of(people: PeopleInSentence, known: KnownSoFar) -> MainSubject:
    """Return the subject of an opening subordinate clause."""
    tokens, sentence = known.words_of[people.block], people.sentence
    words = main_subjects.side_subject(tokens, sentence.low, sentence.high)
    return _as_subject(people.block, words, known) if words else NO_SUBJECT


def _find_subject(people: PeopleInSentence, known: KnownSoFar) -> MainSubject:
    words = _words_of_subject(people, known)
    if words is None:
        return NO_SUBJECT
    if any([low <= words[0] < high for _, (low, high) in people.sentence.clauses]):
        return NO_SUBJECT
    return _as_subject(people.block, words, known)


def _words_of_subject(people: PeopleInSentence, known: KnownSoFar) -> Range | None:
    """Return the words of the main subject of a sentence; sought on first request."""
    if people.words == "unread":
        tokens, sentence = known.words_of[people.block], people.sentence
        people.words = main_subjects.main_subject(tokens, sentence.low, sentence.high)
    return people.words


def _as_subject(block: int, words: Range, known: KnownSoFar) -> MainSubject:
    """Return the noun phrase or pronoun at these words with its entries."""
    tokens, place = known.words_of[block], block << WORD | words[0]
    if place in known.mentions:
        entries = known.mentions[place]
    else:
        parts = parts_of(tokens, block, words, known.roster)
        named = [speaker_mentions.entry_of(tokens, block, part, known.roster) for part in parts]
        entries = tuple([entry for entry in named if entry is not None])
        if not entries and len(parts) == 1:
            apart = main_subjects.name_apart(tokens, words[1])
            at = None if apart is None else known.roster.by_place.get(block << WORD | apart)
            entries = () if at is None else (at,)
        if not entries and len(parts) == 1:
            office = by_office(tokens, block, words, known)
            entries = () if office is None else (office,)
        if len(parts) > len(entries) > 0 and _has_somebody_else(tokens, parts, named):
            return MainSubject("someone", words[0])  # "Varn and her sister"
    kind = _kind_of_subject(tokens, words)
    if entries and any([known.entries[entry].person.kind == "person" for entry in entries]):
        kind = "people"
    in_full = "NN" in tokens.letters[words[0] : words[1]]
    return MainSubject(kind, words[0], entries, _gender(tokens, words), in_full)


def _has_somebody_else(
    tokens: TaggedWords, parts: Sequence[Range], named: Sequence[int | None]
) -> bool:
    """Whether an unnamed human being is part of a joint subject."""
    heads = [end - 1 for (_, end), entry in zip(parts, named, strict=True) if entry is None]
    return any(
        tokens.letters[head] == "r" or is_human_noun(tokens.words[head].lower()) for head in heads
    )


def _gender(tokens: TaggedWords, words: Range) -> str:
    """Return the gender of a pronoun, or of the noun of a phrase ("her brother")."""
    start, end = words
    if end == start + 1 and tokens.letters[start] == "p":
        return pronouns.HE.get(tokens.words[start].lower(), "")
    cut = tokens.letters.find("P", start, end)
    return gender_of((), tokens.words[(cut if cut > start else end) - 1].lower())


def _kind_of_subject(tokens: TaggedWords, words: Range) -> SubjectKind:
    """Return whether the head of a noun phrase is one human being, several, or a thing."""
    start, end = words
    if tokens.letters[start] == "p":
        word = tokens.words[start].lower()
        return (
            "someone" if word in pronouns.HE else "several" if word in ("we", "they") else "thing"
        )
    cut = tokens.letters.find("P", start, end)
    head = (cut if cut > start else end) - 1
    return speaker_mentions.kind_of_noun(tokens, head)


def by_earlier_subject(tokens: TaggedWords, mention: Range, known: KnownSoFar) -> int | None:
    """Return the entry of "the office" after a sentence about one office, or None."""
    asked = holders.office(tokens, mention) if tokens.letters[mention[1] - 1] == "o" else None
    if asked is None or asked.others:
        return None
    if (
        is_other_nearer(asked, None, known)
        or asked.head in FORCES
        and last_force(known) is not None
    ):
        return None
    found: dict[int, None] = {}
    for people in known.before:
        words, words_there = _words_of_subject(people, known), known.words_of[people.block]
        if words is None or words_there.letters[words[1] - 1] != "o":
            continue
        phrase = words_there.letters[words[0] : words[1]]
        named = not set("NLs").isdisjoint(phrase) and "P" not in phrase  # "Shares in the firm"
        if named and words_there.words[words[1] - 1].lower() == asked.head:
            entry = add_unnamed(words_there, words, known)
            found |= {} if entry is None else {entry: None}
    return next(iter(found)) if len(found) == 1 else None
