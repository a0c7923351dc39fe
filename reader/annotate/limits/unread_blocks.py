"""Finds the blocks without figures and dates, and blocks too crowded with numbers to be read.

Crowded blocks are tables or noise. They are left out because reading a figure takes about twenty
times as long as reading a word. A text may have FEW numbers and dates, plus one for every APART
characters. If it has more, the most crowded blocks are left out until the others are within the
limit (docs/trust-text.md). Among 500 news texts, the densest had one number or date every 38
characters.

A third of the blocks of news have no word that a figure or date begins with; they are recognised
here before any tokens are made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate

from reader.annotate.dates import date_mentions, readers
from reader.annotate.quantities import numbers, parts_of_one
from reader.models import Block

FEW = 300
APART = 30
_WORD = re.compile(r"[a-z]+|[0-9½¼¾⅓⅔⅛⅕][0-9]*(?:[.,][0-9]+)*")
_DIGIT = re.compile("[0-9]")
_SOUGHT = (numbers.STARTERS | readers.STARTS) - date_mentions.ARTICLES | parts_of_one.MEASURES
_STARTING = frozenset(
    [_WORD.findall(word)[0] for word in _SOUGHT | date_mentions.AFTER_ARTICLES if word not in "'’‘"]
)
"""Every block with a figure or date, but without digits, contains one of these words."""


def find_unread_blocks(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the numbers of the blocks in which no figures or dates are to be read."""
    counts = [_count(block.text.lower()) if block.text else None for block in blocks]
    return frozenset([at for at, count in enumerate(counts) if count is None]).union(
        _crowded(blocks, counts)
    )


def _crowded(blocks: Sequence[Block], counts: Sequence[int | None]) -> Iterable[int]:
    """Return the blocks with the most figures and dates for their length, if over the limit."""
    length = sum([len(block.text) + 1 for block in blocks])
    over = sum(filter(None, counts)) - FEW - length // APART
    if over <= 0:
        return ()
    filled = {number: count for number, count in enumerate(counts) if count}
    closest = sorted(
        filled, key=lambda number: (len(blocks[number].text) / filled[number], -number)
    )
    before = accumulate((filled[number] for number in closest), initial=0)
    return [number for number, left in zip(closest, before, strict=False) if left < over]


def _count(text: str) -> int | None:
    """Estimate the number of figures and dates in a lower-case text; None if it cannot have any."""
    words = _WORD.findall(text)
    if _STARTING.isdisjoint(words) and not _DIGIT.search(text):
        return None
    return len([1 for word in words if word in _SOUGHT or word < ":"])
