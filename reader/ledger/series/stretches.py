"""Cuts the sentence of a figure into the words that are about it and those about others."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reader.ledger.comparison.sentences import split_sentences
from reader.ledger.people.names import text_words_between
from reader.ledger.series.stated import StatedFigure

_BOUNDARY = re.compile(r"[,;:(–—]|\band\b|\bwhile\b|\bbut\b|\bwith\b|\bincluding\b")

NEAR = 600
"""Characters before and behind a figure that are looked at."""


class OwnWords(NamedTuple):
    """Places in a paragraph: a figure's sentence, and in it the words that are its own alone.

    `before` and `behind` are the folded words of the sentence around the figure, and `words` all
    of it: a pattern is tried only where they have its words.
    """

    sentence: tuple[int, int]
    start: int
    end: int
    before: tuple[str, ...]
    behind: tuple[str, ...]
    words: frozenset[str]


def stretch_of(stated: StatedFigure) -> OwnWords:
    """The stretch of a figure: between those that stand before and behind it in its sentence."""
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
    """Where the sentence begins and ends that a character is in, as far as is looked at."""
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
    """Where the words between two figures part: those before are of the first."""
    found = list(_BOUNDARY.finditer(text, low, high))
    return found[-1].start() if found else high
