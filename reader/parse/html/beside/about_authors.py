"""Finds the text on an author and the list of sources below a page's article, by their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.parse.html.elements import HEADINGS
from reader.parse.html.furniture import RoleBlock, is_bold_heading
from reader.parse.html.letters import squeezed

_WRITTEN = re.compile(r"(?:written by|about)\b ?:? ?(.+)", re.IGNORECASE)
"""Matches the heading above a text on an author, with the name."""
_LONGEST, _MOST_BELOW = 80, 4
"""The most characters of the heading, and the most blocks below it."""


_SOURCES = re.compile(
    r"(?:sources|references|external links|further reading|quellen|einzelnachweise|weblinks|"
    r"références|liens externes|referencias|enlaces externos|fonti|note)[ :]*",
    re.IGNORECASE,
)
"""Matches the heading of a list of sources."""


def end_of_text(blocks: Sequence[RoleBlock], authors: Sequence[str]) -> int:
    """Return the index of the heading above the last blocks that are not the text's own.

    It stands above a text on an author, or above linked sources alone.
    """
    end = len(blocks)
    while end and blocks[end - 1][1] == "li" and any(run.link for run in blocks[end - 1][0].runs):
        end -= 1
    if 0 < end < len(blocks):
        block, role = blocks[end - 1]
        is_heading = role in HEADINGS or (not role and is_bold_heading(block))
        if end > 1 and is_heading and _SOURCES.fullmatch(block.text, 0, _LONGEST):
            return end - 1
    return about_author(blocks, authors)


def about_author(blocks: Sequence[RoleBlock], authors: Sequence[str]) -> int:
    """Return the index of the heading "Written by", with an author's name, above the last blocks.

    The number of blocks if there is none.
    """
    names = set(map(squeezed, authors))
    for place in range(max(1, len(blocks) - 1 - _MOST_BELOW), len(blocks)):
        block, role = blocks[place]
        head = _WRITTEN.fullmatch(block.text, 0, _LONGEST)
        is_heading = role in HEADINGS or (not role and is_bold_heading(block))
        if head and is_heading and squeezed(head[1]) in names:
            return place
    return len(blocks)
