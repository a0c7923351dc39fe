"""Turns mentions of speakers into entries of a roster, to which speakers without a name are added.

A pronoun ("he") or an office ("the president") is resolved by looking back: it is the first person
that fits in the nearest sentence with such a person, and people who speak in a sentence come before
people who are only named in it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.annotate.people.roster import WORD, Roster, RosterEntry
from reader.annotate.quotes import speaker_mentions
from reader.annotate.quotes.attribution import AttributedQuotation, ReportPlace
from reader.annotate.quotes.cues import Sentence
from reader.annotate.quotes.subjects import Range
from reader.annotate.tokens.tagged import TaggedWords
from reader.models import Person

LOOK_BACK = 8
"""Sentences that a pronoun or an office looks back over."""


class PeopleInSentence(NamedTuple):
    """The entries of the people in sentence `number`: those who speak and those who are named.

    `found` is what pronouns and offices in later sentences were resolved to in this one, so that
    the same word is not searched for twice.
    """

    number: int
    speakers: list[int]
    named: Sequence[int]
    found: dict[str, int | None]


@dataclass(frozen=True, slots=True)
class ResolvedSpeakers:
    """The people of the roster with the speakers added, and the entry of each mention."""

    people: tuple[Person, ...]
    mentions: dict[int, int]
    """`block << WORD | first word of the mention` to the index of the person."""

    def speaker_of(self, place: ReportPlace | None) -> int | None:
        """The index of the person who speaks in a report, or None."""
        if place is None or place.report.speaker is None:
            return None
        return self.mentions.get(place.block << WORD | place.report.speaker[0])


@dataclass(slots=True)
class _Resolution:
    """What is known when a mention is reached in the order of the text."""

    roster: Roster
    entries: list[RosterEntry]
    """Those of the roster, then those that were added."""
    unnamed: dict[str, int]
    """The words for speakers without a name, to the entries that were added for them."""
    casts: deque[PeopleInSentence]
    """Of the last sentences with anybody in them, the nearest first."""


def resolve_speakers(
    words_of: Sequence[TaggedWords],
    sentences_of: Sequence[Sequence[Sentence]],
    roster: Roster,
    quotations: Sequence[AttributedQuotation],
) -> ResolvedSpeakers:
    """The people and the person of each mention; words and sentences are given for each block."""
    mentions: dict[int, int] = {}
    mentions_in = _mentions_by_sentence(sentences_of, quotations)
    if not mentions_in:  # nobody speaks
        return ResolvedSpeakers(tuple([entry.person for entry in roster.entries]), mentions)
    speakers_carried_to = _mentions_of_quotations(sentences_of, quotations)
    known = _Resolution(roster, list(roster.entries), {}, deque())
    casts = known.casts
    for number, (block, low, named) in enumerate(_named_by_sentence(sentences_of, roster)):
        while casts and casts[-1].number < number - LOOK_BACK:
            casts.pop()
        place = block << WORD | low
        if not named and place not in mentions_in and place not in speakers_carried_to:
            continue
        cast = PeopleInSentence(number, [], named, {})
        for mention in mentions_in.get(place, ()):
            entry = _resolve_mention(words_of[block], block, mention, cast, known)
            if entry is not None:
                mentions[block << WORD | mention[0]] = entry
                cast.speakers.append(entry)
        for mention_place in speakers_carried_to.get(place, ()):
            entry = mentions.get(mention_place)
            if entry is not None and entry not in cast.speakers:
                cast.speakers.append(entry)
        if cast.speakers or named:
            casts.appendleft(cast)
    return ResolvedSpeakers(tuple([entry.person for entry in known.entries]), mentions)


def _resolve_mention(
    tokens: TaggedWords, block: int, mention: Range, cast: PeopleInSentence, known: _Resolution
) -> int | None:
    """The entry of a mention in the sentence of `cast`: by pronoun, name or office, or added."""
    entries = known.entries
    pronoun = speaker_mentions.pronoun(tokens, mention)
    if pronoun is not None:
        return _look_back(
            cast, known.casts, pronoun,
            lambda other: speaker_mentions.referent(pronoun, other.speakers, other.named, entries),
        )  # fmt: skip
    place = block << WORD | mention[0]
    if mention[1] == mention[0] + 1 and place in known.roster.by_place:
        return known.roster.by_place[place]
    entry = speaker_mentions.entry_of(tokens, block, mention, known.roster)
    if entry is not None:
        return entry
    office = speaker_mentions.office(tokens, mention)
    if office is not None:
        entry = _look_back(
            cast, known.casts, f"the {office}",
            lambda other: speaker_mentions.holder(office, other.speakers, other.named, entries),
        )  # fmt: skip
    return _add_unnamed(tokens, mention, known) if entry is None else entry


def _look_back(
    cast: PeopleInSentence,
    before: Iterable[PeopleInSentence],
    word: str,
    search: Callable[[PeopleInSentence], int | None],
) -> int | None:
    """What `search` finds for a word in its own sentence, or in the nearest one `before` it.

    The result for its own sentence is not remembered: more speakers may follow there.
    """
    entry = search(cast) if cast.speakers or cast.named else None
    if entry is not None:
        return entry
    for cast in before:
        if word not in cast.found:
            cast.found[word] = search(cast)
        if cast.found[word] is not None:
            return cast.found[word]
    return None


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


def _mentions_by_sentence(
    sentences_of: Sequence[Sequence[Sentence]], quotations: Sequence[AttributedQuotation]
) -> dict[int, list[Range]]:
    """The mentions of speakers in each sentence, in order.

    A key is `block << WORD | first word of the sentence`; a sentence without mentions has none.
    """
    mentions: dict[int, list[Range]] = {}
    for block, sentences in enumerate(sentences_of):
        for sentence in sentences:
            if sentence.reports:
                here = [report.speaker for report in sentence.reports if report.speaker]
                if here:
                    mentions[block << WORD | sentence.low] = here
    starts = _SentenceStarts(sentences_of)
    for quotation in quotations:
        if quotation.source and quotation.source.report.speaker:
            block, speaker = quotation.source.block, quotation.source.report.speaker
            here = mentions.setdefault(block << WORD | starts.start_of(block, speaker[0]), [])
            if speaker not in here:
                here.append(speaker)
    for place, here in mentions.items():
        if len(here) > 1:
            mentions[place] = sorted(set(here))
    return mentions


def _mentions_of_quotations(
    sentences_of: Sequence[Sequence[Sentence]], quotations: Sequence[AttributedQuotation]
) -> dict[int, list[int]]:
    """The places of the mentions that the quotations of each sentence are attributed to."""
    places: dict[int, list[int]] = {}
    starts = _SentenceStarts(sentences_of)
    for quotation in quotations:
        if quotation.source and quotation.source.report.speaker:
            place = quotation.source.block << WORD | quotation.source.report.speaker[0]
            start = starts.start_of(quotation.block, quotation.at)
            places.setdefault(quotation.block << WORD | start, []).append(place)
    return places


class _SentenceStarts:
    """The first words of sentences; fast where one block is asked for after the other."""

    def __init__(self, sentences_of: Sequence[Sequence[Sentence]]) -> None:
        """`sentences_of` has the sentences of each block."""
        self._sentences_of, self._block = sentences_of, -1
        self._starts: list[int] = []

    def start_of(self, block: int, word: int) -> int:
        """The first word of the sentence of a block that has this word."""
        sentences = self._sentences_of[block]
        if len(sentences) == 1:
            return sentences[0].low
        if block != self._block:
            self._block, self._starts = block, [sentence.low for sentence in sentences]
        return self._starts[bisect_right(self._starts, word) - 1]


def _named_by_sentence(
    sentences_of: Sequence[Sequence[Sentence]], roster: Roster
) -> Iterator[tuple[int, int, Sequence[int]]]:
    """Block and first word of every sentence, with the entries named in it, each once."""
    places = sorted(roster.by_place)
    places.append(len(sentences_of) << WORD)
    entries, at = roster.by_place, 0
    following = places[0]
    for block, sentences in enumerate(sentences_of):
        start = block << WORD
        for sentence in sentences:
            end = start | sentence.high
            if following >= end:
                yield block, sentence.low, ()
                continue
            first = at
            while following < end:
                at += 1
                following = places[at]
            if at == first + 1:
                yield block, sentence.low, (entries[places[first]],)
            else:
                here = [entries[place] for place in places[first:at]]
                yield block, sentence.low, tuple(dict.fromkeys(here))
