"""Turns weekday, day, month and year, in the orders that they are written in, into a date."""

from __future__ import annotations

from reader.annotate.dates import date_parts
from reader.annotate.dates.date_parts import DateParts, base
from reader.annotate.dates.date_reading import DateReading, KnownDays
from reader.annotate.dates.resolution import resolve_date
from reader.annotate.dates.tense import leaning
from reader.annotate.tokens.plain import PlainTokens
from reader.calendar import MONTHS, MONTHS_AND_VERBS, WEEKDAYS


def read_stated(t: PlainTokens, at: int, days: KnownDays) -> DateReading | None:
    """A date that is stated by its parts, from token `at` ("Monday, October 28", "28.10.2024")."""
    parts = _stated(t, at)
    if parts is None:
        return None
    if t.lows[parts.last : parts.last + 3] == ["of", "that", "year"]:
        return DateReading(parts.first, parts.last, None)
    value, inferred = resolve_date(parts, days.reference, leaning(t, parts.first, parts.last))
    return DateReading(parts.first, parts.last, value, inferred)


def _stated(t: PlainTokens, at: int) -> DateParts | None:
    """Weekday, day, month and year in the orders that they are written in."""
    low = base(t.lows[at])
    if low in WEEKDAYS:
        return _from_weekday(t, at)
    month = date_parts.month_name(t, at, True) if low in MONTHS else None
    if month is not None:
        parts = date_parts.after_month(t, month[1], month[0], at)
        if parts.day is not None or parts.year is not None:
            return parts if low not in MONTHS_AND_VERBS or t.capital(at) else None
        alone = date_parts.month_name(t, at, False)
        return DateParts(at, alone[1], month=alone[0]) if alone is not None else None
    return (
        date_parts.numeric(t, at) or date_parts.day_then_month(t, at) or date_parts.day_alone(t, at)
    )


def _from_weekday(t: PlainTokens, at: int) -> DateParts | None:
    low = base(t.lows[at])
    number = WEEKDAYS[low]
    short = not low.endswith("day")
    end = at + 1 + (short and t.lows[at + 1] == ".")
    part = end + (t.lows[end] in ("morning", "afternoon", "evening", "night"))
    start = part + (t.lows[part] in (",", "the"))
    start += t.lows[start] == "the"
    rest = _stated(t, start) if base(t.lows[start]) not in WEEKDAYS else None
    if rest is not None and rest.month is not None and rest.day is not None:
        return rest._replace(first=at, weekday=number)
    if short and not t.capital(at):
        return None
    day = date_parts.day_number(t, start)
    if day is not None and t.lows[start] != "one" and t.lows[day[1]] in ("", ".", ",", "!", "?"):
        return DateParts(at, day[1], weekday=number, day=day[0])
    if short and t.lows[at - 1] not in ("on", "last", "next", "this", "until"):
        return None
    return DateParts(at, part, weekday=number)
