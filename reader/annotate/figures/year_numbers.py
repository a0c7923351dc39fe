"""Tells numbers that are years from those that count."""

from __future__ import annotations

from reader.annotate.quantities.ranges import Quantity
from reader.annotate.tokens.noun_phrases import STOPS
from reader.annotate.tokens.plain_tokens import PlainTokens


def is_year(tokens: PlainTokens, q: Quantity) -> bool:
    """Whether a number is one of the years that bulletins write of."""
    word = tokens.words[q.first]
    return len(word) == 4 and word.isdigit() and 1900 <= int(word) < 2100 and q.low == q.high


def is_old_year(tokens: PlainTokens, q: Quantity) -> bool:
    """Whether a number is a year by what stands around it: "its 1898 ruling", "Orm (1885-1941)"."""
    before, after = tokens.lows[q.first - 1], tokens.lows[q.last]
    if (before, after) == ("(", ")"):
        ends = tokens.words[q.first], tokens.words[q.last - 1]
        years = all([len(end) == 4 and "1000" <= end < "2100" for end in ends])
        return years and q.low != q.high and tokens.capital(q.first - 2)
    word = tokens.words[q.first]
    if len(word) != 4 or not word.isdecimal() or not "1700" <= word < "1900":
        return False
    owned = before in _BEFORE_YEARS or before.endswith(("'s", "’s"))
    return owned and after.isalpha() and after not in STOPS and q.low == q.high


_BEFORE_YEARS = frozenset(("the", "a", "an", "his", "her", "its", "their"))
