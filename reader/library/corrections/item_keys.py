"""Computes the keys under which corrections of quotes and figures are stored, and resolves them.

A key consists of words and an ordinal among the items with the same words, so it survives rules
that find other items around it. New rules may also move the ends of an item. A key that no item has
therefore belongs to the item that overlaps its words most. If that is not certain it belongs to
none, because correcting the wrong item is worse than losing a correction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.library.article_text import Text, block_text
from reader.library.identity.fingerprint import normalise
from reader.models import Figure, Quote, Span

_KEY_LENGTH = 200
"""Characters of a quote's words that go into its key."""

_CONTEXT = 48
"""Characters on each side of a figure from which its key takes up to four whole words."""

_APART = " | "
"""Separates the words before a figure, its own, and those after it; no normalised word has it."""

_CLEAR = 3
"""From this number of words on, the ordinal of a key decides among several places."""


class WordsRange(NamedTuple):
    """Words number `start` to `end` (exclusive) of a block."""

    block: int
    start: int
    end: int

    def shared(self, other: WordsRange) -> int:
        """Return how many words two ranges share."""
        if self.block != other.block:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))


def quote_keys(text: Text, quotes: Iterable[Quote]) -> Iterator[str]:
    """Yield the key of each quote, in order."""
    return _numbered(_quote_words(text, quote.span) for quote in quotes)


def figure_keys(text: Text, figures: Iterable[Figure]) -> Iterator[str]:
    """Yield the key of each figure, in order: its words and the words around it."""
    return _numbered(_figure_words(text, figure.span) for figure in figures)


Owners = dict[str, int]
"""The number of the item of each key."""


def items_of(
    keys: Iterable[str], today: Sequence[str], text: Text, spans: Sequence[Span]
) -> Owners:
    """Return the number of the item that each key belongs to.

    `today` and `spans` are the keys and spans of the current items. An item gets at most one key:
    the one that overlaps most.
    """
    at = {key: number for number, key in enumerate(today)}
    found = {key: at[key] for key in keys if key in at}
    taken = set(found.values())
    others = [key for key in keys if key not in at]
    rated: list[tuple[int, str, int]] = []
    if others:
        seek = _Finder(text, spans)
        rated = [(-shared, key, number) for key in others for shared, number in seek.best(key)]
    for _, key, number in sorted(rated):
        if number not in taken:
            taken.add(number)
            found[key] = number
    return found


class _Finder:
    """Finds the item that overlaps the words of a key most."""

    def __init__(self, text: Text, spans: Sequence[Span]) -> None:
        self._blocks = {
            number: f" {normalise(block_text(text, number))} "
            for number in range(len(text.paragraphs) + 1)
        }
        self._text, self._spans = text, spans
        by_block: dict[int, list[int]] = {}
        for number, span in enumerate(spans):
            by_block.setdefault(span.block, []).append(number)
        self._numbers = by_block
        self._ranges: dict[int, list[WordsRange]] = {}

    def best(self, key: str) -> list[tuple[int, int]]:
        """Return the number of words shared with the likeliest item, and the item.

        The list is empty if the item is uncertain.
        """
        ordinal, _, told = key.partition(" ")
        before, _, rest = told.rpartition(_APART)[0].partition(_APART)
        words = _whole_words(told.replace(_APART, " "))
        places = list(self._places(words))
        if len(places) > 1:
            is_told = len(words) >= _CLEAR and ordinal.isdigit() and 0 < int(ordinal) <= len(places)
            if not is_told:
                return []
            places = [places[int(ordinal) - 1]]
        if not places:
            return self._similar(words) if _APART not in told else []
        wanted = places[0]
        if _APART in told:
            start = wanted.start + len(before.split())
            wanted = WordsRange(wanted.block, start, start + max(1, len(rest.split())))
        return self._overlapping(wanted)

    def _places(self, words: Sequence[str]) -> Iterator[WordsRange]:
        """Where these words occur in sequence."""
        sought = f" {' '.join(words)} "
        for block, folded in self._blocks.items() if words else ():
            at = folded.find(sought)
            while at >= 0:
                start = folded.count(" ", 0, at)
                yield WordsRange(block, start, start + len(words))
                at = folded.find(sought, at + 1)

    def _overlapping(self, wanted: WordsRange) -> list[tuple[int, int]]:
        ranges = self._ranges_in(wanted.block)
        shared = [
            (wanted.shared(there), -(there.end - there.start), -number)
            for there, number in zip(ranges, self._numbers.get(wanted.block, ()), strict=True)
        ]
        most, length, number = max(shared, default=(0, 0, 0))
        shorter = min(wanted.end - wanted.start, -length)
        return [(most, -number)] if most and 2 * most >= shorter else []

    def _ranges_in(self, block: int) -> list[WordsRange]:
        """The word ranges of the items of a block; each stretch of text is counted once."""
        if block not in self._ranges:
            spans = [self._spans[number] for number in self._numbers.get(block, ())]
            edges = sorted({0, *(span.start for span in spans), *(span.end for span in spans)})
            text, counted, so_far = block_text(self._text, block), {0: 0}, 0
            for start, end in pairwise(edges):
                so_far += len(normalise(text[start:end]).split())
                counted[end] = so_far
            self._ranges[block] = [
                WordsRange(block, counted[span.start], counted[span.end]) for span in spans
            ]
        return self._ranges[block]

    def _similar(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """The item that shares most word pairs; used if a word of the text has changed."""
        wanted = Counter(pairwise(words))
        rated = []
        for number, span in enumerate(self._spans if wanted else ()):
            pairs = Counter(pairwise(_whole_words(_quote_words(self._text, span))))
            shared = (wanted & pairs).total()
            if shared and 2 * shared >= min(wanted.total(), pairs.total()):
                rated.append((shared, -number))
        best = max(rated, default=None)
        return [(best[0], -best[1])] if best else []


def _quote_words(text: Text, span: Span) -> str:
    return normalise(block_text(text, span.block)[span.start : span.end])[:_KEY_LENGTH]


def _whole_words(told: str) -> list[str]:
    """The words of a key without the last one of a long key, which may be cut off."""
    words = told.split()
    return words[:-1] if len(told) >= _KEY_LENGTH else words


def _figure_words(text: Text, span: Span) -> str:
    whole = block_text(text, span.block)
    before = whole[max(0, span.start - _CONTEXT) : span.start]
    after = whole[span.end : span.end + _CONTEXT]
    head = normalise(before).split()[1 if span.start > _CONTEXT else 0 :][-4:]
    tail = normalise(after).split()[: -1 if span.end + _CONTEXT < len(whole) else None][:4]
    return _APART.join((" ".join(head), normalise(whole[span.start : span.end]), " ".join(tail)))


def _numbered(told: Iterable[str]) -> Iterator[str]:
    counts: dict[str, int] = {}
    for words in told:
        counts[words] = counts.get(words, 0) + 1
        yield f"{counts[words]} {words}"
