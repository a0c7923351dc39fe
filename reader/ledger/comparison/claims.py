"""Collects the figures of one side, with the values that are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reader.evidence import Part
from reader.evidence_words import figure_words, name_of, text_at
from reader.ledger.change_types import FigureValue
from reader.ledger.comparison.sides import Side
from reader.ledger.comparison.words import content, is_numeral, keys_of, stem
from reader.models import Development, Figure

_ANYBODY = frozenset(("people", "person"))
"""Words for the thing counted that are ignored if there is another word."""

_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[.:h][0-5]\d")

AROUND = 3
"""The number of words on each side of a figure that are compared."""


class Claim(NamedTuple):
    """A figure of one side.

    `sentence` is the index of its sentence, `word` the number of words before the figure in it, and
    `around` the words before and after it. `counted` are the stems of the thing counted, and
    `whose` the names of its claimants.
    """

    value: FigureValue
    magnitude: int | None
    unit: str | None
    counted: frozenset[str]
    whose: tuple[str, ...]
    basis: str
    claim: int
    part: int
    sentence: int
    word: int
    is_heading: bool
    around: tuple[frozenset[str], frozenset[str]]

    @property
    def amount(self) -> tuple[object, ...]:
        """The key by which two figures are the same number; for a vague figure, its words."""
        if self.value.low is None:
            return (self.magnitude, self.value.text.casefold())
        return (self.value.low, self.value.high)


def claims_of(side: Side) -> Iterator[Claim]:
    """Yield the figures of a bulletin in order, except those in notes on corrections."""
    for place in figures_of(side):
        yield _claim(side, *place)


def figures_of(side: Side) -> Iterator[tuple[int, int, Figure]]:
    """Yield the same as found figures, with the numbers of their part and sentence."""
    for part, found in enumerate(side.read.parts):
        for figure in found.figures:
            sentence = side.sentence_at(part, figure.span)
            if sentence is not None and not _is_time(side.parts[part], figure):
                yield part, sentence, figure


def _is_time(part: Development, figure: Figure) -> bool:
    """Whether a number is the time that a heading begins with ("12.30 Four killed")."""
    block, start, end = figure.span
    return block == 0 and start == 0 and _CLOCK.fullmatch(part.heading[:end]) is not None


def figure_value(evidence: Part, figure: Figure) -> FigureValue:
    """Return a figure of a part as it is shown for one side."""
    whose = tuple(name_of(one) for one in evidence.everybody(figure.claimants))
    return FigureValue(
        figure.low,
        figure.high,
        figure.qualifier,
        _number(text_at(evidence.block, figure.span), figure),
        figure_words(evidence.block, figure),
        figure.counted or figure.unit,
        ", ".join(whose) or None,
        figure.stance,
    )


def _claim(side: Side, part: int, sentence: int, figure: Figure) -> Claim:
    evidence = side.evidence(part)
    whose = tuple(name_of(one) for one in evidence.everybody(figure.claimants))
    stems = content(keys_of(figure.counted or "")) | content(keys_of(figure.unit or ""))
    there = side.sentences[sentence]
    first, last = there.word_at(figure.span.start), there.word_at(figure.span.end)
    before = [stem(key) for key in there.keys[:first] if not is_numeral(key)][-AROUND:]
    behind = [stem(key) for key in there.keys[last:] if not is_numeral(key)][:AROUND]
    return Claim(
        figure_value(evidence, figure),
        figure.magnitude,
        figure.unit,
        stems - _ANYBODY or stems,
        whose,
        figure.claimant_basis,
        figure.claim,
        part,
        sentence,
        first,
        there.is_heading,
        (frozenset(before), frozenset(behind)),
    )


def _number(text: str, figure: Figure) -> str:
    """Return a figure as written, without the words for the thing counted at its end."""
    counted = {stem(key) for key in keys_of(figure.counted or "")}
    words = text.split()
    while figure.low is not None and len(words) > 1 and {*map(stem, keys_of(words[-1]))} <= counted:
        words.pop()
    return " ".join(words)
