"""Which blocks may hold something, by a quick look at all of them at once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from reader.models import Block


def blocks_with(pattern: re.Pattern[str], blocks: Sequence[Block]) -> Iterator[int]:
    """The numbers of the blocks in whose lower-case text the pattern is found."""
    lows = [block.text.lower() for block in blocks]
    ends = list(accumulate([len(low) + 1 for low in lows]))
    whole = "\n".join(lows)
    match = pattern.search(whole)
    while match:
        number = bisect_right(ends, match.start())
        yield number
        match = pattern.search(whole, ends[number])
