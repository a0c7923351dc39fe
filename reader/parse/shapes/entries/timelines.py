"""Reads the days of a timeline whose years or months stand on lines of their own.

"2011" stands over "• March 15: …", and "MARCH 2011" over "- 15: …".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reader import calendar
from reader.parse.blocks.heading_shape import looks_like_heading
from reader.parse.blocks.units import HEADING, TITLE, Unit, is_free

_YEAR_LINE = re.compile(r"(?:(?:the )?year )?(?P<year>(?:19|20)\d\d)[ :.]*", re.IGNORECASE)
_MONTH_LINE = re.compile(
    rf"(?P<month>{calendar.MONTH_PATTERN})\b\.?(?:,? (?P<year>(?:19|20)\d\d))?[ :.]*",
    re.IGNORECASE,
)
_LED = re.compile(
    rf"(?:[•>*—–-] ?)?(?P<words>(?:(?:{calendar.WEEKDAY_PATTERN})\b\.?,? )?"
    rf"(?:(?P<month>{calendar.MONTH_PATTERN})\b\.?[ -]?"
    rf"(?P<first>\d\d?)(?:st|nd|rd|th)?(?: ?[-–] ?(?P<last>\d\d?)(?:st|nd|rd|th)?)?"
    rf"|(?P<one>\d\d?)(?:st|nd|rd|th)?(?: ?[-–] ?(?P<two>\d\d?)(?:st|nd|rd|th)?)?"
    rf"(?: (?P<after>{calendar.MONTH_PATTERN})\b\.?)?)) ?[:–—-] (?=\S)",
    re.IGNORECASE,
)
"""A day without its year, or without its month too, before the text of an entry."""
_FEWEST = 2
_LONGEST_LINE, _LINE_BEGINS = len("September, 2011 :"), frozenset("12YyTtJjFfMmAaSsOoNnDd")
_PERIOD = re.compile(
    r"(?:[•>*—–-] ?)?(?P<period>"
    r"(?:(?:early|mid|late|since|spring|summer|autumn|fall|winter|end of)[ -])?"
    rf"(?:(?:{calendar.MONTH_PATTERN})\b\.?(?: ?(?:and|to|[-–/]) ?"
    rf"(?:{calendar.MONTH_PATTERN})\b\.?)?,? )?"
    r"(?:19|20)\d\d(?: ?[-–/] ?(?:(?:19|20)?\d\d))?)(?P<mark> ?: | ?[–—] | - )(?=\S)",
    re.IGNORECASE,
)
"""A month, a season or a year before the text of an entry: "May 2011: …"."""
_LED_BY_PERIOD = re.compile(
    rf"(?P<period>(?:(?:19|20)\d\d,? ?)?(?:(?:{calendar.MONTH_PATTERN})\b\.?"
    r"(?:,? (?:19|20)\d\d)?|(?<=\d)))(?: ?[–—]|:) (?=\S)",
    re.IGNORECASE,
)
_WITH_YEAR = re.compile(r"[^:–—]*(?:19|20)\d\d")
_FEWEST_PERIODS = 3


def period_of(text: str) -> tuple[int, int]:
    """Return the end of a month and year, a season or a year before an entry, and of its mark.

    Both are 0 if the text does not begin so.
    """
    period = _PERIOD.match(text)
    return (period.end("period"), period.end()) if period else (0, 0)


def mark_periods(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; paragraphs that begin with a year or month and a colon are entries.

    There must be three, half of all from the first on, and a year in one of them; the words before
    the colon are the heading. This is only for texts without headings below the title.
    """
    led = [
        at
        for at, unit in enumerate(units)
        if unit.text[:1] in _LINE_BEGINS and unit.text[_LONGEST_LINE:] and _is_led(unit)
    ]
    if len(led) < _FEWEST_PERIODS or 2 * len(led) < len(units) - led[0]:
        return list(units)
    whole = any(_WITH_YEAR.match(units[at].text) for at in led)
    if not whole or any(unit.level > TITLE for unit in units):
        return list(units)
    marked = list(units[: led[0]])
    for unit in units[led[0] :]:
        if is_free(unit) and (match := _LED_BY_PERIOD.match(unit.text)):
            marked.append(replace(unit.up_to(match.end("period")), level=HEADING))
            unit = unit.from_character(match.end())
        marked.append(unit)
    return marked


def _is_led(unit: Unit) -> bool:
    return is_free(unit) and bool(_LED_BY_PERIOD.match(unit.text))


def mark_years(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; entries below lines with their year or month have their whole day.

    There must be two entries. The lines are removed, because every entry has its day; a line over
    an entry whose year is not certain is its section.
    """
    short = [unit for unit in units if unit.text[2:] and not unit.text[_LONGEST_LINE:]]
    if not any(unit.text[:1] in _LINE_BEGINS and _is_line(unit) for unit in short):
        return list(units)
    days = _days_below(units)
    if sum(day is not None for day in days.values()) < _FEWEST:
        return list(units)
    known = None if None not in days.values() else ""
    marked: list[Unit] = []
    above = ""
    for at, unit in enumerate(units):
        if at in days:
            marked += _entry(unit, days[at], known if days[at] else above)
        elif _is_line(unit) and (at + 1 in days or _is_line((*units, Unit(""))[at + 1])):
            above = unit.text.rstrip(" :.")
        else:
            marked.append(unit)
    return marked


def _is_line(unit: Unit) -> bool:
    may_be = unit.level != TITLE and not unit.item and not unit.text[_LONGEST_LINE:]
    return (
        may_be
        and unit.text[:1] in _LINE_BEGINS
        and bool(_YEAR_LINE.fullmatch(unit.text) or _MONTH_LINE.fullmatch(unit.text))
    )


def _days_below(units: Sequence[Unit]) -> dict[int, date | None]:
    """Return the place of each entry below a line of year or month, and its day if it is known.

    A month without a year is in that of the month before it, if it is not an earlier one.
    """
    days: dict[int, date | None] = {}
    year = month = 0
    below = False
    for at, unit in enumerate(units):
        if _is_line(unit):
            above = _YEAR_LINE.fullmatch(unit.text)
            if above:
                year, month = int(above["year"]), 0
            elif named := _MONTH_LINE.fullmatch(unit.text):
                before, month = month, calendar.MONTHS[named["month"].lower()]
                year = int(named["year"] or 0) or (year if before <= month else 0)
            below = True
        elif below and not unit.level and (led := _LED.match(unit.text)):
            if (stated := led["month"] or led["after"]) or month:
                number = calendar.MONTHS[stated.lower()] if stated else month
                day = int(led["last"] or led["first"] or led["two"] or led["one"])
                days[at] = calendar.day_of(year, number, day) if year else None
        elif unit.level:
            below = False
    return days


def _entry(unit: Unit, day: date | None, section: str | None) -> list[Unit]:
    """Return the heading of an entry and its text; more than one day stays in the text."""
    led = _LED.match(unit.text)
    if led is None:
        return [unit]
    is_kept = day is None or led["last"] or led["two"]
    body = replace(unit.from_character(led.start("words") if is_kept else led.end()), depth=0)
    stated = day.isoformat() if day else None
    if looks_like_heading(body):
        return [replace(body, level=HEADING, day=stated, section=section)]
    return [Unit("", HEADING, day=stated, section=section), body]
