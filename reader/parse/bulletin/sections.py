"""Divides units into title, announcement, lead, developments and credits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from reader.parse.blocks.announcement import is_announcement
from reader.parse.blocks.credits import (
    has_post,
    is_credit,
    is_date_line,
    is_name,
    is_names,
    is_signed_day,
)
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.stated_days import stated_days, stated_months, without_days
from reader.parse.blocks.units import TITLE, Unit
from reader.parse.shapes.furniture import signature_of

_TOP = 6
"""A line that is only a date is a credit among this many first units; later it is text."""

_UPPER, _LEAST_BEFORE, _FEWEST_SOURCES = 2, 2, 2
_SOURCE = re.compile(r"(?:sources?|quellen?|fuentes?) ?: \S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sections:
    """The parts of a text; every unit is in exactly one of them.

    `announcement` is the text of a unit of the lead. A development begins with its heading; only
    the single development of a text without headings has none.
    """

    title: str | None
    announcement: str | None
    lead: tuple[Unit, ...]
    developments: tuple[tuple[Unit, ...], ...]
    credits: tuple[str, ...]


def divide(units: Sequence[Unit]) -> Sections:
    """Return the sections of the units of a text."""
    top = _end_of_top(units)
    units = _with_sources(units)
    credits = [i for i in range(len(units)) if _is_apart(units, i, top)]
    if len(credits) == len(units):
        credits = []
    apart = set(credits)
    rest = [unit for i, unit in enumerate(units) if i not in apart]
    titled = _title_place(rest)
    title = None if titled is None else rest[titled].text
    if titled is not None and len(rest) > 1:
        above = rest[titled].section  # a line above the title is not its section
        rest[titled : titled + 1] = [Unit(above)] if above else []
    rest = _with_lines_below(_evened(rest))
    level = _development_level(rest)
    rest = _sectioned(_raised(rest, level), level)
    starts = [i for i, unit in enumerate(rest) if 0 < unit.level <= level]
    if starts and all(unit.kind == "aside" for unit in rest[: starts[0]]):
        first = starts[0]  # what is only furniture is no lead
        rest[: first + 1] = [rest[first], *rest[:first]]
        starts[0] = 0
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
        tuple(signature_of(units[i]) or units[i].text for i in credits),
    )


def _with_sources(units: Sequence[Unit]) -> Sequence[Unit]:
    """Return the units; the sources of several entries, each named in a line, stay below these."""
    named = [at for at, unit in enumerate(units) if unit.text[:1] in "SsQqFf" and _is_source(unit)]
    between = units[named[0] : named[-1]] if named else ()
    if sum(unit.level > TITLE for unit in between) < len(named) - 1 or len(named) < _FEWEST_SOURCES:
        return units
    stay = set(named)
    return [replace(u, kind="aside") if at in stay else u for at, u in enumerate(units)]


def _is_source(unit: Unit) -> bool:
    is_line = not unit.level and unit.kind == "paragraph" and not unit.item
    return is_line and bool(_SOURCE.match(unit.text))


def _end_of_top(units: Sequence[Unit]) -> int:
    """Return the index after the first units of a text, not counting asides."""
    told = (at for at, unit in enumerate(units) if unit.kind != "aside")
    return next(islice(told, _TOP, None), len(units))


def _is_apart(units: Sequence[Unit], place: int, top: int) -> bool:
    """Whether a unit is a credit, a date line at the top, or authors' names above a date line."""
    unit = units[place]
    if unit.level or unit.item or unit.kind != "paragraph":
        return False
    if unit.credit or is_credit(unit.text) or (place and signature_of(unit)):
        return True
    if place >= top:
        return False
    after = units[place + 1].text if place + 1 < len(units) else ""
    if is_signed_day(unit.text) or (place and has_post(unit.text)):
        return True
    if is_date_line(unit.text) or (is_names(unit.text) and (place < 2 or is_date_line(after))):
        return True
    return place == 1 and is_name(unit.text) and (is_announcement(after) or is_date_line(after))


def _title_place(units: Sequence[Unit]) -> int | None:
    """Return the index of the title: a first heading of level 1, alone or above deeper ones."""
    levels = [unit.level for unit in units if unit.level]
    if levels and levels[0] == 1 and (levels.count(1) == 1 or max(levels) > 1):
        return next(i for i, unit in enumerate(units) if unit.level)
    return None


def _evened(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; a heading of level 2 that is no more than those before it has their level.

    That is the only one of its level, stands over a paragraph, and follows two or more deeper
    headings of one level that stand over paragraphs too.
    """
    upper = [at for at, unit in enumerate(units) if unit.level == _UPPER]
    if len(upper) != 1 or any(unit.level == 1 for unit in units):
        return list(units)
    place = upper[0]
    before = {unit.level for unit in units[:place] if unit.level}
    over = sum(unit.level > 0 and not after.level for unit, after in pairwise(units[:place]))
    is_over_text = place + 1 < len(units) and not units[place + 1].level
    if len(before) != 1 or over < _LEAST_BEFORE or not is_over_text:
        return list(units)
    return [*units[:place], replace(units[place], level=before.pop()), *units[place + 1 :]]


def _development_level(units: Sequence[Unit]) -> int:
    """Return the level of developments' headings: 2, else the most frequent; 0 without headings.

    If a deeper heading follows most headings of that level, or half of them, the deeper level is
    returned: the upper headings name sections.
    """
    levels = Counter([unit.level for unit in units if unit.level])
    if not levels:
        return 0
    level = 2 if 2 in levels else max(levels, key=lambda level: (levels[level], -level))
    for _ in range(max(levels) - level):
        below = [after.level for unit, after in pairwise(units) if unit.level == level]
        deeper = [other for other in below if other > level]
        half = len(deeper) > 1 and 2 * len(deeper) >= len(below)
        if not below or not (half or 3 * len(deeper) >= 2 * len(below)):
            break
        level = min(deeper)
    return level


def _with_lines_below(units: list[Unit]) -> list[Unit]:
    """Return the units; lines without an end between headings and deeper ones follow the deeper.

    Each of two or more headings of a level has such a deeper one, which is a sentence.
    """
    level = min((unit.level for unit in units if unit.level > TITLE), default=0)
    heads = [at for at, unit in enumerate(units) if unit.level == level] if level else []
    deeper: dict[int, int] = {}
    for at in heads:
        place = at + 1
        while place < len(units) and not units[place].level and not is_ended(units[place].text):
            place += 1
        if place < len(units) and units[place].level > level and is_ended(units[place].text):
            deeper[at] = place
    if len(heads) < _LEAST_BEFORE or len(deeper) < len(heads):
        return units
    moved = list(units)
    for at, place in deeper.items():
        moved[at + 1 : place + 1] = [units[place], *units[at + 1 : place]]
    return moved


def _raised(units: Sequence[Unit], level: int) -> list[Unit]:
    """Return the units; two or more deeper headings right below an upper one are developments.

    The upper one is their section.
    """
    heads = [at for at, unit in enumerate(units) if 0 < unit.level <= level]
    if [at for at in heads if TITLE < units[at].level < level]:
        return list(units)
    raised = list(units)
    for at, end in pairwise([*heads, len(units)]):
        below = units[at + 1].level if at + 1 < end and units[at].level == level else 0
        if below <= level:
            continue
        deeper = [one for one in range(at + 1, end) if units[one].level == below]
        if len(deeper) < _LEAST_BEFORE or units[at].time or units[at].section:
            continue
        day = _day_of(units[at])
        for one in deeper:
            section = "" if day else units[at].text
            raised[one] = replace(units[one], level=level, section=section, day=day)
        raised[at] = Unit("")
        if end < len(units) and raised[end].section is None and units[end].level == level:
            raised[end] = replace(raised[end], section="")
    return [unit for unit in raised if unit.text or unit.level or unit.time or unit.day]


def _sectioned(units: Sequence[Unit], level: int) -> list[Unit]:
    """Return the units; headings get the sections and days that upper headings state.

    An upper heading with paragraphs of its own is a development too, and so is one that is followed
    only by other upper headings. The first one over headings with other sections is in the lead.
    """
    sectioned: list[Unit] = []
    section = day = None
    in_capitals = True  # are the headings of the section, which it got from one of them
    waiting: list[Unit] = []  # the latest upper heading, until a lower heading is in its section
    for at, unit in enumerate(units):
        after = units[at + 1] if at + 1 < len(units) else unit
        if not 0 < unit.level <= level:
            sectioned.append(unit)
        elif unit.level < level and not unit.time:
            stated = _day_of(unit)
            sectioned += waiting
            section, day = (None, stated) if stated else (unit.text, day)
            waiting = [] if stated or not unit.level < after.level else [unit]
            if not unit.level < after.level:
                sectioned.append(unit)
        else:
            if unit.section:
                first = not any(other.level > TITLE for other in sectioned)
                sectioned += [replace(one, level=0) if first else one for one in waiting]
            if unit.section is not None:
                section, in_capitals = unit.section, unit.text.isupper()
            elif section and section.isupper() and unit.text.isupper() and not in_capitals:
                section = None  # a heading that looks like the section is not below it
            waiting = []
            own = unit.day
            if own is None and (
                "20" in unit.text or "19" in unit.text
            ):  # a year: most headings have none
                own = _day_of(unit)
            elif own is None and section and ("20" in section or "19" in section):
                own = _day_in(section, unit.text)
            sectioned.append(replace(unit, section=section or None, day=own or day))
    return sectioned


def _day_in(section: str, text: str) -> str | None:
    """Return the day of a heading like "3 March" below a heading like "March 2025"."""
    if not is_date_line(text) or any(map(str.isalpha, without_days(text))):
        return None
    months = list(stated_months(section))
    days = [day for day in stated_days(text) if not day.year]
    if len(months) != 1 or len(days) != 1 or days[0].month != months[0][0]:
        return None
    found = days[0].in_year(months[0][1])
    return found.isoformat() if found else None


def _day_of(heading: Unit) -> str | None:
    """Return the day of a heading that is only a day; the marked one if the line has no year."""
    if not is_date_line(heading.text) or any(map(str.isalpha, without_days(heading.text))):
        return None
    if heading.day:
        return heading.day
    days = (day.in_year(day.year) for day in stated_days(heading.text) if day.year)
    return next((day.isoformat() for day in days if day), None)
