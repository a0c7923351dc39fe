"""Adds days, weeks or months to a day, and computes the Easter of a year."""

from __future__ import annotations

import calendar
from datetime import date, timedelta


def monday_of(reference: date, weeks: int) -> date:
    """Return the Monday of the week that is `weeks` weeks after that of `reference`."""
    return reference + timedelta(7 * weeks - reference.weekday())


def add_months(start: date, months: int) -> date | None:
    """Return the day `months` later, at most the last of its month.

    None outside the years 1-9999.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def add_days(start: date, days: int) -> date | None:
    """Return the day `days` later, or None outside the years 1-9999."""
    try:
        return start + timedelta(days)
    except OverflowError:
        return None


def easter(year: int) -> date:
    """Return Western Easter Sunday, by the anonymous Gregorian algorithm (Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, number = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, number + 1)
