"""Finds for a figure without words of its own the figure that says what it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.ledger.series.stated import StatedFigure
from reader.ledger.series.words import TIMES
from reader.models import Figure

MOST_BLOCKS = 3
"""The most paragraphs between a figure and its antecedent."""

LEAST_AGAIN = 10
"""The least number whose repetition is not chance."""


def with_antecedents(figures: Sequence[StatedFigure]) -> list[StatedFigure]:
    """Return the figures of a development, each with its possible antecedent (`before`).

    For a figure of the heading it is the figure of the text with its value; for others the
    preceding one with words of its own, or the one with the same value if the figure has no words.
    """
    found: list[StatedFigure] = []
    lasts: list[StatedFigure] = []
    told: dict[object, StatedFigure] = {}
    for stated in (one for one in figures if one.figure.span.block):
        one = _linked(stated, _like(stated, lasts), told)
        found.append(one)
        if _is_told(one.figure):
            lasts = [*lasts[-2:], one]
            told.setdefault(_value(one.figure), one)
    of_value: dict[object, list[StatedFigure]] = {}
    for one in found:
        if _is_told(one.figure) or one.before is not None:
            of_value.setdefault(_value(one.figure), []).append(one)
    by_span = {one.figure.span: one for one in found}
    return [
        by_span[one.figure.span]
        if one.figure.span.block
        else one._replace(before=_of_text(one, of_value.get(_value(one.figure), ())))
        for one in figures
    ]


def _like(stated: StatedFigure, lasts: Sequence[StatedFigure]) -> StatedFigure | None:
    """Return the last figure, or the one before it in the paragraph if only that may be compared.

    In "1,150 nurses left three hospitals; the board spoke of 800" it is the number of nurses.
    """
    if not lasts or _has_words(stated.figure):
        return lasts[-1] if lasts else None
    low, block = stated.figure.low or 0, stated.figure.span.block
    if low >= LEAST_AGAIN and low > MUCH * (lasts[-1].figure.low or 0):
        for one in reversed(lasts[:-1]):
            if (
                one.figure.span.block == block
                and low <= LIKE * (one.figure.low or 0) <= LIKE**2 * low
            ):
                return one
    return lasts[-1]


MUCH, LIKE = 20, 5
"""How often a number that is hardly compared, and one that is, may hold the other."""


def _of_text(heading: StatedFigure, alike: Sequence[StatedFigure]) -> StatedFigure | None:
    """Return the figure of the text that a heading repeats.

    None if several things have its value.
    """
    told = {one.figure.counted for one in alike if not one.is_again}
    if len(told) > 1 and not heading.figure.counted:
        return None
    return alike[0] if alike else None


def _linked(
    stated: StatedFigure, last: StatedFigure | None, told: dict[object, StatedFigure]
) -> StatedFigure:
    figure = stated.figure
    if not _has_words(figure) and (figure.low or 0) >= LEAST_AGAIN and not _is_more(stated):
        again = told.get(_value(figure))
        if again is not None:
            return stated._replace(before=_alone(again), is_again=True)
    if last is None or figure.span.block - last.figure.span.block > MOST_BLOCKS:
        return stated
    return stated._replace(before=_alone(last))


def _is_more(stated: StatedFigure) -> bool:
    """Whether a number is told as one beside the others: "another 27"."""
    at = stated.figure.span.start
    return _MORE.search(stated.text, max(0, at - LONGEST_MORE), at) is not None


_MORE = re.compile(r"\b(?:another|an? (?:further|additional|extra))\s+$", re.IGNORECASE)
LONGEST_MORE = 20
"""Characters before a number in which "another" stands."""


def _alone(stated: StatedFigure) -> StatedFigure:
    """Return a figure with the one before it, and none before that."""
    before = stated.before
    if before is None or before.before is None:
        return stated
    return stated._replace(before=before._replace(before=None))


def _value(figure: Figure) -> object:
    return figure.low, figure.high


def _is_told(figure: Figure) -> bool:
    """Whether a figure has words of its own, and is not a number of hours or days."""
    unit = (figure.unit or "").split(" ")[0]
    low = figure.low
    if low is None or low < 1 and figure.unit is None:
        return False  # "half of them"
    return _has_words(figure) and unit not in TIMES and unit != "count"


def _has_words(figure: Figure) -> bool:
    return figure.counted is not None or figure.unit is not None
