"""Finds boxes within an article that ask its readers for money or a subscription."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.heading_shape import SPEECH
from reader.parse.blocks.units import Unit

_FEWEST, _MOST, _SHORTEST = 3, 8, 9
"""The fewest and the most lines of a box, and the fewest characters of its first line."""
_ASKS = re.compile(
    r"\byour (?:support|donations?|contributions?|generosity|subscription|membership)\b"
    r"|\bour (?:journalism|reporting|newsroom|journalists|reporters|readers)\b"
    r"|\b(?:donate|paywalls?|reader[- ](?:funded|supported)|chip in|support our work"
    r"|(?:independent|quality|fearless) journalism|become an? (?:\w+ )?(?:member|subscriber))\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"(?:your support|support (?:our|us|independent|quality)|help us|we need your|can you help"
    r"|why (?:we need|support)|stand with|before you go|thank you for reading|a (?:note|word) from"
    r"|dear reader)\b",
    re.IGNORECASE,
)
_INITIALS = frozenset("YySsHhWwCcBbTtAaDd")
"""The first letters of the lines above."""


def asks(text: str) -> bool:
    """Return whether a line asks readers for support, or names the work of the paper."""
    return bool(_ASKS.search(text))


def mark_appeals(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; the lines of a box that asks readers for support are asides.

    It begins with a line that addresses the reader, ends above a button, and two of three of its
    lines, none of which reports speech, ask for something or name the paper's work.
    """
    marked = list(units)
    for at, unit in enumerate(units[:-_FEWEST]):
        text = unit.text
        if not at or not text[_SHORTEST:] or text[0] not in _INITIALS:
            continue
        if unit.kind == "aside" or not _BEGINS.match(text):
            continue
        end = _end_of_box(units, at)
        box = units[at:end]
        asked = sum(asks(unit.text) for unit in box)
        if len(box) >= _FEWEST and 3 * asked >= 2 * len(box):
            marked[at:end] = [replace(one, kind="aside", level=0, bold=0) for one in box]
    return marked


def _end_of_box(units: Sequence[Unit], start: int) -> int:
    """Return the index of the button that ends a box, or its start if there is none."""
    for at in range(start, min(len(units), start + _MOST + 1)):
        unit = units[at]
        if unit.kind == "aside" and at > start:
            return at
        if unit.item or unit.credit or unit.kind != "paragraph" or SPEECH.search(unit.text):
            return start
    return start
