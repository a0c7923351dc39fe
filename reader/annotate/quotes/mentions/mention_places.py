"""Finds the places of mentions of speakers and of names, by sentence.

`speakers` reads the text in this order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reader.annotate.people.roster import WORD, Roster
from reader.annotate.quotes.attribution import AttributedQuotation
from reader.annotate.quotes.mentions.people_in_sentences import Named
from reader.annotate.quotes.reports import Sentence
from reader.annotate.quotes.subjects import Range

LOW = (1 << WORD) - 1
"""Masks the word index of a place."""


def mentions_by_sentence(
    sentences_of: Sequence[Sequence[Sentence]], quotations: Sequence[AttributedQuotation]
) -> dict[int, list[Range]]:
    """Return the mentions of speakers in each sentence, in order.

    A key is `block << WORD | first word of the sentence`; sentences without mentions have none.
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


def mentions_of_quotations(
    sentences_of: Sequence[Sequence[Sentence]], quotations: Sequence[AttributedQuotation]
) -> dict[int, list[int]]:
    """Return the places of mentions that the quotations of each sentence are attributed to."""
    places: dict[int, list[int]] = {}
    starts = _SentenceStarts(sentences_of)
    for quotation in quotations:
        if quotation.basis == "unknown":
            continue
        if quotation.source and quotation.source.report.speaker:
            place = quotation.source.block << WORD | quotation.source.report.speaker[0]
            start = starts.start_of(quotation.block, quotation.at)
            places.setdefault(quotation.block << WORD | start, []).append(place)
    return places


class _SentenceStarts:
    """The first words of sentences; fast if blocks are requested in order."""

    def __init__(self, sentences_of: Sequence[Sequence[Sentence]]) -> None:
        """Take the sentences of each block."""
        self._sentences_of, self._block = sentences_of, -1
        self._starts: list[int] = []

    def start_of(self, block: int, word: int) -> int:
        """Return the first word of the sentence that contains this word of a block."""
        sentences = self._sentences_of[block]
        if len(sentences) == 1:
            return sentences[0].low
        if block != self._block:
            self._block, self._starts = block, [sentence.low for sentence in sentences]
        return self._starts[bisect_right(self._starts, word) - 1]


def named_by_sentence(
    sentences_of: Sequence[Sequence[Sentence]], roster: Roster
) -> Iterator[tuple[int, Sentence, Sequence[Named]]]:
    """Yield block and words of every sentence, with the entries named in it in order."""
    places = sorted(roster.by_place)
    places.append(len(sentences_of) << WORD)
    entries, at = roster.by_place, 0
    following = places[0]
    for block, sentences in enumerate(sentences_of):
        start = block << WORD
        for sentence in sentences:
            end = start | sentence.high
            if following >= end:
                yield block, sentence, ()
                continue
            first = at
            while following < end:
                at += 1
                following = places[at]
            yield (
                block,
                sentence,
                [Named(place & LOW, entries[place]) for place in places[first:at]],
            )
