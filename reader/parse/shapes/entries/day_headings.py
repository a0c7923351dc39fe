"""Makes headings of the days over paragraphs ("24 February"), whose years may stand above them."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from reader import calendar
from reader.parse.blocks.credits import is_date_line
from reader.parse.blocks.heading_shape import looks_like_heading
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.units import AROUND_TEXT, HEADING, TITLE, Unit
from reader.parse.shapes.entries.clock_times import split_time
from reader.parse.shapes.entries.entry_days import day_alone, states_year
from reader.parse.shapes.loss_rows import is_loss_row

_MONTH_YEAR = re.compile(
    rf"(?:(?P<month>{calendar.MONTH_PATTERN}),? )?(?P<year>(?:19|20)\d\d)", re.IGNORECASE
)
_DAY_MONTH = re.compile(
    rf"(?:\d\d?(?:st|nd|rd|th)? (?P<one>{calendar.MONTH_PATTERN})"
    rf"|(?P<two>{calendar.MONTH_PATTERN}) \d\d?(?:st|nd|rd|th)?)\.?",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(\d\d)[./-](\d\d)[./-]((?:19|20)\d\d)")
_LONG = 120
"""Characters; a longer line is a text even without an end."""
_LENGTH_NUMBERS, _MONTHS = len("13/08/2031"), 12
_PUBLISHED = re.compile(
    r"(?:first |last |originally )?(?:published|updated|posted|modified|stand|aktualisiert"
    r"|veröffentlicht|erstellt)\b",
    re.IGNORECASE,
)
"""How a line begins that says when a text was published or changed."""
_MOST_STAMPS = 3
_LONGEST_LINE, _FEWEST = len("September 30th, 2031"), 2


def mark_days(units: Sequence[Unit]) -> Sequence[Unit]:
    """Return the units; date lines are headings, if several have their own paragraphs.

    Their years may stand on lines above them. One or two lines that say when a text was published
    and changed are no days.
    """
    dated = _with_numbers(_with_years(units))
    lines = [
        i
        for i, unit in enumerate(dated)
        if unit.kind not in AROUND_TEXT
        and (_is_number(unit) if unit.day else is_date_line(unit.text))
    ]
    stamps = {i for i in lines if _PUBLISHED.match(dated[i].text)}
    places: list[int] = []
    for i in lines:
        if i in stamps and len(stamps) < (_MOST_STAMPS if dated[i].credit else 2):
            continue
        above, below = dated[i - 1 : i], dated[i + 1 : i + 2]
        over = i > 1 and looks_like_heading(above[0]) and not is_loss_row(above[0].text)
        if i - 1 in places[-1:] or (over and not any(map(looks_like_heading, below))):
            return units
        places.append(i)
    if len({dated[i].text.lstrip("0") for i in places}) < 2 or places[-1] == len(dated) - 1:
        return units
    marked = list(dated)
    known = states_year(dated)
    day: date | None = None
    for i in places:
        own = date.fromisoformat(dated[i].day or "") if dated[i].day else None
        day = own or day_alone(dated[i].text, day, known) or day
        marked[i] = replace(dated[i], level=HEADING, day=day.isoformat() if day else None)
    return _over_headlines(marked, places)


def _over_headlines(units: list[Unit], days: Sequence[int]) -> list[Unit]:
    """Return the units; headlines below days that are headings have these days.

    Each day stands right over a headline. The lines of the days are then removed.
    """
    heads = [
        at
        for at, (unit, after) in enumerate(pairwise(units))
        if at > days[0] and not unit.level and looks_like_heading(unit)
        if is_ended(after.text) or len(after.text) > _LONG
    ]
    if len(heads) < len(days) or not {at + 1 for at in days} <= {*heads}:
        return units
    if any(split_time(units[at].text)[0] for at in heads):
        return units  # entries of a ticker
    marked = list(units)
    for head in heads:
        day = units[days[bisect(days, head) - 1]].day
        marked[head] = replace(units[head], level=HEADING, day=day)
    if any(not unit.day and _is_numbers(unit) for unit in units[days[0] :]):
        return units  # a day that cannot be read stands over other headlines
    removed = {at for at in days if units[at].day}
    return [unit for at, unit in enumerate(marked) if at not in removed]


def _with_numbers(units: Sequence[Unit]) -> Sequence[Unit]:
    """Return the units; lines of three numbers have their day, if one of them tells the order.

    "13/08/2031" tells that "10/06/2031" is in June; if another tells otherwise, nothing is told.
    """
    found = {
        at: tuple(map(int, match.groups()))
        for at, unit in enumerate(units)
        if unit.text[:1] in "0123" and (match := _NUMBERS.fullmatch(unit.text))
    }
    first = max((one for one, _, _ in found.values()), default=0)
    second = max((two for _, two, _ in found.values()), default=0)
    if not first > _MONTHS >= second and not second > _MONTHS >= first:
        return units
    dated = list(units)
    for at, (one, two, year) in found.items():
        day, month = (one, two) if first > second else (two, one)
        if known := calendar.day_of(year, month, day):
            dated[at] = replace(units[at], day=known.isoformat())
    return dated


def _is_numbers(unit: Unit) -> bool:
    return unit.text[:1] in "0123456789" and bool(_NUMBERS.fullmatch(unit.text))


def _is_number(unit: Unit) -> bool:
    """Whether a line of numbers has its day."""
    return is_date_line(unit.text) or (len(unit.text) == _LENGTH_NUMBERS and not unit.level)


def _with_years(units: Sequence[Unit]) -> Sequence[Unit]:
    """Return the units; days have the years of the lines "February 2031" or "2031" above them.

    Every such line must stand right above a day, and every day below one and in its month; then
    the lines are removed.
    """
    lines = {
        at: match
        for at, unit in enumerate(units)
        if at and unit.level != TITLE and not unit.item and len(unit.text) <= _LONGEST_LINE
        if unit.text[-2:].isdecimal() and (match := _MONTH_YEAR.fullmatch(unit.text))
    }
    if not lines:
        return units
    days: dict[int, str] = {}
    above: re.Match[str] | None = None
    for at, unit in enumerate(units):
        above = lines.get(at, above)
        day = _DAY_MONTH.fullmatch(unit.text) if len(unit.text) <= _LONGEST_LINE else None
        if not day:
            continue
        if above is None:
            return units
        found = day_alone(f"{unit.text} {above['year']}", None, known=True)
        month = above["month"]
        if not found or (month and found.month != calendar.MONTHS[month.lower()]):
            return units
        days[at] = found.isoformat()
    if len(days) < _FEWEST or any(at + 1 not in days for at in lines):
        return units
    return [
        replace(unit, day=days.get(at, unit.day))
        for at, unit in enumerate(units)
        if at not in lines
    ]
