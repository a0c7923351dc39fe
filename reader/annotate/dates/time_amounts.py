"""Reads amounts of time ("two weeks ago", "three days after") as the dates they lead to."""

from __future__ import annotations

from datetime import date

from reader.annotate.dates.date_reading import DateReading, KnownDays, relative_date
from reader.annotate.dates.day_arithmetic import add_days, add_months
from reader.annotate.dates.tense import leaning
from reader.annotate.tokens.number_parts import SMALL
from reader.annotate.tokens.plain_tokens import PlainTokens
from reader.calendar import RELATIVE_DAYS

STEPS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3650}
CLOSES = frozenset(("", ".", ",", "?", "!", ";", ")"))


def read_ago(tokens: PlainTokens, at: int, days: KnownDays) -> DateReading | None:
    """Read an amount of time with a direction: "two weeks ago", "two days from now"."""
    read = _amount(tokens, at)
    if read is None:
        return None
    count, step, end = read
    today, anchor = days.reference, days.last
    if tokens.lows[end] == "and" and (more := _amount(tokens, end + 1)) is not None:
        if tokens.lows[more[2]] not in ("ago", "earlier", "later") or step == "year":
            return None
        number = count * STEPS[step] + more[0] * STEPS[more[1]]
        sign = 1 if tokens.lows[more[2]] == "later" else -1
        return relative_date(at, more[2] + 1, iso(today, sign * number))
    low = tokens.lows[end]
    if low == "before" and tokens.lows[end + 1] in CLOSES:
        low = "earlier"  # "up from 12,000 a day before."
    if low == "ago" and tokens.lows[end + 1] in ("today", "tomorrow", "yesterday"):
        start = moved(today, RELATIVE_DAYS.get(tokens.lows[end + 1], 0))
        return relative_date(at, end + 2, _exact(start, -count, step))
    if low == "ago":
        return relative_date(at, end + 1, _shifted(today, -count, step))
    if low in ("earlier", "later"):
        if low == "later":  # than the block's last date, or in the future than today
            ahead = today if leaning(tokens, at, end + 1) > 0 else None
            return relative_date(at, end + 1, _shifted(anchor or ahead, count, step))
        return relative_date(at, end + 1, _shifted(anchor or today, -count, step))
    if low == "from" and tokens.lows[end + 1] in ("now", "today", "tomorrow", "yesterday"):
        start = moved(today, RELATIVE_DAYS.get(tokens.lows[end + 1], 0))
        return relative_date(at, end + 2, _exact(start, count, step))
    return None


def _amount(tokens: PlainTokens, at: int) -> tuple[int, str, int] | None:
    """Read an amount of time at token `at` ("two weeks"): count, unit and the next token."""
    low = tokens.lows[at]
    if low in ("a", "an"):
        count = 1
    elif low in SMALL:
        count = int(SMALL[low])
    elif low.isdecimal() and len(low) < 4:
        count = int(low)
    else:
        return None
    unit = tokens.lows[at + 1].rstrip("s")
    return (count, unit, at + 2) if unit in STEPS else None


def shift_from(tokens: PlainTokens, at: int) -> tuple[int, str, int, int] | None:
    """Read an amount before a date: "two weeks before" returns (2, "week", -1, next token)."""
    read = _amount(tokens, at)
    if read is None:
        return None
    count, step, end = read
    sign = {"before": -1, "after": 1, "from": 1}.get(tokens.lows[end])
    return None if sign is None else (count, step, sign, end + 1)


def shifted_exactly(start: str, count: int, step: str) -> str | None:
    """Return the ISO day `count` units after an ISO day, or None outside the years 1-9999."""
    return _exact(date.fromisoformat(start), count, step)


def _exact(start: date | None, count: int, step: str) -> str | None:
    if start is None:
        return None
    if step in ("month", "year", "decade"):
        months = {"month": 1, "year": 12, "decade": 120}[step]
        found = add_months(start, count * months)
    else:
        found = add_days(start, count * STEPS[step])
    return found.isoformat() if found else None


def _shifted(start: date | None, count: int, step: str) -> str | None:
    """Return the date, only as exact as the unit: "two years ago" is a year and not a day."""
    exact = _exact(start, count, step)
    if exact is None:
        return None
    return exact[: {"month": 7, "year": 4, "decade": 4}.get(step, 10)]


def moved(today: date | None, days: int) -> date | None:
    """Return the day `days` after `today`, or None without one or outside the years 1-9999."""
    return None if today is None else add_days(today, days)


def iso(today: date | None, days: int) -> str | None:
    """Return the day `days` after `today` in ISO format, or None as `moved`."""
    day = moved(today, days)
    return day.isoformat() if day else None
