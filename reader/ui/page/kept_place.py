"""Finds the place of a reader in a text again whose words have changed under them."""

from __future__ import annotations

from reader.library.article_text import block_text
from reader.library.rows import Article, ReadingPosition

NEAR = 64
"""Paragraphs before and behind the place that are looked through."""


def kept_place(before: Article, after: Article, place: ReadingPosition) -> ReadingPosition:
    """The block with the same words, the nearest one, and in it the same character.

    Where no block has them, the place is the same in numbers, as far as the text goes.
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
