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


def is_sum_of_sentence(tokens: PlainTokens, before: Sequence[FigurePart], part: FigurePart) -> bool:
    """Whether a number of billions has the currency of its sentence.

    "It added 3 billion euros to its budget, which now stands at 20 billion."
    """
    if tokens.lows[part.last - 1] not in _BILLIONS or not before:
        return False
    last = next((one for one in reversed(before) if not is_conversion(tokens, one)), before[-1])
    led = tokens.lows[part.first - 1] in ("at", "to", "from") and tokens.lows[part.last] != "("
    between = tokens.lows[last.last : part.first]
    money = last.quantity.kind == "money" and not is_conversion(tokens, last)
    return money and led and not _ENDS.intersection(between)


def is_conversion(tokens: PlainTokens, part: FigurePart) -> bool:
    """Whether an amount in brackets repeats the one before it: "4.8 trillion rubles ($60 bn)"."""
    money = part.quantity.kind == "money" and tokens.lows[part.first - 1] == "("
    return money and tokens.lows[part.last] == ")"


_BILLIONS = frozenset(("billion", "bn", "trillion"))
_ENDS = frozenset(".!?;")


def _is_smaller(part: FigurePart, wholes: Sequence[FigurePart]) -> bool:
    highest = max(one.quantity.high or 0 for one in wholes)
    return (part.quantity.high or highest) < highest


PARTS_OF_SUMS = frozenset(("first", "last", "remaining", "other", "another", "further", "next"))
_PAID = frozenset(
    """will would goes go went comes come came must should can could may to .""".split()  # noqa: SIM905
)
