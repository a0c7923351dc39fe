"""Makes the headings of entries that have day and time on a line above."""

from __future__ import annotations

from dataclasses import replace

from reader.parse.blocks.heading_shape import looks_like_heading
from reader.parse.blocks.units import HEADING, Unit

Stamp = tuple[str, str]
"""A day as ISO 8601, and a time."""


def opened(stamp: Stamp, unit: Unit, *, leads: bool) -> list[Unit]:
    """Return the first line of an entry below its heading, or as its heading.

    It is the heading if it looks like one and `leads` to a line of the entry.
    """
    if leads and looks_like_heading(unit):
        return [replace(unit, level=HEADING, day=stamp[0], time=stamp[1])]
    return [*without_text(stamp), unit]


def without_text(stamp: Stamp | None) -> list[Unit]:
    """Return an empty heading for an entry; nothing without a stamp."""
    return [Unit("", HEADING, day=stamp[0], time=stamp[1])] if stamp else []
