"""Reads the rows of lists that give one count each: "tanks – 812 (+4)"."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.annotate.tokens.noun_phrases import is_plural, noun_follows, singular
from reader.annotate.tokens.plain_tokens import PlainTokens

_ROW = re.compile(
    r"\s*(?:[•·▪*‒–—-]\s*)?[^\W\d_][^:=\d.!?;]{0,70}?(?:\b[A-Z]+-?\d+\w*[^:=\d.!?;]{0,30}?)?"
    r"\s*(?:\s[‒–—-]|[:=‒–—]|\.{2,})\s*"
    r"(?:(?:about|approximately|over|nearly|almost|more than|at least|around|up to|some|~|≈)\s*)?"
    r"\d[\d,.\s\u00a0]{0,14}(?:\s*\(\s*[+±-]?\s*\d[\d,.\s]{0,10}\))?"
    r"\s*(?:[^\W\d_]+(?:\s[^\W\d_]+)?)?\s*[,;.]?\s*"
)
_DASHES = frozenset(("-", "‒", "–", "—", ":", "=", "−"))
MARKS = _DASHES | {"+", "±"}
"""What stands right before the number of a row, or of a rise."""
_ANY_MARK = re.compile(r"[‒–—:=-]|\.\.")
_STOPS = frozenset((",", ";", ".", "•", "·", "*", "▪", "", "(", ")", "¦", ":"))
_VERBS = frozenset(
    ("is", "are", "was", "were", "be", "has", "have", "had", "will", "there", "one", "said", "says")
)
_MOST_WORDS = 9


class ListRow(NamedTuple):
    """What a row counts: its words as they stand, and the unit, the singular of their head."""

    noun: str
    unit: str


def may_be_row(text: str) -> bool:
    """Whether a block has a mark that a row has: a quick look before `is_row`."""
    return len(text) < _LONGEST_ROW and _ANY_MARK.search(text) is not None


def is_row(text: str) -> bool:
    """Whether a block is one row of a list of counts."""
    return len(text) < _LONGEST_ROW and _ROW.fullmatch(text) is not None


_LONGEST_ROW = 160


def counted_before(tokens: PlainTokens, first: int, last: int, whole: bool) -> ListRow | None:
    """What the number at tokens `first` to `last` counts by the words before a dash or colon.

    A row has a rise in brackets behind its number, or is `whole`: the block has nothing else.
    """
    dash = first - 1
    if tokens.lows[dash] == "+" and dash > 0 and tokens.lows[dash - 1].isalpha():
        whole, spaced = True, not tokens.touch(dash - 1)  # "personnel +1,420; tanks +9"
    elif tokens.lows[dash] not in _DASHES or dash < 1 or tokens.lows[dash - 1] in _DASHES:
        return None
    else:
        spaced = not tokens.touch(dash - 1) or tokens.lows[dash] in ":=‒–—"
    if not spaced or not (whole or _has_rise(tokens, last)):
        return None
    start = dash
    while start > 0 and dash - start <= _MOST_WORDS:
        low = tokens.lows[start - 1]
        if low in _STOPS or low in _DASHES and not tokens.touch(start - 1) or low[:1].isdigit():
            break
        start -= 1
    start = start + 1 if tokens.lows[start] in ("and", "-", "‒", "–", "—") else start
    if not 0 < dash - start <= _MOST_WORDS or _VERBS.intersection(tokens.lows[start:dash]):
        return None
    return ListRow(
        tokens.text[tokens.starts[start] : tokens.ends[dash - 1]], _unit(tokens, start, dash)
    )


def _unit(tokens: PlainTokens, start: int, end: int) -> str:
    """The singular of the first plural that is a head, or the acronym that comes first, or the last
    word."""
    for at in range(start, end):
        if is_plural(tokens, at) and (at + 1 == end or not noun_follows(tokens, at + 1)):
            return singular(tokens.words[at])
    if len(tokens.words[start]) > 1 and tokens.words[start].isupper():
        return tokens.lows[start]
    return tokens.lows[end - 1]


def _has_rise(tokens: PlainTokens, last: int) -> bool:
    """Whether a rise or fall in brackets follows: "(+4)"."""
    return tokens.lows[last] == "(" and tokens.lows[last + 1] in ("+", "-", "−", "±")


def is_rise(tokens: PlainTokens, first: int) -> bool:
    """Whether the number at token `first` is such a rise."""
    return tokens.lows[first - 1] in ("+", "±") and tokens.lows[first - 2] == "("
