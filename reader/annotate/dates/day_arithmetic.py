"""Days, months and weekdays without a year to ISO dates, counted from a reference day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

Leaning = int
"""-1 the text looks back, 1 it looks forward, 0 it does not say."""

_SOON = 60
_LONG_AGO = 180
_FAR = 9
"""Months: one further ahead than that is taken for the one just gone."""


def day_of(year: int, month: int, number: int) -> date | None:
    """The date, or None where there is none (30 February)."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


@lru_cache(maxsize=1024)  # a bulletin says the same few days over and over
def month_day(
    reference: date, month: int, number: int, leaning: Leaning, weekday: int | None = None
) -> date | None:
    """The day of a month without a year: the latest one so far, or the next where it looks ahead.

    A weekday beside it picks the nearest year in which the two agree.
    """
    years = range(reference.year - 11, reference.year + 9)
    days = [found for year in years if (found := day_of(year, month, number)) is not None]
    if weekday is not None:
        agreeing = [found for found in days if found.weekday() == weekday]
        days = agreeing or days
        return min(days, key=lambda found: abs((found - reference).days), default=None)
    past = max((found for found in days if found <= reference), default=None)
    coming = min((found for found in days if found >= reference), default=None)
    if past is None or coming is None:
        return past or coming
    if leaning:
        return past if leaning < 0 else coming
    near = (coming - reference).days <= _SOON and (reference - past).days >= _LONG_AGO
    return coming if near else past


def month_year(reference: date, month: int, leaning: Leaning) -> int:
    """The year of a month without one."""
    ahead = (month - reference.month) % 12
    if leaning > 0 and ahead <= _FAR:  # "will show a rise in January" looks back in February
        return reference.year + (month < reference.month)
    return reference.year - (month > reference.month)


def weekday_of(reference: date, number: int, leaning: Leaning) -> date:
    """A bare weekday: this very day, else the nearest before, or after if the text looks ahead."""
    if leaning > 0:
        return reference + timedelta((number - reference.weekday()) % 7)
    return reference - timedelta((reference.weekday() - number) % 7)


def week_of(reference: date, shift: int) -> date:
    """The Monday of the week `shift` weeks on."""
    return reference + timedelta(7 * shift - reference.weekday())


def months_on(start: date, months: int) -> date | None:
    """The day `months` later, or the last one of a shorter month; None out of range."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def days_on(start: date, days: int) -> date | None:
    """The day `days` later, or None out of range."""
    try:
        return start + timedelta(days)
    except OverflowError:
        return None


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian algorithm (Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, number = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, number + 1)
