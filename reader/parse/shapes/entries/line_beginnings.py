"""Reads what stands before entries: a stamp in brackets, a dash, a number on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reader.parse.blocks.credits import is_day
from reader.parse.blocks.heading_shape import looks_like_heading
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.stated_days import stated_days
from reader.parse.blocks.units import BULLET, HEADING, Unit

_STAMPED = re.compile(
    r"[\[(](?P<day>[^\[\]()]{6,40}?),? (?:at )?"
    r"(?P<time>(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?)[\])]:? (?=\S)"
)
_UPDATED = re.compile(
    r"updated? (?P<day>[^():]{6,30})(?: \(\d{1,2}\))?(?P<time>): (?=\S)", re.IGNORECASE
)
"""The day of an update and its number: "Update 2031-05-12 (2): …"."""
_STAMPS = {"[": _STAMPED, "(": _STAMPED, "U": _UPDATED}
_FEWEST_STAMPED, _FEWEST_DASHED, _FEWEST_NUMBERED = 2, 3, 3
_FEWEST_WORDS = 4
_BRACKETS = ("[", "(")
_DASHES = ("— ", "– ")


def mark_beginnings(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; stamped paragraphs are entries, paragraphs after dashes are items.

    Lines below numbers that stand alone are headings.
    """
    return _stamped(_dashed(_numbered(units)))


def _stamped(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; paragraphs that begin with day and time in brackets are entries.

    So are updates with their day.
    """
    found: dict[int, tuple[str, str | None, int]] = {}
    for at, unit in enumerate(units):
        form = _STAMPS.get(unit.text[:1]) if not unit.level else None
        stamp = form.match(unit.text) if form else None
        days = [day.in_year(day.year or 0) for day in stated_days(stamp["day"])] if stamp else []
        if stamp and len(days) == 1 and days[0] and days[0].year > 1 and is_day(stamp["day"]):
            found[at] = days[0].isoformat(), stamp["time"] or None, stamp.end()
    if len(found) < _FEWEST_STAMPED:
        return list(units)
    marked: list[Unit] = []
    for at, unit in enumerate(units):
        if at in found:
            day, time, end = found[at]
            body = unit.from_character(end)
            if looks_like_heading(body):
                marked.append(replace(body, level=HEADING, day=day, time=time))
            else:
                marked += [Unit("", HEADING, day=day, time=time), body]
        else:
            marked.append(unit)
    return marked


def _dashed(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; sentences after dashes are items if they are most of a text.

    In a dialogue somebody asks.
    """
    found = [at for at, unit in enumerate(units) if unit.text[:2] in _DASHES and not unit.level]
    if len(found) < _FEWEST_DASHED:
        return list(units)
    told = [unit for unit in units if unit.kind == "paragraph" and not unit.level]
    told = [unit for unit in told if is_ended(unit.text)]
    if 3 * len(found) < 2 * len(told):
        return list(units)
    texts = [units[at].text for at in found]
    if not all(is_ended(text) and len(text.split()) > _FEWEST_WORDS for text in texts):
        return list(units)
    if any(text[-1] == "?" for text in texts):
        return list(units)
    places = set(found)
    return [
        replace(unit.from_character(2).moved_by(BULLET), item=True) if at in places else unit
        for at, unit in enumerate(units)
    ]


def _numbered(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; lines like headings below numbers alone, from one on, are headings."""
    found = [at for at, unit in enumerate(units[:-2]) if unit.text.isdecimal() and not unit.level]
    if len(found) < _FEWEST_NUMBERED:
        return list(units)
    numbers = [units[at].text for at in found]
    if numbers != [str(number) for number in range(1, len(found) + 1)]:
        return list(units)
    if any(after - at < _FEWEST_NUMBERED for at, after in pairwise(found)):
        return list(units)
    if not all(looks_like_heading(units[at + 1]) and is_ended(units[at + 2].text) for at in found):
        return list(units)
    gone, heads = set(found), {at + 1 for at in found}
    return [
        replace(unit, level=unit.level or HEADING) if at in heads else unit
        for at, unit in enumerate(units)
        if at not in gone
    ]
