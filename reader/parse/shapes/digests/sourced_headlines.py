"""Turns paragraphs that begin with a headline and its source into developments.

"Bridge in Orm is closed (Lake Times) The town said …" is a development of a press review.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.units import HEADING, TITLE, Unit

_HEADLINE = re.compile(
    r"(?P<head>[A-ZÀ-Þ‘“\"'](?:[^().]|[.](?=[\w,’'])){14,150}) "
    r"\((?:[A-ZÀ-Þ][\w’'.&-]*)(?: (?:of|the|and|de|[A-ZÀ-Þ][\w’'.&-]*)){0,5}\) "
    r"(?=[A-ZÀ-Þ“\"‘])(?=.{40})"
)
_FEWEST, _FEWEST_WORDS = 3, 4


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
