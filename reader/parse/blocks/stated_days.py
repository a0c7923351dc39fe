"""Finds the days that a line states ("Monday, October 28") and resolves those without a year.

Only whole days are found. An ambiguous day ("04/05/2024") is ignored, unless a weekday before it
determines which number is the month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reader import calendar

NO_YEAR = 400
"""Dates up to this year represent days without a known year.

Those in this year have no known weekday either.
"""

_CYCLE = range(1, 29)
"""Years in which each day of the year has each weekday."""

_WEEKDAY = rf"(?:\b(?P<weekday>{calendar.WEEKDAY_PATTERN})\b\.?,?[ -]+\(?)?(?:the[ ])?"
_DAY = r"(?:(?P<first>[0-3]?\d)[-–])?(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_MONTH = rf"(?P<month>{calendar.MONTH_PATTERN})\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_YEARS_BACK = 9
"""There are at most eight years between two dates of 29 February."""
_IN_BRACKETS = re.compile(rf"\((?:{calendar.WEEKDAY_PATTERN})\)", re.IGNORECASE)
_DATELINE = re.compile(
    r"\(?[A-Z][^—–:.”“\"]{1,40}[,(/ ][^—–:”“\"]{3,50}?(?:\)? *(?:—|–|--|: | - ) *|\) )"
)
_MONTH_AND_YEAR = re.compile(rf"(?<!\d )(?<!\d)\b{_MONTH},? {_YEAR}\b", re.IGNORECASE)
_MOST_READ = 300
_ALONE = r"(?<!\d)(?<!\d[.,:/-])"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (
        # 2024-10-28, 20241028
        rf"{_ALONE}{_YEAR}(?P<mark>[-/.]?)(?P<number>[01]\d)(?P=mark)(?P<day>[0-3]\d)(?!\d)",
        # Monday, October 28, 2024
        rf"{_WEEKDAY}\b{_MONTH}[ -]*{_DAY}\b(?!:\d)(?:,?[ -]*{_YEAR}\b)?",
        # Monday 28 October 2024, 28th of October
        rf"{_WEEKDAY}{_ALONE}{_DAY}[ -]*(?:of[ ])?{_MONTH}(?:,?[ -]*{_YEAR}\b)?",
        # 28.10.2024, 10/28/2024
        rf"{_WEEKDAY}{_ALONE}(?P<one>[0-3]?\d)(?P<mark>[-/.])(?P<two>[0-3]?\d)(?P=mark){_YEAR}(?!\d)",
    )
)


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A day as stated; `year` and `weekday` (0 is Monday) are None if they are not stated."""

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None

    def in_year(self, year: int) -> date | None:
        """Return this day of that year, if the year has it."""
        return calendar.day_of(year, self.month, self.day)


def stated_days(text: str) -> Iterator[StatedDay]:
    """Yield the days stated in a text, in text order; of a range ("27-28 October") the last."""
    return (stated for stated, _ in _matches(text))


def stated_months(text: str) -> Iterator[tuple[int, int]]:
    """Yield month and year of each month that is stated with its year and no day ("May 2031")."""
    for found in _MONTH_AND_YEAR.finditer(text):
        yield calendar.MONTHS[found["month"].lower()], int(found["year"])


def dated(stated: StatedDay, year: int | None = None) -> date | None:
    """Return a stated day in its year, else in `year`, else in one that represents none."""
    if stated.year or (year and (year > NO_YEAR or stated.weekday is None)):
        return stated.in_year(stated.year or year or 0)
    if stated.weekday is None:
        return stated.in_year(NO_YEAR)
    days = (stated.in_year(one) for one in _CYCLE)
    return next((day for day in days if day and day.weekday() == stated.weekday), None)


def as_stated(day: date) -> StatedDay:
    """Return the stated day that a date of `dated` represents."""
    weekday = day.weekday() if day.year < NO_YEAR else None
    known = day.year > NO_YEAR
    return StatedDay(day.month, day.day, day.year if known else None, None if known else weekday)


def with_year(day: date, latest: date) -> date | None:
    """Return the day of such a date in the last year in which it is not later than `latest`."""
    stated = as_stated(day)
    if stated.year:
        return day
    years = range(latest.year, max(NO_YEAR, latest.year - _YEARS_BACK), -1)
    days = [one for year in years if (one := stated.in_year(year)) and one <= latest]
    return next(
        (one for one in days if stated.weekday in (None, one.weekday())), next(iter(days), None)
    )


def dateline_of(text: str) -> str:
    """Return the place and day at the start of a paragraph ("KYIV, Oct. 28 — "), or ""."""
    found = _DATELINE.match(text[:_MOST_READ])
    return found[0] if found and any(stated_days(found[0])) else ""


def without_days(text: str) -> str:
    """Return the text with a space in place of every stated day."""
    return _IN_BRACKETS.sub("", with_mark_for_days(text, " "))


def with_mark_for_days(text: str, mark: str) -> str:
    """Return the text with a mark in place of every stated day."""
    end, kept = 0, []
    for _, match in _matches(text):
        kept.append(text[end : match.start()])
        end = match.end()
    return mark.join([*kept, text[end:]])


def _matches(text: str) -> Iterator[tuple[StatedDay, re.Match[str]]]:
    """Yield each stated day and its match; of overlapping matches the first and longest."""
    matches = [match for form in _FORMS for match in form.finditer(text)]
    end = 0
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        if match.start() >= end:
            stated = _stated(match.groupdict())
            if stated.in_year(stated.year or 2024):  # a leap year
                end = match.end()
                yield stated, match


def resolve_stated(stated: StatedDay, reference: date) -> tuple[date, bool]:
    """Return the date, and whether its year was inferred; the rule is `calendar.bulletin_day`."""
    if stated.year is not None and (day := stated.in_year(stated.year)):
        return day, False
    return calendar.bulletin_day(reference, stated.month, stated.day, stated.weekday), True


def _stated(groups: dict[str, str | None]) -> StatedDay:
    year, weekday = groups.get("year"), groups.get("weekday")
    if groups.get("one"):
        month, day = _month_and_day(int(groups["one"] or 0), int(groups["two"] or 0))
        if not month and weekday and year:
            month, day = _on_weekday(groups, calendar.WEEKDAYS[weekday.lower()])
        if groups["mark"] == ".":
            month, day = int(groups["two"] or 0), int(groups["one"] or 0)
    elif groups.get("number"):
        month, day = int(groups["number"] or 0), int(groups["day"] or 0)
    else:
        month = calendar.MONTHS[(groups["month"] or "").lower()]
        day = max(int(groups["day"] or 0), int(groups["first"] or 0))
    return StatedDay(
        month,
        day,
        int(year) if year else None,
        calendar.WEEKDAYS[weekday.lower()] if weekday else None,
    )


def _on_weekday(groups: dict[str, str | None], weekday: int) -> tuple[int, int]:
    """Return month and day if only one order of the numbers falls on that weekday; else (0, 0)."""
    one, two, year = (int(groups[name] or 0) for name in ("one", "two", "year"))
    days = [(pair, calendar.day_of(year, *pair)) for pair in ((one, two), (two, one))]
    fitting = [pair for pair, day in days if day and day.weekday() == weekday]
    return fitting[0] if len(fitting) == 1 else (0, 0)


def _month_and_day(one: int, two: int) -> tuple[int, int]:
    """Return month and day if the numbers can be read in one way only; else (0, 0)."""
    if one > 12 or one == two:
        return two, one
    return (one, two) if two > 12 else (0, 0)
