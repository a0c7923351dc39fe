"""Finds sections right above headings by the form that repeats through a text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reader.parse.blocks.heading_shape import looks_like_heading
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.units import Unit, is_free

_MOST_SECTION_WORDS, _FEWEST_PAIRS, _FEWEST_TAGS = 4, 2, 2
_NO_TAG = ("", " ")


def has_pairs(units: Sequence[Unit], shaped: Sequence[bool]) -> bool:
    """Return whether two or more pairs of a section's name and a heading stand over paragraphs.

    `shaped` says for each unit whether it is like a heading. Longer runs of such lines then end
    with a pair too.
    """
    found = 0
    starts = [at for at, (before, one) in enumerate(pairwise(shaped), 1) if one and not before]
    for at in starts:
        if shaped[at : at + 3] == [True, True, False] and is_pair(units[at], units[at + 1]):
            found += 1
    return found >= _FEWEST_PAIRS


def is_pair(first: Unit, second: Unit) -> bool:
    """Return whether a line may be the name of the section that the heading below it is in."""
    if first.level or second.level or len(second.text) <= len(first.text):
        return False
    short = first.text.isupper() or len(first.text.split()) <= _MOST_SECTION_WORDS
    return short and not second.text.isupper()


def without_tags(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; the signs of tags over headlines are removed, if there are two.

    "#Orm" over a headline is the name of a section; tags below a text stay.
    """
    tags = [
        at
        for at, unit in enumerate(units)
        if unit.text[:1] == "#" != unit.text[1:2] and unit.text[1:2] not in _NO_TAG
    ]
    over = [at for at in tags if _is_over_headline(units[at : at + 3])]
    if len(over) < _FEWEST_TAGS:
        return list(units)
    told = list(units)
    for at in over:
        told[at] = told[at].from_character(1)
    return told


def _is_over_headline(part: Sequence[Unit]) -> bool:
    """Whether the first of three units is a tag of a few words, over a headline and a paragraph."""
    if len(part) < 3 or len(part[0].text.split()) > _MOST_SECTION_WORDS:
        return False
    name = part[0].text[1:]
    is_tag = is_free(part[0]) and name[:1].isalpha() and "#" not in name and not is_ended(name)
    is_headline = looks_like_heading(part[1]) and len(part[1].text) > len(name)
    return is_tag and is_headline and is_ended(part[2].text)
