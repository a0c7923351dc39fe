"""Turns blocks into the numbers of those that are headings, over which no speaker is carried."""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.tokens.tagged import TaggedWords
from reader.models import Block

LONGEST = 120
"""Characters of a heading, at most."""


def find_headings(blocks: Sequence[Block], read: Sequence[TaggedWords]) -> frozenset[int]:
    """The numbers of the blocks that are marked as headings or have the shape of one."""
    return frozenset(
        number
        for number, block in enumerate(blocks)
        if block.heading or _has_heading_shape(block.text, read[number])
    )


def _has_heading_shape(text: str, tokens: TaggedWords) -> bool:
    """Whether a block is short, ends in no punctuation and is more than a single quotation."""
    text = text.strip()
    if not text or len(text) > LONGEST or text[-1] in ".?!:,;”\"'’)":
        return False
    return not (
        tokens.quotations and tokens.letters[:1] in ("Q", "q", "F") and len(tokens.letters) == 1
    )
