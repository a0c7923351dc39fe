"""Mentions of speakers to entries of one roster: names first, pronouns by looking back.

"he" is the first fitting person of the nearest sentence that has one, those who speak in it before
those who are only named; entries are added for bodies and unnamed people who speak.
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
"""Sentences that a pronoun looks back over."""


class SentenceCast(NamedTuple):
    """Entries of those who speak in a sentence, and of those who are named in it.

    `found` is who words stood for in it, once all of it has been read: a pronoun looks back over
    the same sentences as the one before it.
    """

    number: int
    speakers: list[int]
    named: Sequence[int]
    found: dict[str, int | None]


@dataclass(frozen=True, slots=True)
class ResolvedSpeakers:
    """The roster's people with the speakers added, and the entry of each mention."""

    people: tuple[Person, ...]
    mentions: dict[int, int]
    """Block << WORD | first word of the mention, to entry."""

    def of(self, place: ReportPlace | None) -> int | None:
        """The entry of the speaker of a report."""
        if place is None or place.report.speaker is None:
            return None
        return self.mentions.get(place.block << WORD | place.report.speaker[0])


def resolve_speakers(
    read: Sequence[TaggedWords],
    parsed: Sequence[Sequence[Sentence]],
    roster: Roster,
    pieces: Sequence[AttributedQuotation],
) -> ResolvedSpeakers:
    """Who each speaker is, in the order of the text, so that pronouns look back."""
    everyone = list(roster.entries)
    known: dict[str, int] = {}
    mentions: dict[int, int] = {}
    cast: deque[SentenceCast] = deque()  # of the last sentences with somebody, nearest first
    wanted = _by_sentence(parsed, pieces)
    quoted = _quoted(parsed, pieces)
    if not wanted:  # nobody speaks, so that there is nobody to look back for
        return ResolvedSpeakers(tuple([entry.person for entry in everyone]), mentions)
    for number, (block, low, named) in enumerate(_sentences(parsed, roster)):
        while cast and cast[-1].number < number - LOOK_BACK:
            cast.pop()
        place = block << WORD | low
        if not named and place not in wanted and place not in quoted:
            continue
        here = SentenceCast(number, [], named, {})
        tokens, speakers = read[block], here.speakers
        for mention in wanted.get(place, ()):
            word = speaker_mentions.pronoun(tokens, mention)
            spoken = block << WORD | mention[0]
            if word is not None:
                at = _of_pronoun(word, everyone, here, cast)
            elif mention[1] == mention[0] + 1 and spoken in roster.by_place:
                at = roster.by_place[spoken]
            else:
                at = _entry(tokens, block, mention, roster, everyone, here, cast)
            if at is None and not word:
                at = _added(tokens, mention, everyone, known)
            if at is not None:
                mentions[spoken] = at
                speakers.append(at)
        speakers += _others(mentions, quoted[place], speakers) if place in quoted else ()
        if speakers or named:
            cast.appendleft(here)
    return ResolvedSpeakers(tuple([entry.person for entry in everyone]), mentions)


def _others(mentions: dict[int, int], quoted: Iterable[int], speakers: Sequence[int]) -> list[int]:
    """Who speaks in a sentence's quotations besides the speakers that it names."""
    carried = [mentions.get(spoken) for spoken in quoted]
    return [at for at in carried if at is not None and at not in speakers]


def _by_sentence(
    parsed: Sequence[Sequence[Sentence]], pieces: Sequence[AttributedQuotation]
) -> dict[int, list[Range]]:
    """The mentions of each sentence in order, by block << WORD | first word of the sentence."""
    table: dict[int, list[Range]] = {}
    for number, block in enumerate(parsed):
        for sentence in block:
            if sentence.reports:
                spoken = [report.speaker for report in sentence.reports if report.speaker]
                if spoken:
                    table[number << WORD | sentence.low] = spoken
    begins = _Begins(parsed)
    for one in pieces:
        if one.source and one.source.report.speaker:
            at, speaker = one.source.block, one.source.report.speaker
            spoken = table.setdefault(at << WORD | begins.of(at, speaker[0]), [])
            if speaker not in spoken:
                spoken.append(speaker)
    for place, spoken in table.items():
        if len(spoken) > 1:
            table[place] = sorted(set(spoken))
    return table


def _quoted(
    parsed: Sequence[Sequence[Sentence]], pieces: Sequence[AttributedQuotation]
) -> dict[int, list[int]]:
    """The mentions that the quotations of a sentence are put to, wherever those stand."""
    table: dict[int, list[int]] = {}
    begins = _Begins(parsed)
    for one in pieces:
        if one.source and one.source.report.speaker:
            place = one.source.block << WORD | one.source.report.speaker[0]
            here = one.block << WORD | begins.of(one.block, one.at)
            table.setdefault(here, []).append(place)
    return table


class _Begins:
    """Where the sentences of the blocks begin; one block is asked about after the other."""

    def __init__(self, parsed: Sequence[Sequence[Sentence]]) -> None:
        """`parsed` has the sentences of each block."""
        self._parsed, self._block = parsed, -1
        self._lows: list[int] = []

    def of(self, block: int, word: int) -> int:
        """The first word of the sentence that a word stands in."""
        if len(self._parsed[block]) == 1:
            return self._parsed[block][0].low
        if block != self._block:
            self._block, self._lows = block, [sentence.low for sentence in self._parsed[block]]
        return self._lows[bisect_right(self._lows, word) - 1]


def _sentences(
    parsed: Sequence[Sequence[Sentence]], roster: Roster
) -> Iterator[tuple[int, int, Sequence[int]]]:
    """Block and first word of every sentence with the people named in it, each of them once."""
    places = sorted(roster.by_place)
    places.append(len(parsed) << WORD)
    entries, at = roster.by_place, 0
    following = places[0]
    for block, sentences in enumerate(parsed):
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


def _entry(
    tokens: TaggedWords,
    block: int,
    mention: Range,
    roster: Roster,
    everyone: Sequence[RosterEntry],
    here: SentenceCast,
    before: Iterable[SentenceCast],
) -> int | None:
    """Who a mention is that is no pronoun: a name, or the holder of an office."""
    found = speaker_mentions.entry_of(tokens, block, mention, roster)
    office = speaker_mentions.office(tokens, mention) if found is None else None
    if office is None:
        return found
    holds = f"the {office}"
    return _seen(
        here, before, holds, lambda cast: speaker_mentions.holder(office, *cast[1:3], everyone)
    )


def _of_pronoun(
    word: str, everyone: Sequence[RosterEntry], here: SentenceCast, before: Iterable[SentenceCast]
) -> int | None:
    return _seen(
        here, before, word, lambda cast: speaker_mentions.referent(word, *cast[1:3], everyone)
    )


def _seen(
    here: SentenceCast,
    before: Iterable[SentenceCast],
    word: str,
    find: Callable[[SentenceCast], int | None],
) -> int | None:
    """Who a word stands for in the nearest sentence where that is somebody: `here`, or `before`.

    The sentence itself has not yet all that speak in it, so that nothing is kept of it.
    """
    found = find(here) if here.speakers or here.named else None
    if found is not None:
        return found
    for cast in before:
        if word not in cast.found:
            cast.found[word] = find(cast)
        if cast.found[word] is not None:
            return cast.found[word]
    return None


def _added(
    tokens: TaggedWords, mention: Range, everyone: list[RosterEntry], known: dict[str, int]
) -> int | None:
    """The entry of a speaker without a personal name, made when first met."""
    person = speaker_mentions.unnamed(tokens, mention)
    if person is None:
        return None
    form = person.name
    if tokens.letters[mention[0]] not in "NLt":  # its capital is only that of the sentence
        form = form[:1].lower() + form[1:]
    if form not in known:
        known[form] = len(everyone)
        everyone.append(RosterEntry(person, "", (), False))
    return known[form]
