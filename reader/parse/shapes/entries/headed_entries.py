"""Reads days before headlines, and times behind them, on lines over the text of an entry.

"7 May 2031 Orm is shelled" and "Orm is shelled (3:15 pm)" are such headlines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reader import calendar
from reader.parse.blocks.credits import is_day
from reader.parse.blocks.heading_shape import looks_like_heading
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.units import HEADING, TITLE, Unit
from reader.parse.shapes.entries.clock_times import is_age, minutes_of, split_time
from reader.parse.shapes.entries.entry_days import day_alone, states_year

_DAY = re.compile(
    rf"(?P<day>(?:\d\d? (?:{calendar.MONTH_PATTERN})\b\.?|(?:{calendar.MONTH_PATTERN})\b\.? \d\d?)"
    r"(?P<year>,? \d{4})?)(?P<sign> ?[:–—]| -)? (?=(?-i:[A-ZÀ-Þ“\"«]))(?=\S+(?: \S|$))",
    re.IGNORECASE,
)
"""A day before the words of a headline, with a sign between if it is marked as a heading."""
_BEGINS = frozenset("0123456789JFMASONDjfmasond")
_FEWEST = 2


def mark_headed_entries(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; several headlines with their day or their time are entries with it."""
    return _timed(_dated(units))


def _dated(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; headlines that begin with a day are without it, and have it as their day.

    Two must have a whole day, or all a sign behind the day, and the text's first lines the year.
    One without a year below such a one is in that year.
    """
    found = {
        at: match
        for at, unit in enumerate(units)
        if unit.text[:1] in _BEGINS
        and unit.level != TITLE
        and (match := _DAY.match(unit.text))
        and (unit.level or " " in _behind(unit, match).text and not match["sign"])
        and is_day(match["day"])
        and looks_like_heading(_behind(unit, match))
        and _leads(units, at)
    }
    signed = len(found) >= _FEWEST and all(match["sign"] for match in found.values())
    known = signed and states_year(units)
    if not known and sum(bool(match["year"]) for match in found.values()) < _FEWEST:
        return list(units)
    marked = list(units)
    current: date | None = None
    for at, match in found.items():
        is_whole = match["year"] or current or known
        if day := (day_alone(match["day"], current, known) if is_whole else None):
            current = day
            head = replace(_behind(units[at], match), day=day.isoformat())
            marked[at] = replace(head, level=head.level or HEADING)
    return marked


def _behind(unit: Unit, day: re.Match[str]) -> Unit:
    """Return a line without the day at its beginning; with it, it may look like a byline."""
    return replace(unit.from_character(day.end()), credit=False)


def _timed(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; headlines that end with a clock time in brackets have it as their time.

    There must be two, and their times in order.
    """
    found = {
        at: ends
        for at, unit in enumerate(units)
        if unit.text[-1:] == ")" and unit.level != TITLE and (ends := _time_behind(unit))
        if _leads(units, at)
    }
    order = [minutes_of(time) for _, time in found.values()]
    if len(order) < _FEWEST or order not in (sorted(order), sorted(order, reverse=True)):
        return list(units)
    marked = list(units)
    for at, (end, time) in found.items():
        head = units[at].up_to(end)
        marked[at] = replace(head, level=head.level or HEADING, time=time)
    return marked


def _time_behind(unit: Unit) -> tuple[int, str] | None:
    """Return where a headline ends before a clock time in brackets, and the time; or None."""
    head, _, last = unit.text.rpartition("(")
    time, rest = split_time(last.rstrip(")"))
    end = len(head.rstrip())
    if not time or rest or is_age(time) or not looks_like_heading(unit.up_to(end)):
        return None
    return end, time


def _leads(units: Sequence[Unit], at: int) -> bool:
    """Whether a sentence stands below a line."""
    return at + 1 < len(units) and not units[at + 1].level and is_ended(units[at + 1].text)
