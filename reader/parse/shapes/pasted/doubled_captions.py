"""Finds captions that stand twice, once with the credit of the picture behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.units import Unit

_CREDIT = re.compile(r" ?(?:\([A-ZÀ-Þ][^()]{2,60}\)|\[[A-ZÀ-Þ][^\[\]]{2,60}\])\.?")
_SHORTEST = 15
_ENDS = frozenset(")].")


def mark_doubled(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; a line, and below it the same with a name in brackets, are captions."""
    marked = list(units)
    ends = [at for at, unit in enumerate(units) if at and unit.text[-1:] in _ENDS]
    for at in ends:
        one, other = units[at - 1 : at + 1]
        rest = other.text.removeprefix(one.text) if len(one.text) >= _SHORTEST else other.text
        is_doubled = rest != other.text and _CREDIT.fullmatch(rest)
        if is_doubled and not (one.level or one.item or other.level or other.item):
            marked[at - 1 : at + 1] = [replace(unit, kind="caption") for unit in (one, other)]
    return marked
