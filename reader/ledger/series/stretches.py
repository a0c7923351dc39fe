"""Divides a figure's sentence into the words that belong to it and those of other figures."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reader.ledger.comparison.sentences import split_sentences
from reader.ledger.people.names import text_words_between
from reader.ledger.series.stated import StatedFigure

_BOUNDARY = re.compile(r"[,;:(–—]|\band\b|\bwhile\b|\bbut\b|\bwith\b|\bincluding\b")

_WHERE = re.compile(
    r"(?:,|;|\band\b|\bwhile\b|\bbut\b)(?: and| while| but)?"
    r" (?:in|at|near|outside|across) (?:the )?[A-Z][^,;:.()\d]{1,40}$"
)
"""Matches the place that a statement begins with: ", while in the Orm region"."""

NEAR = 600
"""Characters before and after a figure that are examined."""


class OwnWords(NamedTuple):
    """Offsets in a paragraph: a figure's sentence, and the words in it that belong to the figure.

    `before` and `behind` are the folded words of the sentence around the figure, and `words` all of
    them: a pattern is tried only if they include its words.
    """

    sentence: tuple[int, int]
    start: int
    end: int
    before: tuple[str, ...]
    behind: tuple[str, ...]
    words: frozenset[str]


def stretch_of(stated: StatedFigure) -> OwnWords:
    """Return a figure's own words: those between its neighbours in the sentence."""
    _, at, end = stated.figure.span
    sentence = _sentence(stated.text, at)
    first, last = sentence
    low, high = -1, last
    for one, other in stated.others:
        if first <= one < at and low < other <= at:
            low = other
        elif end <= one < high:
            high = one
    start = _cut(stated.text, low, at) if low >= 0 else first
    stop = _cut(stated.text, end, high) if high < last else last
    text = stated.text
    before, own, behind = text_words_between(text[first:last], (at - first, end - first))
    return OwnWords(sentence, start, stop, before, behind, frozenset((*before, *own, *behind)))


def _sentence(text: str, at: int) -> tuple[int, int]:
    """Return the start and end of the sentence around a character, within `NEAR`."""
    if len(text) <= NEAR:
        low, sentences = 0, _sentences(text)
    else:
        low = max(0, at - NEAR)
        sentences = _sentences(text[low : at + NEAR])
    for start, end in sentences:
        if low + start <= at < low + end:
            return low + start, low + end
    return at, at


@lru_cache(64)
def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(split_sentences(text))


def _cut(text: str, low: int, high: int) -> int:
    """Return the boundary between two figures; the words before it belong to the first."""
    found = list(_BOUNDARY.finditer(text, low, high))
    if not found:
        return high
    at = found[-1].start()
    where = _WHERE.search(text, low, at)
    return where.start() if where and not text[found[-1].end() : high].strip() else at
