"""Reads parts of one ("half an hour") and articles that mean one ("almost an hour").

`numbers` calls it.
"""

from __future__ import annotations

import re

from reader.annotate.tokens.number_parts import FRACTIONS, SCALES
from reader.annotate.tokens.plain_tokens import PlainTokens

_ONE = re.compile(
    r"\b(?:than|nearly|almost|least|over|under|about|around) (an?) "
    r"(?:hour|minute|mile|kilomet(?:re|er))(?![\w-])"
)
MEASURES = frozenset(("hour", "minute", "mile", "kilometre", "kilometer"))
"""Measures after an article that means one; each may be a number of its own."""
_ONES = (" an hour", " a minute", " a mile", " a kilomet")
_SURE = frozenset(("than", "nearly", "almost", "least"))
"""Qualifiers that are never prepositions: not "spread over a week"."""
_LASTING = frozenset(
    """for in within of after lasted lasts last took takes take is was just well little
    spent""".split()  # noqa: SIM905
)
_LATER = frozenset(("ago", "earlier", "later", "before", "after", "and"))
"""Words after more than one measure, or after a point in time."""


def may_hold(text: str) -> bool:
    """Whether an article may mean one anywhere in a text: a quick check."""
    return any([one in text for one in _ONES])


def with_articles(tokens: PlainTokens, starts: list[int]) -> list[int]:
    """Return the tokens that numbers may begin at, in order, including articles."""
    if not may_hold(tokens.text):
        return starts
    places = {match.start(1) for match in _ONE.finditer(tokens.text)}
    articles = [at for at, low in enumerate(tokens.lows) if low in ("a", "an")]
    return sorted([*starts, *[at for at in articles if tokens.starts[at] in places]])


def is_one(tokens: PlainTokens, at: int) -> bool:
    """Whether the article at token `at` counts the noun after it."""
    if tokens.lows[at + 2] in _LATER:
        return False
    before = tokens.lows[at - 1]
    return before in _SURE or tokens.lows[at - 2] in _LASTING


PartOfOne = tuple[int, int, float] | tuple[int, int, float, float]
"""First token, token after the last, value, and the scale word's value if there is one."""


def part_of_one(tokens: PlainTokens, i: int, floor: int) -> PartOfOne | None:
    """Read a part of one: "a third of", "half a million", "a quarter million"."""
    lows = tokens.lows
    value = 1 / FRACTIONS[lows[i]]
    article = i - 1 >= floor and lows[i - 1] in ("a", "an")
    if lows[i] in ("half", "quarter") or lows[i + 1] == "of":
        scale_at = i + 2 if lows[i + 1] in ("a", "of", "-") else i + 1
        scale_at += lows[i + 1] == "of" and lows[scale_at] == "a"  # "a quarter of a million"
        scale = SCALES.get(lows[scale_at], 0.0)
        if scale and lows[scale_at][-1] != "s":
            first = i - 1 if article else i
            return first, scale_at + 1, value * scale, scale
    if lows[i] == "half":
        if lows[i - 1] in _HALVES:
            return None  # "the first half of the year"
        if lows[i + 1] in ("a", "an") and lows[i + 2] in _HALVED:
            return i, i + 2, value
        whole = lows[i + 1] in ("of", "the", "a", "an", "its", "their", "his", "her", "all")
        if article and lows[i - 2] == "and":
            return None  # "time and a half"
        measured = lows[i - 1] in ("than", "over", "about", "nearly", "almost", "by", "under")
        return (i, i + 1, value) if whole or measured or article else None
    if article and measures_one(tokens, i + 1):
        return i - 1, i + 3, value
    part = lows[i + 1] == "of" or lows[i - 2] in ("by", "than", "about", "nearly", "almost", "over")
    return (i - 1, i + 1, value) if article and part and not tokens.capital(i) else None


def measures_one(tokens: PlainTokens, at: int) -> bool:
    """Whether "of an hour", or another measure, is at a token after a fraction."""
    lows = tokens.lows
    return lows[at] == "of" and lows[at + 1] in ("a", "an") and lows[at + 2] in _HALVED


_HALVES = frozenset(
    "first second latter other last early late upper lower northern southern".split()  # noqa: SIM905
)
_HALVED = frozenset(
    """hour day week month year decade century minute second mile kilometre kilometer km metre meter
    inch acre hectare litre liter pint pound ounce kilo kilogram ton tonne dollar euro cent point
    percent percentage degree""".split()  # noqa: SIM905
)
"""Measures after "half a": "half an hour"."""
