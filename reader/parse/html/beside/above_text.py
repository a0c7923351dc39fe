"""Finds the standfirst and the key points between a page's heading and its main text."""

from __future__ import annotations

from collections.abc import Collection

from reader.parse.html.elements import HEADINGS
from reader.parse.html.letters import squeezed
from reader.parse.html.main_text import MOST_LINKED, MainText
from reader.parse.html.text_block import TextBlock
from reader.parse.shapes.key_points import names_points

_BEGINNING, _WITHIN = 30, 60
"""The letters at its start by which a standfirst is known, and within which they stand."""
_FEWEST_POINTS, _FIRST = 2, 5
"""The fewest key points, and the number of first texts of which a standfirst is no repetition."""


def standfirst(main: MainText, summaries: Collection[str]) -> list[TextBlock]:
    """Return the texts between heading and main text that are named or repeated as a summary.

    `summaries` are those of the page, squeezed.
    """
    kept = main.kept if summaries or any(box.lead for box in main.boxes) else ()
    if not kept:
        return []
    unseen = main.inherited(
        box.hidden or box.never or box.tag in ("figure", "figcaption") for box in main.boxes
    )
    begun = {squeezed(main.blocks[place].text)[:_BEGINNING] for place in kept[:_FIRST]}
    found: list[TextBlock] = []
    for place in range(main.heading_above(kept) + 1, kept[0]):
        block, text = main.blocks[place], squeezed(main.blocks[place].text)
        if len(text) < _BEGINNING or text[:_BEGINNING] in begun or unseen[block.box]:
            continue
        if block.share(of_links=True) > MOST_LINKED:
            continue
        if found:
            is_told = block.tag in HEADINGS or block.text[-1] in ".!?…"
            around = {main.boxes[one.box].parent for one in (block, found[-1])}
            is_next = is_told and len(around) == 1 and block.tag == found[-1].tag
        else:
            is_told = main.boxes[block.box].lead and block.text[-1] in ".!?…"
            is_next = is_told or any(_begins(text, one) or _begins(one, text) for one in summaries)
        if is_next:
            found.append(block)
        elif found:
            break
    return found


def points_above(main: MainText) -> list[TextBlock]:
    """Return the list of key points between heading and main text, with its name if it has one.

    The items of a list without a name are sentences, unless they are named as the standfirst.
    """
    kept = main.kept
    lead = main.inherited(box.lead for box in main.boxes)
    beside = main.inherited(box.is_beside for box in main.boxes)
    found: list[TextBlock] = []
    for place in range(main.heading_above(kept) + 1, kept[0] if kept else 0):
        block = main.blocks[place]
        is_named = block.tag in HEADINGS and not beside[block.box]
        if is_named and names_points(block.text):
            found = [block]
        elif block.tag in HEADINGS and found:
            break
        elif block.share(of_links=True) > MOST_LINKED or beside[block.box]:
            continue
        elif (found and block.tag == "p") or (
            block.tag == "li" and (found or lead[block.box] or block.is_sentence)
        ):
            found.append(block)
    return found if sum(block.tag not in HEADINGS for block in found) >= _FEWEST_POINTS else []


def _begins(text: str, other: str) -> bool:
    """Whether the beginning of a text stands near that of the other; both are squeezed."""
    return text[:_BEGINNING] in other[:_WITHIN]
