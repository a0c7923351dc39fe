"""Parts the names of authors from the times of entries ("07:04, Juna Holm").

The time of such an entry stands below its heading or above it. How long ago the entry was written
may stand on a line of its own above the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.credits import is_name, is_names
from reader.parse.blocks.heading_shape import looks_like_heading
from reader.parse.blocks.units import Unit
from reader.parse.shapes.entries.clock_times import is_age

Entry = tuple[str | None, str]
"""The time that a unit begins with, None without one, and the text after the time."""


def part_signatures(units: Sequence[Unit], entries: Sequence[Entry]) -> list[Unit]:
    """Return the units; names of authors beside or below the times of entries are asides.

    The names stand where no heading is: below a time that has its heading above it, else above a
    time that has its heading below it.
    """
    below = _names_below_times(units, entries)
    if below:
        return [replace(u, kind="aside") if at in below else u for at, u in enumerate(units)]
    ages = [at for at in range(len(units) - 1) if _is_age_of_next(entries, at)]
    if not ages and not any(time and rest and _are_names(rest) for time, rest in entries):
        return list(units)
    ordered, times = list(units), list(entries)
    for at in ages:
        ordered[at : at + 2] = ordered[at + 1], replace(ordered[at], kind="aside")
        times[at : at + 2] = times[at + 1], (None, "")
    stamps = [at for at, (time, _) in enumerate(times) if time]
    above = [at for at in stamps if at and looks_like_heading(ordered[at - 1])]
    if len(above) < len(stamps) or len(stamps) < 2:
        return _names_first(units, entries)
    signed = {at for at in stamps if _are_names(times[at][1])}
    behind = {at: _name_below(ordered, at, at in ages) for at in stamps}
    if any(times[at][1] and at not in signed for at in stamps):
        return list(units)
    names = {name for name in behind.values() if name is not None}
    parted: list[Unit] = []
    for at, unit in enumerate(ordered):
        if at in signed:
            rest = len(unit.text) - len(times[at][1])
            parted += [unit.up_to(rest), replace(unit.from_character(rest), kind="aside")]
        else:
            parted.append(replace(unit, kind="aside") if at in names else unit)
    return parted


def _names_below_times(units: Sequence[Unit], entries: Sequence[Entry]) -> set[int]:
    """Return the places of names, if each of several times alone has one over its heading."""
    stamps = [at for at, (time, _) in enumerate(entries) if time]
    names = {
        at + 1
        for at in stamps
        if at + 2 < len(units) and not entries[at][1] and is_name(units[at + 1].text)
        if looks_like_heading(units[at + 2]) and not entries[at + 2][0]
    }
    return names if len(names) == len(stamps) > 1 else set()


def _is_age_of_next(entries: Sequence[Entry], at: int) -> bool:
    """Whether a unit only says how long ago the time on the next line was."""
    age = entries[at][0]
    if not age or not is_age(age):
        return False
    clock, below = entries[at + 1]
    return bool(clock and not is_age(clock)) and not entries[at][1] and not below


def _name_below(units: Sequence[Unit], at: int, has_age: bool) -> int | None:
    """Return the place of the line below a time that only names the authors."""
    below = at + 1 + has_age
    return below if below < len(units) and _are_names(units[below].text) else None


def _are_names(text: str) -> bool:
    return is_name(text) or is_names(text)


def _names_first(units: Sequence[Unit], entries: Sequence[Entry]) -> list[Unit]:
    """Return the units; the name after the age of an entry becomes an aside above it.

    So does the name behind a comma after each time ("07:04, Juna Holm"), with a heading below.
    """
    stamps = [at for at, (time, _) in enumerate(entries) if time]
    all_signed = len(stamps) > 1 and all(_is_signed(units, entries, at) for at in stamps)
    apart: list[Unit] = []
    for unit, (time, rest) in zip(units, entries, strict=True):
        if time and is_name(rest) and ("ago" in time or all_signed):
            apart.append(Unit(rest, kind="aside"))
            unit = unit.up_to(len(unit.text) - len(rest))
        apart.append(unit)
    return apart


def _is_signed(units: Sequence[Unit], entries: Sequence[Entry], at: int) -> bool:
    time, rest = entries[at]
    between = units[at].text[len(time or "") : len(units[at].text) - len(rest)]
    has_heading = at + 1 < len(units) and looks_like_heading(units[at + 1])
    return is_name(rest) and between.strip() == "," and has_heading
