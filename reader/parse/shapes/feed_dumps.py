"""Turns the lists of link, feed and date under a saved feed's headings into links and days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.stated_days import stated_days
from reader.parse.blocks.units import BULLET, TITLE, Address, Unit, as_aside
from reader.parse.shapes.entries.entry_days import CLOCK

_FIELD = re.compile(
    r"(?:• )?(?:[A-Za-z][\w -]{0,30}: ?)?"
    r"(?:https?://\S+|\d{4}-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-][\d:]+)?)?)"
)
_NAMED = re.compile(
    r"(?:• )?(?:sources?|feed|site|published|posted|updated|date|authors?|by|creator|link|url|"
    r"category|categories|tags?) ?: ?\S.{0,200}$",
    re.IGNORECASE,
)
"""A field with its name: "Author: Juna Holm"."""
_FEWEST = 2
_DATED = re.compile(
    r"(?:• )?(?:date|published|pub ?date|date published|updated|posted)\b[^:]*: ?", re.I
)


def mark_entries(units: Sequence[Unit]) -> list[Unit]:
    """Return the units without the fields of entries; their headings get day and link.

    Fields are the items right below a heading, if all of them are an address or an instant and one
    of them is named as the date. Named fields right below two headings become asides.
    """
    units = _without_named(units)
    marked: list[Unit] = []
    at = 0
    while at < len(units):
        unit = units[at]
        at += 1
        end = at
        while unit.level and end < len(units) and units[end].item:
            end += 1
        fields = units[at:end]
        dates = [field.text for field in fields if _DATED.match(field.text)]
        if dates and all(_FIELD.fullmatch(field.text) for field in fields):
            unit, at = _stamped(unit, fields, dates[0]), end
        marked.append(unit)
    return marked


def _without_named(units: Sequence[Unit]) -> Sequence[Unit]:
    """Return the units; named fields below headings, one of them a date, are asides if twice."""
    found: dict[int, tuple[int, str]] = {}
    for at, unit in enumerate(units):
        if unit.level <= TITLE:
            continue
        end = at + 1
        while end < len(units) and not units[end].level and _NAMED.match(units[end].text):
            end += 1
        dates = [field.text for field in units[at + 1 : end] if _DATED.match(field.text)]
        if end - at > _FEWEST and dates:
            found[at] = end, dates[0]
    if len(found) < _FEWEST:
        return units
    marked = list(units)
    for at, (end, dated) in found.items():
        words = dated.partition(":")[2].strip()
        day, clock = next(stated_days(words), None), CLOCK.search(words)
        if day and day.year:
            iso = day.in_year(day.year)
            time = clock[0] if clock else None
            marked[at] = replace(units[at], day=iso.isoformat() if iso else None, time=time)
        marked[at + 1 : end] = map(as_aside, units[at + 1 : end])
    return marked


def _stamped(heading: Unit, fields: Sequence[Unit], dated: str) -> Unit:
    """Return the heading with the day of a field and, if it has no link, the first field's link."""
    found = next(stated_days(dated.partition(": ")[2][:10]), None)
    day = found.in_year(found.year) if found and found.year else None
    first = next((f.text.removeprefix(BULLET) for f in fields if "http" in f.text), "")
    links = heading.addresses
    if not links and first.startswith("http"):
        links = (Address(0, len(heading.text), first),)
    return replace(heading, day=day.isoformat() if day else None, addresses=links)
