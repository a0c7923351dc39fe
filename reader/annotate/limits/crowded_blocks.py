"""Turns blocks into the numbers of those with more numbers and dates than prose has.

Those are tables or noise, and no figures or dates are read in them, because reading one takes some
twenty times as long as reading a word.  A text may have FEW numbers and dates, and one more for
every APART characters.  If it has more, the blocks in which they stand closest together are left
out until the others are within the limit (docs/trust-text.md).  Of 500 news texts the densest had
one number or date every 38 characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from reader.annotate.dates import date_mentions, readers
from reader.annotate.quantities import numbers, parts_of_one
from reader.models import Block

FEW = 300
APART = 30
_WORD = re.compile(r"[a-z]+|[0-9½¼¾⅓⅔⅛⅕][0-9]*(?:[.,][0-9]+)*")
_SOUGHT = (numbers.STARTERS | readers.STARTS) - date_mentions.ARTICLES | parts_of_one.MEASURES


def find_crowded_blocks(blocks: Sequence[Block]) -> frozenset[int]:
    """The numbers of the blocks in which no figures nor dates are read."""
    length = sum([len(block.text) + 1 for block in blocks])
    if length < 2 * FEW:
        return frozenset()
    counts = [_count(block.text.lower()) if block.text else 0 for block in blocks]
    over = sum(counts) - FEW - length // APART
    if over <= 0:
        return frozenset()
    closest = sorted(
        (number for number, count in enumerate(counts) if count),
        key=lambda number: (len(blocks[number].text) / counts[number], -number),
    )
    before = accumulate((counts[number] for number in closest), initial=0)
    return frozenset(number for number, left in zip(closest, before, strict=False) if left < over)


def _count(text: str) -> int:
    """About how many figures and dates a text in lower case has."""
    return len([1 for word in _WORD.findall(text) if word in _SOUGHT or word < ":"])
