"""Blocks to the ones that are headings, given as such or guessed from their shape.

Speakers are not carried over a heading.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.tokens.tagged import Words
from reader.models import Block

LONGEST = 120
"""Characters: a longer block is a paragraph."""


def find_headings(blocks: Sequence[Block], read: Sequence[Words]) -> frozenset[int]:
    """The numbers of the blocks that are headings."""
    return frozenset(
        number
        for number, block in enumerate(blocks)
        if block.heading or _looks_like_one(block.text, read[number])
    )


def _looks_like_one(text: str, tokens: Words) -> bool:
    """Short, without a full stop at its end, not a quotation and not announcing one."""
    text = text.strip()
    if not text or len(text) > LONGEST or text[-1] in ".?!:,;”\"'’)":
        return False
    return not (
        tokens.pieces and tokens.letters[:1] in ("Q", "q", "F") and len(tokens.letters) == 1
    )
