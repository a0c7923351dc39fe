"""Turns words for months and weekdays into numbers, and days without a year into dates.

Every module that reads dates takes its words and its rules for a missing year from here. All words
are in lower case. Months are numbered from 1, weekdays from 0 (Monday), as in `datetime`.
"""

from __future__ import annotations

from datetime import date, timedelta

MONTH_FORMS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
"""The name of each month, then its short forms."""

WEEKDAY_FORMS = (
    ("monday", "mon"),
    ("tuesday", "tue", "tues"),
    ("wednesday", "wed"),
    ("thursday", "thu", "thur", "thurs"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)
"""The name of each weekday, then its short forms."""

MONTHS = {form: number for number, forms in enumerate(MONTH_FORMS, 1) for form in forms}
WEEKDAYS = {form: number for number, forms in enumerate(WEEKDAY_FORMS) for form in forms}
MONTH_NAMES = frozenset(forms[0] for forms in MONTH_FORMS)
WEEKDAY_NAMES = frozenset(forms[0] for forms in WEEKDAY_FORMS)

MONTH_BEGINNINGS = tuple(forms[0][:3] for forms in MONTH_FORMS)
"""The first three letters of the months, which are unique."""

MONTHS_AND_VERBS = ("may", "march")
"""Months whose names are also verbs: only a capital or the words around them tell."""

SHORT_WITH_STOP = ("jan", "feb", "aug", "sept", "oct", "nov", "dec")
"""Months that newspapers abbreviate with a full stop, which then ends no sentence."""

RELATIVE_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
"""Words for a day relative to the day of the text, with the difference in days."""

MONTH_PATTERN = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
WEEKDAY_PATTERN = (
    "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|"
    "sat(?:urday)?|sun(?:day)?"
)
"""With `MONTH_PATTERN`, the keys of MONTHS and WEEKDAYS as parts of a regular expression.

The common beginning of a word's forms is written once, which searches faster than a list of all
forms; a test compares both.
"""

Leaning = int
"""Whether the words around a date refer to the past (-1), to the future (1), or to neither (0)."""

_SOON = 60
_LONG_AGO = 180
"""Days.

A day of a month that is at most `_SOON` ahead, and was at least `_LONG_AGO` ago, is the coming one,
even if nothing refers to the future.
"""
_FAR = 9
"""Months. A month further ahead than this is that of the year before.

An example is "will show a rise in January", read in February.
"""
_EARLIER_YEARS = 11
"""Within eleven years every day except 29 February falls on every weekday."""
_LATER_YEARS = 8
"""The most years to the next 29 February."""
_DATED_AHEAD = timedelta(days=2)
"""A bulletin may be dated later than its file: time zones, early editions."""


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the date, or None if it does not exist (30 February, month 13, year 0)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def mentioned_day(
    reference: date, month: int, day: int, leaning: Leaning, weekday: int | None = None
) -> date | None:
    """Return the date that a text of `reference` means by a day without a year, or None.

    It is the latest one up to `reference`, or the next one if the text refers to the future. If the
    text has a weekday, it is the nearest date that falls on it, if there is one.
    """
    years = range(reference.year - _EARLIER_YEARS, reference.year + _LATER_YEARS + 1)
    days = [found for year in years if (found := day_of(year, month, day)) is not None]
    if weekday is not None:
        days = [found for found in days if found.weekday() == weekday] or days
        return min(days, key=lambda found: abs((found - reference).days), default=None)
    past = max((found for found in days if found <= reference), default=None)
    coming = min((found for found in days if found >= reference), default=None)
    if past is None or coming is None:
        return past or coming
    if leaning:
        return past if leaning < 0 else coming
    soon = (coming - reference).days <= _SOON and (reference - past).days >= _LONG_AGO
    return coming if soon else past


def mentioned_month_year(reference: date, month: int, leaning: Leaning) -> int:
    """Return the year that a text of `reference` means by a month without a year."""
    ahead = (month - reference.month) % 12
    if leaning > 0 and ahead <= _FAR:
        return reference.year + (month < reference.month)
    return reference.year - (month > reference.month)


def mentioned_weekday(reference: date, weekday: int, leaning: Leaning) -> date:
    """Return the date that a text of `reference` means by a bare weekday.

    It is `reference` itself, else the nearest one before, or after it if the text refers to the
    future.
    """
    if leaning > 0:
        return reference + timedelta((weekday - reference.weekday()) % 7)
    return reference - timedelta((reference.weekday() - weekday) % 7)


def bulletin_day(reference: date, month: int, day: int, weekday: int | None = None) -> date:
    """Return the date of a bulletin that is dated without a year and was received on `reference`.

    It is the latest date on which weekday and day agree, at most two days after `reference` and
    eleven years before; else the nearest one, whatever its weekday; else `reference`.
    """
    years = range(reference.year + 1, reference.year - _EARLIER_YEARS - 1, -1)
    days = [found for year in years if (found := day_of(year, month, day)) is not None]
    for found in days:
        agrees = weekday is None or weekday == found.weekday()
        if agrees and found - reference <= _DATED_AHEAD:
            return found
    return min(days, key=lambda found: abs(found - reference), default=reference)
