"""Finds the blocks that are headings, over which no speaker is carried.

`rules` calls it, and `quotes` for headings in quotation marks.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.tokens.tagged import TaggedWords
from reader.models import Block

LONGEST = 120
"""The most characters of a heading."""
MOST_QUOTED = 10
"""The most words of a heading in quotation marks."""
SINGLE, DOUBLE = "'‘", '"“'


def find_headings(blocks: Sequence[Block], read: Sequence[TaggedWords]) -> frozenset[int]:
    """Return the numbers of the blocks that are marked as headings or look like one."""
    quoted = quoted_headings(blocks, read)
    return frozenset(
        [
            number
            for number, block in enumerate(blocks)
            if block.heading
            or number in quoted
            or block.text
            and _has_heading_shape(block.text, read[number])
        ]
    )


def quoted_headings(blocks: Sequence[Block], read: Sequence[TaggedWords]) -> frozenset[int]:
    """Return the numbers of the blocks between others that are headings in quotation marks.

    Such a block is only a few words in single marks, in a text whose quotations have double ones.
    """
    found = [
        number
        for number, tokens in enumerate(read[1:-1], 1)
        if tokens.quotations
        and tokens.letters
        and not tokens.letters[2:]
        and 0 in tokens.quotations
        and blocks[number].text[tokens.quotations[0].start] in SINGLE
        and blocks[number].text.count(" ") < MOST_QUOTED
    ]
    if not found:
        return frozenset()
    doubles = sum(
        blocks[number].text[piece.start] in DOUBLE
        for number, tokens in enumerate(read)
        for piece in tokens.quotations.values()
    )
    return frozenset(found) if doubles > len(found) else frozenset()


def _has_heading_shape(text: str, tokens: TaggedWords) -> bool:
    """Whether a block is short, ends in no punctuation and is more than one quotation."""
    text = text.strip()
    if not text or len(text) > LONGEST or text[-1] in ".?!:,;”\"'’)":
        return False
    if text.startswith(("But ", "However, ", "Meanwhile, ")):
        return False  # a sentence that lacks its full stop
    return not (
        tokens.quotations and tokens.letters[:1] in ("Q", "q", "F") and len(tokens.letters) == 1
    )
