"""Cuts the sentence of a figure into the words that are about it and those about others."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reader.ledger.comparison.sentences import split_sentences
from reader.ledger.series.stated import StatedFigure

_BOUNDARY = re.compile(r"[,;:(–—]|\band\b|\bwhile\b|\bbut\b|\bwith\b|\bincluding\b")

NEAR = 600
"""Characters before and behind a figure that are looked at."""


class OwnWords(NamedTuple):
    """Places in a paragraph: a figure's sentence, and in it the words that are its own alone."""

    sentence: tuple[int, int]
    start: int
    end: int


def stretch_of(stated: StatedFigure) -> OwnWords:
    """The stretch of a figure: between those that stand before and behind it in its sentence."""
    _, at, end = stated.figure.span
    sentence = _sentence(stated.text, at)
    before = [other for other in stated.others if sentence[0] <= other[0] < at and other[1] <= at]
    behind = [other for other in stated.others if end <= other[0] < sentence[1]]
    start = _cut(stated.text, max(one[1] for one in before), at) if before else sentence[0]
    stop = _cut(stated.text, end, min(one[0] for one in behind)) if behind else sentence[1]
    return OwnWords(sentence, start, stop)


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
