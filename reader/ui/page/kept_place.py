"""Finds the user's place in a text again after the text has changed."""

from __future__ import annotations

from reader.library.article_text import block_text
from reader.library.rows import Article, ReadingPosition

NEAR = 64
"""The number of paragraphs before and after the place that are compared."""


def kept_place(before: Article, after: Article, place: ReadingPosition) -> ReadingPosition:
    """Return the same character of the nearest block with the same words.

    If no block has them, return the same block and character numbers, within the text.
    """
    last = len(after.development.paragraphs)
    if not place.block:
        return place
    if place.block <= len(before.development.paragraphs):
        words = block_text(before.development, place.block)
        for distance in range(NEAR):
            for block in {place.block - distance, place.block + distance}:
                if 1 <= block <= last and block_text(after.development, block) == words:
                    return ReadingPosition(block, place.offset)
    block = min(place.block, last)
    length = len(block_text(after.development, block))
    return ReadingPosition(block, min(place.offset, max(0, length - 1)))
