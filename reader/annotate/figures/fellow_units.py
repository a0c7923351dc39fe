"""Gives bare numbers the unit of the measure beside them: "31 cents here and 44 there"."""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.figures.ellipsis import FigurePart
from reader.annotate.quantities.measured_numbers import rate
from reader.annotate.tokens.number_parts import SCALES
from reader.annotate.tokens.plain_tokens import PlainTokens

_JOINTS = frozenset(("and", "or", "but", "against"))
_PLACES = frozenset(
    ("in", "at", "on", "here", "there", "elsewhere", "for", "now", "then", "today", "yesterday",
     "last", "the", "a")
)  # fmt: skip
_VERBS = frozenset(("is", "are", "was", "were", "has", "have", "had", "who", "that", "which"))
_WIDEST = 7
"""Tokens between a measure and the number that takes its unit, at most."""


def with_fellow_units(tokens: PlainTokens, parts: Sequence[FigurePart]) -> list[FigurePart]:
    """The figures; a bare number joined to a measure without a verb between has its unit."""
    done: list[FigurePart] = []
    for part in parts:
        before = done[-1] if done else None
        if before is not None and _takes_unit(tokens, before, part):
            part = part._replace(
                unit=before.unit, quantity=part.quantity._replace(kind=before.quantity.kind)
            )
        done.append(part)
    return _with_bracketed_rates(tokens, done)


def _takes_unit(tokens: PlainTokens, measure: FigurePart, part: FigurePart) -> bool:
    if measure.quantity.bare or measure.unit is None or measure.unit == "year of age":
        return False
    if part.unit is not None or part.noun is not None or not part.quantity.bare:
        return False
    between = tokens.lows[measure.last : part.first]
    if between in (["of", "the"], [",", "of", "which"]) and measure.quantity.kind == "money":
        return tokens.lows[part.last - 1] in SCALES
    if between == ["to"] and tokens.lows[measure.first - 1] == "from":
        return measure.quantity.kind == "money"  # "from €2 million to 3 million"
    if not 1 < len(between) <= _WIDEST or between[-1] not in _JOINTS:
        return False
    if any(low in _VERBS or not low.isalpha() for low in between):
        return False
    after = tokens.lows[part.last]
    return after in _PLACES or after in (".", ",", ";", "")


def _with_bracketed_rates(tokens: PlainTokens, parts: list[FigurePart]) -> list[FigurePart]:
    """The amounts with the rate behind a bracket that says one anew: "C$9 (US$7.10) a seat"."""
    done = parts
    for at in range(1, len(parts)):
        one, two = parts[at - 1], parts[at]
        money = one.quantity.kind == "money" == two.quantity.kind
        if not money or tokens.lows[one.last : two.first] != ["("] or tokens.lows[two.last] != ")":
            continue
        per = rate(tokens, two.last + 1)
        if per is not None and one.unit and two.unit:
            both = [part._replace(unit=f"{part.unit} per {per[0]}") for part in (one, two)]
            done = [*done[: at - 1], *both, *done[at + 1 :]]
    return done
