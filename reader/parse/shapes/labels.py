"""Turns paragraphs that all begin with a label ("[FRONT] …", "AIR | …") into developments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.units import HEADING, TITLE, Unit

_LABEL = re.compile(
    r"\[(?P<brackets>[^\W\d_][^\[\]\d]{1,40})\][:.]? (?=\S)"
    r"|(?P<capitals>[A-Z][A-Z &/’'-]{2,40}?) ?(?:[|:–—]|-(?= )) ?(?=[A-Z“‘\"])"
)
_FEWEST = 3


def mark_labelled(units: Sequence[Unit]) -> list[Unit]:
    """Return the units with a heading for each label, if most paragraphs have one of their own.

    Labels that come again are those of speakers in a transcript.
    """
    told = [unit for unit in units[1:] if not unit.level and unit.kind == "paragraph"]
    found = {id(unit): match for unit in told if (match := _LABEL.match(unit.text))}
    labels = [match[0] for match in found.values()]
    many = len(labels) >= _FEWEST and 3 * len(labels) >= 2 * len(told)
    if not many or len({*labels}) < len(labels) or any(unit.level > TITLE for unit in units):
        return list(units)
    marked: list[Unit] = []
    for unit in units:
        match = found.get(id(unit))
        if match:
            start, end = match.span(match.lastgroup or 0)
            heading = unit.up_to(end).from_character(start)
            marked.append(replace(heading, level=HEADING, bold=0))
            marked.append(unit.from_character(match.end()))
        else:
            marked.append(unit)
    return marked
