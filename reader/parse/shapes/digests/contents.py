"""Finds the heading of the first story in the list of contents above it.

A page lists its headlines at the top, and repeats all but the first over the stories below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.units import BULLET, HEADING, TITLE, Unit

_WORD = re.compile(r"[^\W\d_]{4,}|\d[\d,.]+\d")
_FEWEST, _LONGEST, _LEAST_SHARED = 3, 200, 3
"""The fewest headlines in a list; the most characters of one; the words its story has too."""


def mark_first_story(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; the only headline of a list that no heading repeats is the first heading.

    It is the first of the list, or half of the others are repeated as headings below; the first
    paragraph after the list has its words. Without bullets the headline moves down to the story.
    """
    heads = [at for at, unit in enumerate(units) if unit.level > TITLE and unit.text]
    listed = _listed(units, heads)
    if len(listed) < _FEWEST or not heads:
        return list(units)
    repeated = {_bare(units[at].text) for at in heads if at > listed[-1]}
    kept = [at for at in listed if _bare(units[at].text) not in repeated]
    again = len(listed) - len(kept)
    end = listed[-1] + 1
    if not kept or not again or end >= len(units):
        return list(units)
    first = kept[0]
    if first > listed[0] and 2 * again < len(listed) - 1:
        return list(units)
    if units[end].level or not is_ended(units[end].text) or not _tells(units[first], units[end]):
        return list(units)
    headline = units[first]
    head = replace(headline, text=headline.text.removeprefix(BULLET), item=False, level=HEADING)
    above = [unit if unit.level == TITLE else replace(unit, level=0) for unit in units[:end]]
    if not headline.item:
        del above[first]
    return [*above, head, *units[end:]]


def _listed(units: Sequence[Unit], heads: Sequence[int]) -> list[int]:
    """Return the places of a list of headlines above the first story.

    If they have no bullets, the last may have become the first heading.
    """
    first = heads[0] if heads else len(units)
    listed: list[int] = []
    for at, unit in enumerate(units[: first + 1]):
        fits = not is_ended(unit.text) and len(unit.text) <= _LONGEST and unit.level != TITLE
        if unit.item and at < first:
            listed.append(at)
        elif not listed or not units[listed[-1]].item:
            if fits and unit.kind == "paragraph" and (at < first or len(listed) > 1):
                listed.append(at)
            elif len(listed) < _FEWEST:
                listed = []
    if not listed or any(after - at > 1 for at, after in pairwise(listed)):
        return []
    return listed


def _bare(text: str) -> str:
    return text.removeprefix(BULLET).casefold().rstrip(".: ")


def _tells(headline: Unit, story: Unit) -> bool:
    """Whether a paragraph has most of the longer words of a headline, or three of them."""
    words = {*_WORD.findall(headline.text.casefold())}
    shared = sum(word[:5] in story.text.casefold() for word in words)
    return bool(words) and (shared >= _LEAST_SHARED or 2 * shared > len(words))
