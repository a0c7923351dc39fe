"""Finds the words that introduce the list of numbers that a figure is an item of."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from reader.models import ParagraphKind, Span

_ABOUT = r"(?:about |approximately |~|≈)?"
_ITEM = re.compile(rf"\W*(?:[^\W\d_]+[ ,/-]{{1,3}}){{0,8}}[^\W\d_]+\s*[-–—‒:]\s*{_ABOUT}\d")
"""Matches the beginning of an item in a list of numbers: "tanks – 7,012"."""

_INLINE = re.compile(rf"(?:^|[:,;.])\s*([^\W\d_][^,;:.()\d]{{0,60}})\s[-–—‒]\s*{_ABOUT}\d")
"""Matches an item of a list within one paragraph: ", tanks – 7,012 (+6)"."""

_DASH = re.compile(r"\s[-–—‒]")
LEAST_INLINE = 3
"""The fewest items of a list within a paragraph."""

MOST_CHARACTERS = 4_000
"""Characters of a paragraph that are searched for such items."""


def lead_in_of(
    blocks: Sequence[str],
    kinds: Sequence[ParagraphKind],
    span: Span,
    above: Callable[[], str],
) -> str:
    """Return the words before the list that a figure is an item of; "" if it is in none.

    `blocks` are the heading and the paragraphs of a development, `kinds` those of the paragraphs.
    `above` returns the text over the development, for a list at the start of one without a heading.
    """
    block = span.block
    text = blocks[block][:MOST_CHARACTERS]
    items = _inline_items(text)
    if len(items) >= LEAST_INLINE and items[0] <= span.start < len(text):
        if before := text[: items[0]].strip():
            return before
    elif not _is_item(blocks, kinds, block):
        return ""
    while block > 0 and (_is_item(blocks, kinds, block) or block == span.block):
        block -= 1
    return blocks[block] if blocks[block].strip() else above()


@lru_cache(64)
def _inline_items(text: str) -> list[int]:
    """Return the offsets of the items of a list within one paragraph."""
    return [found.start(1) for found in _INLINE.finditer(text)] if _DASH.search(text) else []


def _is_item(blocks: Sequence[str], kinds: Sequence[ParagraphKind], block: int) -> bool:
    if block == 0:
        return False
    is_listed = len(kinds) >= block and kinds[block - 1] == "list"
    return is_listed or _ITEM.match(blocks[block]) is not None
