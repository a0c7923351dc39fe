"""Units with their headings told apart: title, announcement, lead, developments and credits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reader.parse.announcement import is_announcement
from reader.parse.credits import is_credit, is_date_line
from reader.parse.units import Unit

_TOP = 6
"""A line with only a date gives the bulletin's among the first units; later it is text."""


@dataclass(frozen=True, slots=True)
class Sections:
    """Every unit of a text in exactly one place; `announcement` points to one that is in the lead.

    A development begins with its heading, except the only one of a text without headings.
    """

    title: str | None
    announcement: str | None
    lead: tuple[Unit, ...]
    developments: tuple[tuple[Unit, ...], ...]
    credits: tuple[str, ...]


def divide(units: Sequence[Unit]) -> Sections:
    """Tell the units of a text apart."""
    credits = [i for i, unit in enumerate(units) if _is_apart(unit, i)]
    if len(credits) == len(units):
        credits = []
    apart = set(credits)
    rest = [unit for i, unit in enumerate(units) if i not in apart]
    titled = _title_place(rest)
    title = None if titled is None else rest[titled].text
    if titled is not None and len(rest) > 1:
        del rest[titled]
    starts = _starts(rest)
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


def _is_apart(unit: Unit, place: int) -> bool:
    if unit.level or unit.item:
        return False
    return is_credit(unit.text) or (place < _TOP and is_date_line(unit.text))


def _title_place(units: Sequence[Unit]) -> int | None:
    """Where the title stands: the first heading, if it alone is of the first level."""
    levels = [unit.level for unit in units if unit.level]
    if levels and levels[0] == 1 and (levels.count(1) == 1 or max(levels) > 1):
        return next(i for i, unit in enumerate(units) if unit.level)
    return None


def _starts(units: Sequence[Unit]) -> list[int]:
    """Where developments start: at headings of the second level, else the commonest, and above."""
    levels = Counter(unit.level for unit in units if unit.level)
    if not levels:
        return []
    level = 2 if 2 in levels else max(levels, key=lambda level: (levels[level], -level))
    return [i for i, unit in enumerate(units) if 0 < unit.level <= level]
