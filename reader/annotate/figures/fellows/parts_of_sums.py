"""Completes part of a sum with its currency: "The first 60 million are to be paid in May".

`fellow_units` calls it.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.figures.figure_parts import FigurePart
from reader.annotate.tokens.noun_phrases import AUXILIARIES
from reader.annotate.tokens.plain_tokens import PlainTokens


def part_of_sum(tokens: PlainTokens, before: Sequence[FigurePart], part: FigurePart) -> FigurePart:
    """Return the figure with the only currency before it: "The first 60 million are paid"."""
    money = [one for one in before if one.quantity.kind == "money"]
    alone = tokens.lows[part.last] in AUXILIARIES or tokens.lows[part.last] in _PAID
    if not alone or len({one.unit for one in money}) != 1 or not _is_smaller(part, money):
        return part
    return part._replace(unit=money[0].unit, quantity=part.quantity._replace(kind="money"))


def _is_smaller(part: FigurePart, wholes: Sequence[FigurePart]) -> bool:
    highest = max(one.quantity.high or 0 for one in wholes)
    return (part.quantity.high or highest) < highest


PARTS_OF_SUMS = frozenset(("first", "last", "remaining", "other", "another", "further", "next"))
_PAID = frozenset(
    """will would goes go went comes come came must should can could may to .""".split()  # noqa: SIM905
)
