"""Parses the value of `figure:` into a term, or a mistake."""

from __future__ import annotations

import re
from datetime import date

from reader.library.rows import Mistake
from reader.library.search.language.field_token import mistake_in
from reader.library.search.language.query_tree import NumberTerm, Tree
from reader.library.search.language.tokenizer import QueryToken

_SCALES = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6}
_SCALES |= {"b": 9, "bn": 9, "billion": 9, "trillion": 12}

UNITS = {
    "dollar": "$ usd dollar dollars",
    "euro": "€ eur euro euros",
    "pound sterling": "£ gbp",
    "japanese yen": "¥ jpy yen",
    "chinese yuan": "¥ cny yuan",
    "hryvnia": "₴ uah hryvnia hryvnias",
    "ruble": "₽ rub ruble rubles rouble roubles",
    "percent": "% percent pc",
    "kilometre": "km kilometres kilometers",
    "metre": "metres meters",
    "mile": "mile miles",
    "square kilometre": "km2 km²",
    "hectare": "ha hectares",
    "kilogram": "kg kilograms",
    "metric ton": "t ton tons tonne tonnes",
    "ton": "t ton tons tonne tonnes",
    "barrel": "barrel barrels",
    "megawatt": "mw megawatts",
    "minute": "minute minutes",
    "hour": "h hour hours",
    "day": "day days",
    "week": "week weeks",
    "month": "month months",
    "year": "year years",
}
"""The units of figures by name, each with the spellings that a query may use."""

_MONEY = "[$€£¥₴₽]"
_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))
_NUMBER = rf"([0-9][0-9,\u00a0_']*(?:\.[0-9]+)?)\s*(?:({_SCALE})(?![^\W\d_]))?"
_FIGURE = re.compile(
    rf"(>=|<=|>|<|=|≥|≤)?\s*({_MONEY})?\s*{_NUMBER}(?:\s*(?:\.\.|–|-)\s*{_MONEY}?{_NUMBER})?"
    r"\s*([%$€£¥₴₽]|[^\W\d_]+[2²]?)?",
    re.I,
)


def figure_value(token: QueryToken, today: date) -> Tree | Mistake | None:
    """Parse `figure:>1000`, `<`, `>=`, `<=`, `=`, `10..20`, with k, m, bn and a unit: `>€200m`."""
    match = _FIGURE.fullmatch(token.value.strip())
    if match is None or (match[1] and match[5]):
        return mistake_in(token, "figure: needs a number", ">1000")
    written = (match[2] or match[7] or "").casefold()
    units = tuple(unit for unit, forms in UNITS.items() if written in forms.split())
    if written and not units:
        what = f"figure: has no unit {written}; use counted: for what is counted"
        return mistake_in(token, what, f"{token.value.strip()[: match.start(7)].strip()}km")
    return _number_term(match, units)


def _number_term(match: re.Match[str], units: tuple[str, ...]) -> NumberTerm:
    sign, low = match[1] or "=", _number(match[3], match[4])
    if match[5]:
        # In "10..20 thousand" both numbers are thousands.
        high = _number(match[5], match[6])
        low = _number(match[3], match[4] or match[6])
        return NumberTerm(min(low, high), max(low, high), units=units)
    if sign in (">", ">=", "≥"):
        return NumberTerm(low, None, excludes_low=sign == ">", units=units)
    if sign in ("<", "<=", "≤"):
        return NumberTerm(None, low, excludes_high=sign == "<", units=units)
    return NumberTerm(low, low, units=units)


def _number(digits: str, scale: str | None) -> float:
    plain = re.sub("[^0-9.]", "", digits)
    return float(f"{plain}e{_SCALES[scale.casefold()] if scale else 0}")
