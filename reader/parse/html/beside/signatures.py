"""Removes the names of those who signed a text from its first or last paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.clean import line
from reader.parse.blocks.stated_days import without_days
from reader.parse.html.furniture import RoleBlock
from reader.parse.html.letters import squeezed
from reader.parse.html.stated.authors import names_of

_LONGEST = 120
_BOLD = 0.98
_TOP = 4
"""The number of first paragraphs that may be a signature."""


def without_signatures(
    blocks: Sequence[RoleBlock], window: str = ""
) -> tuple[list[RoleBlock], tuple[str, ...]]:
    """Return the blocks without a first or last one that is only names, and those names.

    At the top a signature is bold, and the text does not mention the names: else it is a heading.
    `window` is the page's window title: with a day after it, it is the name of a bulletin.
    """
    bulletin = squeezed(without_days(window))
    plain = [place for place, (_, role) in enumerate(blocks) if not role]
    bold = [place for place in plain if _is_bold(blocks[place])]
    places = [place for place in bold if place in plain[:_TOP]]
    places += [place for place in plain[-1:] if len(plain) > 1 and place == len(blocks) - 1]
    for place in places:
        names = _signature(line(blocks[place][0].text))
        is_bulletin = squeezed(" ".join(names)) == bulletin
        if names and not is_bulletin and not _is_told(names, blocks, place):
            return [*blocks[:place], *blocks[place + 1 :]], names
    return list(blocks), ()


def _is_told(names: Sequence[str], blocks: Sequence[RoleBlock], place: int) -> bool:
    """Whether the other blocks contain the last word of a name."""
    others = " ".join(block.text for at, (block, _) in enumerate(blocks) if at != place)
    return any(re.search(rf"\b{re.escape(name.split()[-1])}\b", others) for name in names)


def _is_bold(block: RoleBlock) -> bool:
    return block[0].share(of_links=False) > _BOLD and len(block[0].text) <= _LONGEST


def _signature(text: str) -> tuple[str, ...]:
    """Return the names in a text that has nothing else."""
    if len(text) > _LONGEST or text.endswith((".", ":", "?", "!")):
        return ()
    parts = [part for part in text.split("/") if part.strip()]
    names = tuple(names_of(parts))
    return names if sum(len(name.split()) for name in names) >= len(text.split()) - 2 else ()
