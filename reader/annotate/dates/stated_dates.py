"""Reads weekday, day, month and year, in the usual orders, as a date."""

from __future__ import annotations

from datetime import date

from reader.annotate.dates import date_parts, later_years, numeric_dates
from reader.annotate.dates.date_parts import DateParts, base
from reader.annotate.dates.date_reading import DateReading, KnownDays
from reader.annotate.dates.resolution import resolve_date
from reader.annotate.dates.tense import leaning
from reader.annotate.tokens.plain_tokens import PlainTokens
from reader.calendar import MONTHS, MONTHS_AND_VERBS, WEEKDAYS, day_of


def read_stated(tokens: PlainTokens, at: int, days: KnownDays) -> DateReading | None:
    """Read a date stated by its parts from token `at` ("Monday, October 28", "28.10.2024")."""
    parts = _stated(tokens, at, days.day_first)
    if parts is None:
        return None
    if parts.month is not None and parts.year is None:
        dated = later_years.read_year_behind(tokens, parts, days.reference)
        if dated is not None:
            return dated
        parts = later_years.with_shared_year(tokens, parts)
    if parts.unsure and days.reference is not None:
        parts = _nearer(parts, days.reference)
    value, inferred = resolve_date(parts, days.reference, leaning(tokens, parts.first, parts.last))
    found = DateReading(parts.first, parts.last, value, inferred or parts.unsure)
    if parts.day is None and parts.month is not None:
        return later_years.with_end_of_months(tokens, found)
    return found


def _nearer(parts: DateParts, reference: date) -> DateParts:
    """Return the reading of "04/11/2024" that is nearer to the reference day."""
    both = (parts, parts._replace(month=parts.day, day=parts.month))
    known = [(one, day_of(one.year or 0, one.month or 0, one.day or 0)) for one in both]
    near = [(abs((day - reference).days), one) for one, day in known if day is not None]
    return min(near, key=lambda pair: pair[0])[1] if near else parts


def _stated(tokens: PlainTokens, at: int, day_first: bool | None = None) -> DateParts | None:
    """Read weekday, day, month and year in the usual orders."""
    low = base(tokens.lows[at])
    if low in WEEKDAYS:
        return _from_weekday(tokens, at)
    month = date_parts.month_name(tokens, at, True) if low in MONTHS else None
    if month is not None:
        parts = date_parts.after_month(tokens, month[1], month[0], at)
        if parts.day is not None or parts.year is not None:
            return parts if low not in MONTHS_AND_VERBS or tokens.capital(at) else None
        alone = date_parts.month_name(tokens, at, False)
        return DateParts(at, alone[1], month=alone[0]) if alone is not None else None
    if low == "the":
        return date_parts.day_alone(tokens, at)
    written = low[:1].isdigit() and (
        numeric_dates.numeric(tokens, at, day_first) or numeric_dates.pointed_days(tokens, at)
    )
    return written or date_parts.day_then_month(tokens, at)


def _from_weekday(tokens: PlainTokens, at: int) -> DateParts | None:
    low = base(tokens.lows[at])
    number = WEEKDAYS[low]
    short = not low.endswith("day")
    end = tokens.skip(at + 1, (".",)) if short else at + 1
    part = tokens.skip(end, ("morning", "afternoon", "evening", "night"))
    start = tokens.skip(tokens.skip(part, (",", "the")), ("the",))
    rest = _stated(tokens, start) if base(tokens.lows[start]) not in WEEKDAYS else None
    if rest is not None and rest.month is not None and rest.day is not None:
        return rest._replace(first=at, weekday=number)
    if short and not tokens.capital(at):
        return None
    day = date_parts.day_number(tokens, start)
    if (
        day is not None
        and tokens.lows[start] != "one"
        and tokens.lows[day[1]] in ("", ".", ",", "!", "?", ";", ")", ":")
    ):
        return DateParts(at, day[1], weekday=number, day=day[0])
    if _is_in_name(tokens, at):
        return None
    if short and tokens.lows[at - 1] not in ("on", "last", "next", "this", "until"):
        return None
    return DateParts(at, part, weekday=number)


def _is_in_name(tokens: PlainTokens, at: int) -> bool:
    """Whether a weekday is part of a name: "Black Friday", "the Sunday Times"."""
    before = tokens.lows[at - 1] if at else ""
    if before in _BEFORE_DAYS and tokens.capital(at - 1):
        return True
    return tokens.capital(at + 1) and tokens.lows[at + 1] in _BEHIND_DAYS


_BEFORE_DAYS = frozenset(
    "black bloody man ash super cyber palm fat shrove maundy holy giving red".split()  # noqa: SIM905
)
_BEHIND_DAYS = frozenset(
    "times telegraph mirror express mail post herald group club agreement world sun".split()  # noqa: SIM905
)
