"""Turns paragraphs that go along a front, stretch by stretch, into developments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.parse.blocks.units import HEADING, TITLE, Unit

_STRETCH = re.compile(
    r"[“\"„«]?(?:On|In|Along|Near|At) the (?:[A-Z][\w’'-]*(?: and|,)? ?){1,5}"
    r"(?:direction|directions|axis|sector|section|front|area|line|stretch)\b"
)
_CALL = re.compile(r"(?:[^\W\d_]+ ){0,5}[^\W\d_]+!*")
"""A few words that are no sentence: who signed the text, and what they call out."""


def mark_stretches(units: Sequence[Unit]) -> list[Unit]:
    """Return the units with an empty heading before each paragraph, if several name a stretch.

    Only of a text without headings, and only from the first such paragraph on.
    """
    places = [at for at, unit in enumerate(units) if _STRETCH.match(unit.text)]
    if len(places) < 2 or any(unit.level > TITLE for unit in units):
        return list(units)
    marked = list(units[: places[0]])
    for unit in units[places[0] :]:
        if unit.kind == "paragraph" and not unit.item and not _CALL.fullmatch(unit.text):
            marked.append(Unit("", HEADING))
        marked.append(unit)
    return marked
