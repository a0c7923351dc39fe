"""Turns paragraphs on the sectors of a front into developments."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reader.parse.blocks.units import HEADING, TITLE, Unit
from reader.parse.shapes.loss_rows import is_loss_row

_STRETCH = re.compile(
    r"[“\"„«]?(?:On|In|Along|Near|At) the (?:[A-Z][\w’'-]*+(?: and|,)? ?){1,5}"
    r"(?:direction|directions|axis|sector|section|front|area|line|stretch)\b"
)
_LABELLED = re.compile(
    r"((?:the )?(?:[A-Z][\w’'-]*(?: and|,)? ){1,5}(?:direction|axis|sector|front)s?)"
    r"(?: ?:| ?[–—-]) (?=\S+ \S)"
)
"""A sector as the label of a paragraph ("Kestra sector: …")."""
_SHORTEST = 10
_CALL = re.compile(r"(?:[^\W\d_]+ ){0,5}[^\W\d_]+!*")
"""A few words that are not a sentence, such as a signature or a slogan."""


def mark_stretches(units: Sequence[Unit]) -> list[Unit]:
    """Return the units with an empty heading before each paragraph, if several name a sector.

    This is only for a text without headings, from the first such paragraph on.
    """
    labels = {
        at: match
        for at, unit in enumerate(units)
        if unit.text[_SHORTEST:] and (match := _LABELLED.match(unit.text))
    }
    places = [at for at, unit in enumerate(units) if _STRETCH.match(unit.text)]
    if max(len(labels), len(places)) < 2 or any(unit.level > TITLE for unit in units):
        return list(units)
    if len(labels) > 1:
        return _labelled(units, labels)
    marked = list(units[: places[0]])
    for unit in units[places[0] :]:
        begins = unit.kind == "paragraph" and not unit.item and not is_loss_row(unit.text)
        if begins and not _CALL.fullmatch(unit.text):
            marked.append(Unit("", HEADING))
        marked.append(unit)
    return marked


def _labelled(units: Sequence[Unit], labels: Mapping[int, re.Match[str]]) -> list[Unit]:
    """Return the units; the labels of paragraphs are headings."""
    marked: list[Unit] = []
    for at, unit in enumerate(units):
        if at in labels:
            label = labels[at]
            marked.append(replace(unit.up_to(label.end(1)), level=HEADING, item=False, bold=0))
            unit = unit.from_character(label.end())
        marked.append(unit)
    return marked
