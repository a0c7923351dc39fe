"""A text without markup to units, its headings found by their shape."""

from __future__ import annotations

from reader.parse.blocks import headings, lines
from reader.parse.blocks.units import Unit


def fits(media_type: str, text: str) -> bool:
    """Every text can be read as plain text."""
    return True


def read(text: str) -> list[Unit]:
    """The units of a cleaned text, headings marked."""
    return headings.mark_headings(lines.units(text))
