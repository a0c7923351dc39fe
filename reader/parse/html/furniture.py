"""Drops what stands among the paragraphs of a page and is none: links to other pages, labels."""

from __future__ import annotations

from collections.abc import Sequence

from reader.parse.html.elements import HEADINGS
from reader.parse.html.tree import TextBlock

_LINKED = 0.8
_LINKED_ITEM = 0.4
_SHORT = 100
_OWN_TAG = 0.7
"""The share of a text that is in `<p>`, from which on short texts outside of it are labels."""

RoleBlock = tuple[TextBlock, str]


def without_furniture(blocks: Sequence[RoleBlock]) -> list[RoleBlock]:
    """Return the blocks that are text; each has its role."""
    in_paragraphs = sum(len(block.text) for block, role in blocks if not role and block.tag == "p")
    in_others = sum(len(block.text) for block, role in blocks if not role and block.tag != "p")
    has_paragraphs = in_paragraphs >= _OWN_TAG * (in_paragraphs + in_others)
    kept: list[RoleBlock | None] = []  # None stands for what was dropped
    for block, role in blocks:
        label = has_paragraphs and not role and block.tag != "p" and len(block.text) < _SHORT
        kept.append(None if label or _is_link(block, role) else (block, role))
    return _without_lonely_headings(kept)


def _is_link(block: TextBlock, role: str) -> bool:
    """Whether a block is nothing but a link to somewhere else."""
    most = _LINKED_ITEM if role == "li" else _LINKED
    return block.share(of_links=True) > most and len(block.text) < 2 * _SHORT


def _without_lonely_headings(blocks: Sequence[RoleBlock | None]) -> list[RoleBlock]:
    """The blocks without headings at the end, and without those over what was dropped."""
    kept: list[RoleBlock] = []
    level_after, dropped = 1, True  # of the heading that follows, and whether anything is between
    for one in reversed(blocks):
        level = HEADINGS.get(one[1], 0) if one else 0
        if one is None:
            dropped = True
        elif not (level and level_after and level >= level_after and dropped):
            kept.append(one)
            level_after, dropped = level, False
    return kept[::-1]
