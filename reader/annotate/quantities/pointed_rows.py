"""Finds lists of counts whose numbers have points between thousands: "tanks: 11.353 (+8)".

`figures` replaces the tokens of these rows before it reads numbers.  Alone, such a number looks
like one with three decimals; the other rows of its list show that whole things are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.annotate.tokens.plain_tokens import PlainTokens
from reader.models import Block

_ROW = re.compile(
    r"\W{0,4}[^\W\d_][^\d:=.!?;|]{0,60}?(?:\s[–—‒-]|[:=–—‒]|\s\|)\s*[~≈]?\s?"
    r"(?P<number>\d{1,3}(?:\.\d{3})*)(?![.,]?\d)"
    r"(?P<rise>\s?\|?\s?\(?[+±]\s?\d{1,3}(?:\.\d{3})*(?![.,]?\d)\)?)?[^\d]{0,40}"
)
_POINTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+$")
_MAY_BE = re.compile(r"\d\.\d{3}(?!\d)")
_LONGEST = 120
_FEWEST = 3
"""Rows of a list below which its numbers prove nothing."""


def rows_with_points(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the numbers of the blocks that are rows of such lists.

    In each list all numbers have whole groups. One of them has two points ("1.236.747") or has a
    rise without a point behind it, and a smaller one has no point at all, as rates would have.
    """
    if not any(len(block.text) < _LONGEST and _MAY_BE.search(block.text) for block in blocks):
        return frozenset()
    found: set[int] = set()
    for rows in _lists(blocks):
        numbers = [row["number"] for row in rows.values()]
        rises = [row["number"] for row in rows.values() if row["rise"] and "." not in row["rise"]]
        is_whole = any(one.count(".") > 1 for one in numbers) or any("." in one for one in rises)
        if is_whole and len(rows) >= _FEWEST and any("." not in one for one in numbers):
            found.update(rows)
    return frozenset(found)


def _lists(blocks: Sequence[Block]) -> Iterator[dict[int, re.Match[str]]]:
    """Yield the rows of each list by the number of their block."""
    rows: dict[int, re.Match[str]] = {}
    for at, block in enumerate(blocks):
        row = _ROW.fullmatch(block.text) if len(block.text) < _LONGEST else None
        if row is not None:
            rows[at] = row
        elif rows:
            yield rows
            rows = {}
    if rows:
        yield rows


def with_commas(tokens: PlainTokens) -> PlainTokens:
    """Return the tokens with commas for points in whole groups; the offsets stay."""
    words = [one.replace(".", ",") if _POINTED.match(one) else one for one in tokens.words]
    return replace(tokens, words=words, lows=[one.lower() for one in words])
