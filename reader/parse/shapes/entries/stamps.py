"""Makes the headings of entries that have day and time on a line above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.credits import is_credit
from reader.parse.blocks.heading_shape import looks_like_heading
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.units import AROUND_TEXT, HEADING, Unit, as_aside, is_free

Stamp = tuple[str, str]
"""A day as ISO 8601, and a time."""

_FEWEST = 2


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


def head_by_form(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; entries without a heading get their first lines, if nearly all have one.

    Such a line looks like a heading and stands over a paragraph. Credits between stamp and line,
    as the source of each entry, are asides below it.
    """
    empty = [at for at, unit in enumerate(units) if unit.level and not unit.text]
    if len(empty) < _FEWEST:
        return list(units)
    found = {at: line for at in empty if (line := _first_line(units, at))}
    if len(found) < _FEWEST or 5 * len(found) < 4 * len(empty):
        return list(units)
    marked = list(units)
    for at, line in reversed(found.items()):
        stamp = units[at]
        head = replace(units[line], level=stamp.level, day=stamp.day, time=stamp.time)
        between = [as_aside(unit) for unit in units[at + 1 : line]]
        marked[at : line + 1] = [replace(head, section=stamp.section), *between]
    return marked


def _first_line(units: Sequence[Unit], at: int) -> int | None:
    """Return the place of the line like a heading over a paragraph right below a stamp, or None."""
    place = at + 1
    while place < len(units) and not units[place].level and _is_beside(units[place]):
        place += 1
    below = units[place + 1 : place + 2]
    if not below or not is_free(units[place]) or not looks_like_heading(units[place]):
        return None
    return place if is_free(below[0]) and is_ended(below[0].text) else None


def _is_beside(unit: Unit) -> bool:
    return unit.kind in AROUND_TEXT or unit.credit or is_credit(unit.text)
