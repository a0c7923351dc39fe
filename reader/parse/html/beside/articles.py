"""Marks the articles that a page shows below its own, as when a reader scrolls on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.parse.html.elements import HEADINGS
from reader.parse.html.text_block import TextBlock
from reader.parse.html.tree import Box

_TOLD, _FEWEST_TOLD, _LEAST = 100, 3, 0.5
"""The characters of a long paragraph, the fewest of them in the page's own article, and its size
relative to the largest of the others."""
_LINKED, _LINK = 0.8, "a"
"""The share of a heading in links from which it leads to another page, and its mark."""
_MOST = 10
"""More articles are the entries of one text."""


@dataclass(slots=True)
class _Article:
    """What an article of a page holds: its first heading, letters and long paragraphs."""

    head: str = ""
    letters: int = 0
    told: int = 0


def mark_other_articles(boxes: Sequence[Box], blocks: Sequence[TextBlock]) -> None:
    """Hide the articles with headlines below the page's own, which has the first `<h1>`.

    The articles of a page without an own one, whose headline stands above all, are its parts.
    """
    outer = _outer_articles(boxes)
    found: dict[int, _Article] = {}
    own = -1
    for block in blocks:
        place = outer[block.box]
        if block.tag == "h1" and own < 0:
            own = place
            if own < 0:
                return
        if place < 0:
            continue
        one = found.setdefault(place, _Article())
        if block.tag in HEADINGS:
            is_linked = block.share(of_links=True) > _LINKED
            one.head = one.head or (_LINK if is_linked else "-" if one.letters else block.tag)
        one.letters += len(block.text)
        one.told += block.tag not in HEADINGS and len(block.text) >= _TOLD
    others = [place for place in found if place > own >= 0]
    if own not in found or not 0 < len(others) <= _MOST or found[own].told < _FEWEST_TOLD:
        return
    if found[own].letters < _LEAST * max(found[place].letters for place in others):
        return
    for place in others:
        if found[place].head in ("h1", "h2", _LINK):
            boxes[place].hidden = True


def _outer_articles(boxes: Sequence[Box]) -> list[int]:
    """Return for each box the index of the outermost article around it, or -1."""
    found: list[int] = []
    for place, box in enumerate(boxes):
        around = found[box.parent] if box.parent >= 0 else -1
        found.append(around if around >= 0 else place if box.tag == "article" else -1)
    return found
