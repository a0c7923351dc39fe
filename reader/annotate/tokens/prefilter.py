"""Turns blocks and a pattern into the numbers of the blocks that may hold what a rule reads."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from reader.models import Block


def blocks_with(pattern: re.Pattern[str], blocks: Sequence[Block]) -> Iterator[int]:
    """The numbers of the blocks in whose lower-case text the pattern is found, in order.

    All blocks are searched as one text, one line each: one search for many short blocks.
    """
    lows = [block.text.lower() for block in blocks]
    text, ends = "\n".join(lows), list(accumulate([len(low) + 1 for low in lows]))
    match = pattern.search(text)
    while match:
        number = bisect_right(ends, match.start())
        yield number
        match = pattern.search(text, ends[number])
