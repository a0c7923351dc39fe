"""Joins neighbouring measures of one thing: "3 minutes and 10 seconds", "5 ft 2 in".

`figures` calls it after the units have been read and before ranges.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.quantities.measured_numbers import Measured
from reader.annotate.tokens.plain_tokens import PlainTokens

_PARTS = {
    ("minute", "second"): 60, ("hour", "minute"): 60, ("hour", "second"): 3600,
    ("day", "hour"): 24, ("week", "day"): 7,
    ("foot", "inch"): 12, ("yard", "foot"): 3, ("metre", "centimetre"): 100,
    ("kilometre", "metre"): 1000, ("kilogram", "gram"): 1000, ("pound-mass", "ounce"): 16,
    ("pound sterling", "ounce"): 16,
}  # fmt: skip
"""How many of the second unit are one of the first."""
_ENDS_OF_RANGES = frozenset(("between", "from", "either"))


def join_compounds(tokens: PlainTokens, found: Sequence[Measured]) -> list[Measured]:
    """Return the numbers in order; each measure with its part is joined.

    The unit is that of the part; heights in feet and inches are in feet.
    """
    joined: list[Measured] = []
    for one in found:
        before = joined[-1] if joined else None
        both = _both(tokens, before, one) if before is not None else None
        if both is None:
            joined.append(one)
        else:
            joined[-1] = both
    return joined


def _both(tokens: PlainTokens, whole: Measured, part: Measured) -> Measured | None:
    """Return a measure and its part as one, or None if they do not belong together."""
    count = _PARTS.get((whole.unit or "", part.unit or ""))
    if count is None or whole.value is None or part.value is None:
        return None
    if tokens.lows[whole.last : part.first] not in ([], ["and"]):
        return None
    if not 0 < part.value < count or whole.value != int(whole.value):
        return None
    if tokens.lows[whole.first - 1] in _ENDS_OF_RANGES:
        return None
    both = part._replace(first=whole.first, number_first=whole.number_first)
    if whole.unit == "foot":
        return both._replace(value=whole.value + part.value / count, unit="foot")
    return both._replace(value=whole.value * count + part.value)
