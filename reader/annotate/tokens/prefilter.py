"""Which blocks may hold something, by a quick look at all of them at once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from reader.models import Block


class LoweredBlocks(NamedTuple):
    """All blocks in lower case as lines of one text, and where the line after each begins."""

    text: str
    ends: list[int]


def lowered_blocks(blocks: Sequence[Block]) -> LoweredBlocks:
    """The blocks as one text, which several rules look through."""
    lows = [block.text.lower() for block in blocks]
    return LoweredBlocks("\n".join(lows), list(accumulate([len(low) + 1 for low in lows])))


def blocks_with(pattern: re.Pattern[str], low: LoweredBlocks) -> Iterator[int]:
    """The numbers of the blocks in whose lower-case text the pattern is found."""
    text, ends = low
    match = pattern.search(text)
    while match:
        number = bisect_right(ends, match.start())
        yield number
        match = pattern.search(text, ends[number])
