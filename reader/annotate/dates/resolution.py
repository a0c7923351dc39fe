"""Resolves the parts of a date and a reference day into an ISO value."""

from __future__ import annotations

from datetime import date

from reader import calendar
from reader.annotate.dates.date_parts import DateParts
from reader.annotate.dates.day_arithmetic import add_months
from reader.calendar import Leaning

ResolvedDate = tuple[str | None, bool]
"""The ISO value, or None if it cannot be known, and whether part of it was inferred."""


def resolve_date(parts: DateParts, reference: date | None, leaning: Leaning) -> ResolvedDate:
    """Return the value of a date; without a reference day only a date with a year has one."""
    if parts.month is None:
        if parts.year is not None:
            return f"{parts.year:04}", False
        if parts.weekday is None and parts.day is not None and reference is not None:
            return _day_alone(reference, parts.day, leaning), True
        if parts.weekday is None or reference is None:
            return None, False
        if parts.day is not None:
            return _weekday_and_number(reference, parts.weekday, parts.day), True
        return calendar.mentioned_weekday(reference, parts.weekday, leaning).isoformat(), True
    if parts.day is None:
        return _month(parts, reference, leaning)
    found = _day(parts, reference, leaning)
    if found is None:
        return None, False
    inferred = parts.year is None
    if parts.until is None:
        return found.isoformat(), inferred
    end = calendar.day_of(found.year, found.month, parts.until)
    if end is None or end < found:
        return found.isoformat(), inferred
    return f"{found.isoformat()}/{end.isoformat()}", inferred


def _month(parts: DateParts, reference: date | None, leaning: Leaning) -> ResolvedDate:
    assert parts.month is not None
    if parts.year is not None:
        return f"{parts.year:04}-{parts.month:02}", False
    if reference is None:
        return None, False
    year = calendar.mentioned_month_year(reference, parts.month, leaning)
    return f"{year:04}-{parts.month:02}", True


def _day(parts: DateParts, reference: date | None, leaning: Leaning) -> date | None:
    assert parts.month is not None and parts.day is not None
    if parts.year is not None:
        return calendar.day_of(parts.year, parts.month, parts.day)
    if reference is None:
        return None
    return calendar.mentioned_day(reference, parts.month, parts.day, leaning, parts.weekday)


def _day_alone(reference: date, number: int, leaning: Leaning) -> str | None:
    """Return the nearest such day before the reference, or after it for a text about the future."""
    if leaning <= 0:
        shift = -1 if number > reference.day else 0
    else:
        shift = 0 if number > reference.day else 1
    month = add_months(reference.replace(day=1), shift)
    found = month and calendar.day_of(month.year, month.month, number)
    return found.isoformat() if found else None


def _weekday_and_number(reference: date, weekday: int, number: int) -> str | None:
    """Return the first day from this month on that is "Monday 21", or None."""
    for ahead in range(30):
        start = add_months(reference.replace(day=1), ahead)
        found = start and calendar.day_of(start.year, start.month, number)
        if found and found.weekday() == weekday and found >= reference.replace(day=1):
            return found.isoformat()
    return None
