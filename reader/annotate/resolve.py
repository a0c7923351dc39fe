"""Mentions of speakers to entries of one roster: names first, pronouns by looking back.

"he" is the first fitting person of the nearest sentence that has one, those who speak in it before
those who are only named; entries are added for bodies and unnamed people who speak.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.annotate import people
from reader.annotate.attribution import Attributed, Place
from reader.annotate.cues import Sentence
from reader.annotate.phrases import Range
from reader.annotate.roster import Entry, Roster
from reader.annotate.tokens import Tokens
from reader.models import Person

LOOK_BACK = 8
"""Sentences that a pronoun looks back over."""


class Cast(NamedTuple):
    """Entries of those who speak in a sentence, and of those who are named in it.

    `found` is who words stood for in it, once all of it has been read: a pronoun looks back over
    the same sentences as the one before it.
    """

    speakers: Sequence[int]
    named: Sequence[int]
    found: dict[str, int | None]


NOBODY = Cast((), (), {})


@dataclass(frozen=True, slots=True)
class Resolved:
    """The roster's people with the speakers added, and the entry of each mention."""

    people: tuple[Person, ...]
    mentions: dict[tuple[int, int], int]
    """(block, first word of the mention) to entry."""

    def of(self, place: Place | None) -> int | None:
        """The entry of the speaker of a report."""
        if place is None or place.report.speaker is None:
            return None
        return self.mentions.get((place.block, place.report.speaker[0]))


def find(
    read: Sequence[Tokens],
    parsed: Sequence[Sequence[Sentence]],
    roster: Roster,
    pieces: Sequence[Attributed],
) -> Resolved:
    """Who each speaker is, in the order of the text, so that pronouns look back."""
    everyone = list(roster.entries)
    known: dict[str, int] = {}
    mentions: dict[tuple[int, int], int] = {}
    cast: deque[Cast] = deque(maxlen=LOOK_BACK)  # nearest first
    wanted = _by_sentence(parsed, pieces)
    quoted = _quoted(parsed, pieces)
    for block, low, named in _sentences(parsed, roster):
        speakers: list[int] = []
        for mention in wanted.get((block, low), ()):
            here = Cast(speakers, named, {})
            at = _entry(read[block], block, mention, roster, everyone, (here, *cast))
            if at is None:
                at = _added(read[block], mention, everyone, known)
            if at is not None:
                mentions[block, mention[0]] = at
                speakers.append(at)
        if (block, low) in quoted:
            carried = (mentions.get(place) for place in quoted[block, low])
            speakers += [at for at in carried if at is not None and at not in speakers]
        cast.appendleft(Cast(speakers, named, {}) if speakers or named else NOBODY)
    return Resolved(tuple(entry.person for entry in everyone), mentions)


def _by_sentence(
    parsed: Sequence[Sequence[Sentence]], pieces: Sequence[Attributed]
) -> dict[tuple[int, int], list[Range]]:
    """The mentions of each sentence in order, by (block, first word of the sentence)."""
    reports = (
        Place(number, report)
        for number, block in enumerate(parsed)
        for sentence in block
        for report in sentence.reports
    )
    spoken = (*reports, *(one.source for one in pieces if one.source))
    table: dict[tuple[int, int], list[Range]] = {}
    for block, mention in sorted({(p.block, p.report.speaker) for p in spoken if p.report.speaker}):
        low = _sentence_of(parsed[block], mention[0])
        table.setdefault((block, low), []).append(mention)
    return table


def _quoted(
    parsed: Sequence[Sequence[Sentence]], pieces: Sequence[Attributed]
) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """The mentions that the quotations of a sentence are put to, wherever those stand."""
    table: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for one in pieces:
        if one.source and one.source.report.speaker:
            low = _sentence_of(parsed[one.block], one.at)
            place = one.source.block, one.source.report.speaker[0]
            table.setdefault((one.block, low), []).append(place)
    return table


def _sentence_of(block: Sequence[Sentence], word: int) -> int:
    """The first word of the sentence that a word stands in."""
    return block[bisect_right(block, word, key=lambda sentence: sentence.low) - 1].low


def _sentences(
    parsed: Sequence[Sequence[Sentence]], roster: Roster
) -> Iterator[tuple[int, int, Sequence[int]]]:
    """Block and first word of every sentence with the people named in it, each of them once."""
    named: dict[int, list[tuple[int, int]]] = {}
    for (block, at), entry in roster.by_place.items():
        named.setdefault(block, []).append((at, entry))
    for block, sentences in enumerate(parsed):
        here = sorted(named[block]) if block in named else ()
        if len(sentences) == 1:
            yield block, sentences[0].low, tuple(dict.fromkeys(entry for _, entry in here))
            continue
        if not here:
            for sentence in sentences:
                yield block, sentence.low, ()
            continue
        for sentence in sentences:
            low, high = bisect_left(here, (sentence.low,)), bisect_left(here, (sentence.high,))
            yield block, sentence.low, tuple(dict.fromkeys(entry for _, entry in here[low:high]))


def _entry(
    tokens: Tokens,
    block: int,
    mention: Range,
    roster: Roster,
    everyone: Sequence[Entry],
    back: Sequence[Cast],
) -> int | None:
    word = people.pronoun(tokens, mention)
    if word is not None:
        return _seen(back, word, lambda cast: people.referent(word, *cast[:2], everyone))
    found = people.entry_of(tokens, block, mention, roster)
    office = people.office(tokens, mention) if found is None else None
    if office is None:
        return found
    return _seen(back, f"the {office}", lambda cast: people.holder(office, *cast[:2], everyone))


def _seen(back: Sequence[Cast], word: str, find: Callable[[Cast], int | None]) -> int | None:
    """Who a word stands for in the nearest sentence where that is somebody."""
    for number, cast in enumerate(back):
        if cast is NOBODY:
            continue
        if word in cast.found:
            found = cast.found[word]
        else:
            found = find(cast)
            if number:  # the sentence that is being read has not yet all that speak in it
                cast.found[word] = found
        if found is not None:
            return found
    return None


def _added(
    tokens: Tokens, mention: Range, everyone: list[Entry], known: dict[str, int]
) -> int | None:
    """The entry of a speaker without a personal name, made when first met."""
    if people.pronoun(tokens, mention):
        return None
    person = people.unnamed(tokens, mention)
    if person is None:
        return None
    if person.name not in known:
        known[person.name] = len(everyone)
        everyone.append(Entry(person, "", (), False))
    return known[person.name]
