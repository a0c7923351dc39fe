"""Finds entries of a live page with day and time on two lines above them.

An example is "12 May 2031 - 21:10" over "(21:10 GMT)": the second line states the zone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from reader.parse.blocks.credits import is_date_line
from reader.parse.blocks.stated_days import stated_days
from reader.parse.blocks.units import Unit
from reader.parse.shapes.entries.stamps import Stamp, opened, without_text

_AT = re.compile(r"(?<!\d)\d?\d:\d\d$")
_TIME = re.compile(r"\(?(?P<time>\d?\d:\d\d(?: ?[A-Z]{2,5}(?:[+-]\d\d?)?)?)\)?")


def mark_paired_stamps(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; the lines below such pairs are entries, if there are two pairs."""
    stamps = {at: stamp for at, pair in enumerate(pairwise(units)) if (stamp := _stamp_of(*pair))}
    if len(stamps) < 2:
        return list(units)
    marked: list[Unit] = []
    waiting: Stamp | None = None
    for at, (unit, after) in enumerate(pairwise([*units, Unit("")])):
        if at in stamps or at - 1 in stamps:
            if at in stamps:
                marked += without_text(waiting)
                waiting = stamps[at]
            continue
        if waiting:
            leads = bool(after.text) and at + 1 not in stamps
            marked += opened(waiting, unit, leads=leads)
            waiting = None
        else:
            marked.append(unit)
    return [*marked, *without_text(waiting)]


def _stamp_of(first: Unit, second: Unit) -> tuple[str, str] | None:
    """Return the ISO 8601 day and the time that two lines state together, or None."""
    if not _AT.search(first.text) or not (time := _TIME.fullmatch(second.text)):
        return None
    if first.level or first.item or not is_date_line(first.text):
        return None
    days = [day for one in stated_days(first.text) if one.year and (day := one.in_year(one.year))]
    found: date | None = days[0] if len(days) == 1 else None
    return (found.isoformat(), time["time"]) if found else None
