"""Divides units into title, announcement, lead, developments and credits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.parse.blocks.announcement import is_announcement
from reader.parse.blocks.credits import is_credit, is_date_line, is_names
from reader.parse.blocks.units import Unit

_TOP = 6
"""A line that is only a date is a credit among this many first units; later it is text."""


@dataclass(frozen=True, slots=True)
class Sections:
    """The parts of a text; every unit is in exactly one of them.

    `announcement` is the text of a unit of the lead.  A development begins with its heading; only
    the single development of a text without headings has none.
    """

    title: str | None
    announcement: str | None
    lead: tuple[Unit, ...]
    developments: tuple[tuple[Unit, ...], ...]
    credits: tuple[str, ...]


def divide(units: Sequence[Unit]) -> Sections:
    """Return the sections of the units of a text."""
    credits = [i for i in range(len(units)) if _is_apart(units, i)]
    if len(credits) == len(units):
        credits = []
    apart = set(credits)
    rest = [unit for i, unit in enumerate(units) if i not in apart]
    titled = _title_place(rest)
    title = None if titled is None else rest[titled].text
    if titled is not None and len(rest) > 1:
        del rest[titled]
    level = _development_level(rest)
    rest = _labelled(rest, level)
    starts = [i for i, unit in enumerate(rest) if 0 < unit.level <= level]
    announced = next((i for i, unit in enumerate(rest) if is_announcement(unit.text)), None)
    if starts or announced is None or announced + 1 == len(rest):
        first = starts[0] if starts else 0
    else:
        first = announced + 1
    bounds = [first, *(start for start in starts if start > first), len(rest)]
    return Sections(
        title,
        rest[announced].text if announced is not None and announced < first else None,
        tuple(rest[:first]),
        tuple(tuple(rest[a:b]) for a, b in zip(bounds, bounds[1:], strict=False) if a < b),
        tuple(units[i].text for i in credits),
    )


def _is_apart(units: Sequence[Unit], place: int) -> bool:
    """Whether a unit is a credit, a date line at the top, or authors' names above a date line."""
    unit = units[place]
    if unit.level or unit.item:
        return False
    if is_credit(unit.text):
        return True
    if place >= _TOP:
        return False
    after = units[place + 1].text if place + 1 < len(units) else ""
    return is_date_line(unit.text) or (is_names(unit.text) and is_date_line(after))


def _title_place(units: Sequence[Unit]) -> int | None:
    """The index of the title: a first heading of level 1, alone on it or above deeper ones."""
    levels = [unit.level for unit in units if unit.level]
    if levels and levels[0] == 1 and (levels.count(1) == 1 or max(levels) > 1):
        return next(i for i, unit in enumerate(units) if unit.level)
    return None


def _development_level(units: Sequence[Unit]) -> int:
    """The level of developments' headings: 2, else the most frequent; 0 without headings.

    Where a deeper heading follows every heading of that level, the deeper level is returned: the
    upper headings name sections.
    """
    levels = Counter(unit.level for unit in units if unit.level)
    if not levels:
        return 0
    level = 2 if 2 in levels else max(levels, key=lambda level: (levels[level], -level))
    below = {after.level for unit, after in pairwise(units) if unit.level == level}
    return below.pop() if len(below) == 1 and min(below) > level else level


def _labelled(units: Sequence[Unit], level: int) -> list[Unit]:
    """The units, with the name of a section prefixed to the first heading in it."""
    labelled: list[Unit] = []
    for unit in units:
        before = labelled[-1] if labelled else unit
        if 0 < before.level < unit.level <= level and not before.time:
            labelled[-1] = unit.moved_by(f"{before.text}: ")
        else:
            labelled.append(unit)
    return labelled
