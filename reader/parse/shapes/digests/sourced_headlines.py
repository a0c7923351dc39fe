"""Turns paragraphs that begin with a headline and its source into developments.

"Bridge in Orm is closed (Lake Times) The town said …" is a development of a press review.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.heading_shape import looks_like_heading
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.units import HEADING, TITLE, Unit, as_aside, is_free

_HEADLINE = re.compile(
    r"(?P<head>[A-ZÀ-Þ‘“\"'](?:[^().]|[.](?=[\w,’'])){14,150}) "
    r"\((?:[A-ZÀ-Þ][\w’'.&-]*)(?: (?:of|the|and|de|[A-ZÀ-Þ][\w’'.&-]*)){0,5}\) "
    r"(?=[A-ZÀ-Þ“\"‘])(?=.{40})"
)
_FEWEST, _FEWEST_WORDS, _SHORT = 3, 4, 60
_PLACED = re.compile(
    r"[A-ZÀ-Þ][\w.’'&-]*(?: [A-ZÀ-Þ][\w.’'&-]*){0,3}, [A-ZÀ-Þ][\w’'-]*(?: [\w’'-]+){0,3}"
)
"""An agency or author and a place: "Lake News, Orm"."""


def mark_sourced_headlines(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; headlines before a source in brackets are headings, if most are such.

    The source stays with the text. There are no other headings.
    """
    long = [unit for unit in units if unit.text[60:] and "(" in unit.text[:170]]
    found = {
        id(unit): match
        for unit in long
        if not unit.level and unit.kind == "paragraph" and (match := _HEADLINE.match(unit.text))
        if len(match["head"].split()) >= _FEWEST_WORDS
    }
    told = sum(not u.level and u.kind == "paragraph" and bool(u.text[60:]) for u in units)
    if len(found) < _FEWEST or 3 * len(found) < 2 * told or any(u.level > TITLE for u in units):
        return list(units)
    marked: list[Unit] = []
    for unit in units:
        if match := found.get(id(unit)):
            head = replace(unit.up_to(match.end("head")), level=HEADING, item=False, bold=0)
            unit = unit.from_character(match.end("head") + 1)
            marked.append(head)
        marked.append(unit)
    return marked


def mark_placed_headlines(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; headlines over a line of agency and place are headings, if there are three.

    "Lake News, Orm" stands between a headline and its paragraph, and is an aside.
    """
    found = [
        at
        for at, unit in enumerate(units[:-1])
        if at and ", " in unit.text and not unit.text[_SHORT:] and _is_placed(units, at)
    ]
    if len(found) < _FEWEST:
        return list(units)
    marked = list(units)
    for at in found:
        marked[at - 1] = replace(units[at - 1], level=HEADING)
        marked[at] = as_aside(units[at])
    return marked


def _is_placed(units: Sequence[Unit], at: int) -> bool:
    head, below = units[at - 1], units[at + 1]
    is_line = is_free(units[at]) and bool(_PLACED.fullmatch(units[at].text))
    is_head = is_free(head) and len(head.text.split()) >= _FEWEST_WORDS and looks_like_heading(head)
    is_told = is_free(below) and is_ended(below.text) and bool(below.text[_SHORT:])
    return is_line and is_head and is_told
