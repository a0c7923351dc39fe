"""Finds for each figure the one in its development that says what it counts, if it does not."""

from __future__ import annotations

from collections.abc import Sequence

from reader.ledger.series.stated import StatedFigure
from reader.ledger.series.words import TIMES
from reader.models import Figure

MOST_BLOCKS = 3
"""Paragraphs that a figure may stand behind the one that it goes on from."""

LEAST_AGAIN = 10
"""A smaller number comes again by chance."""


def with_antecedents(figures: Sequence[StatedFigure]) -> list[StatedFigure]:
    """Return the figures of a development, each with that which may say what it counts.

    For one of the heading that is the figure of the text with its value; for others the one
    before that has words of its own, or the one with its value where it has none.
    """
    found: list[StatedFigure] = []
    last: StatedFigure | None = None
    told: dict[object, StatedFigure] = {}
    for stated in (one for one in figures if one.figure.span.block):
        one = _linked(stated, last, told)
        found.append(one)
        if _is_told(one.figure):
            last = one
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


def _of_text(heading: StatedFigure, alike: Sequence[StatedFigure]) -> StatedFigure | None:
    """The figure of a text that its heading gives; None where several things have its value."""
    told = {one.figure.counted for one in alike if not one.is_again}
    if len(told) > 1 and not heading.figure.counted:
        return None
    return alike[0] if alike else None


def _linked(
    stated: StatedFigure, last: StatedFigure | None, told: dict[object, StatedFigure]
) -> StatedFigure:
    figure = stated.figure
    if not _has_words(figure) and (figure.low or 0) >= LEAST_AGAIN:
        again = told.get(_value(figure))
        if again is not None:
            return stated._replace(before=_alone(again), is_again=True)
    if last is None or figure.span.block - last.figure.span.block > MOST_BLOCKS:
        return stated
    return stated._replace(before=_alone(last))


def _alone(stated: StatedFigure) -> StatedFigure:
    """A figure with the one before it, and none before that."""
    before = stated.before
    if before is None or before.before is None:
        return stated
    return stated._replace(before=before._replace(before=None))


def _value(figure: Figure) -> object:
    return figure.low, figure.high


def _is_told(figure: Figure) -> bool:
    """Whether a figure has words of its own, and counts no hours or days."""
    unit = (figure.unit or "").split(" ")[0]
    low = figure.low
    if low is None or low < 1 and figure.unit is None:
        return False  # "half of them"
    return _has_words(figure) and unit not in TIMES and unit != "count"


def _has_words(figure: Figure) -> bool:
    return figure.counted is not None or figure.unit is not None
