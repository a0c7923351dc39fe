"""Reads a date from tokens, with the first of a list of readers that succeeds.

A reader is a function from tokens, the index of the first token and the known days to a date, or to
None if its kind of date does not start there. READERS is in the order of certainty. To add a way of
writing a date, write its reader and its line here; if it begins with a word that no other reader
begins with, add that to STARTS.
"""

from __future__ import annotations

from collections.abc import Callable

from reader.annotate.dates import (
    clock_times,
    parts_of_periods,
    relative_days,
    stated_dates,
    time_amounts,
    years,
)
from reader.annotate.dates.date_parts import ORDINALS
from reader.annotate.dates.date_reading import DateReading, KnownDays
from reader.annotate.tokens.number_parts import SMALL
from reader.annotate.tokens.plain_tokens import PlainTokens
from reader.calendar import MONTHS, RELATIVE_DAYS, WEEKDAYS

DateReader = Callable[[PlainTokens, int, KnownDays], DateReading | None]

STARTS = (
    MONTHS.keys() | WEEKDAYS.keys() | ORDINALS.keys() | SMALL.keys()
    | parts_of_periods.STARTS | relative_days.STARTS | clock_times.STARTS | years.HOLIDAY_STARTS
    | {f"{word}{mark}s" for word in (*MONTHS, *WEEKDAYS, *RELATIVE_DAYS) for mark in "'’"}
    | {"a", "an", "day", "'", "’", "‘"}
)  # fmt: skip
"""The words that a date may begin with, besides numbers in digits."""


def read_date(tokens: PlainTokens, at: int, days: KnownDays) -> DateReading | None:
    """Return the date that starts at token `at`, or None."""
    for _, reader in READERS:
        found = reader(tokens, at, days)
        if found is not None:
            return found
    return None


def may_start(low: str) -> bool:
    """Whether a date may begin with this word."""
    return low in STARTS or low[:1].isdigit()


def read_shifted(tokens: PlainTokens, at: int, days: KnownDays) -> DateReading | None:
    """Read "two weeks before Christmas": a date that is counted from the one after it."""
    counted = time_amounts.shift_from(tokens, at)
    if counted is None:
        return None
    count, step, sign, end = counted
    if not may_start(tokens.lows[end]) or time_amounts.shift_from(tokens, end) is not None:
        return None
    start = read_date(tokens, end, days)
    if start is None or start.value is None or len(start.value) != 10:
        return None
    value = time_amounts.shifted_exactly(start.value, sign * count, step)
    return DateReading(at, start.last, value, start.inferred)


def read_numbered_day(tokens: PlainTokens, at: int, _days: KnownDays) -> DateReading | None:
    """Read "day 977 of the war": a day with the text's own number, so that its date is unknown."""
    if tokens.lows[at] != "day" or not tokens.lows[at + 1][:1].isdigit():
        return None
    return DateReading(at, at + 2, None) if tokens.lows[at + 2] in ("of", ":", "since") else None


READERS: tuple[tuple[str, DateReader], ...] = (
    ("17:22, noon", clock_times.read_clock_time),
    ("Tuesday of next week", relative_days.read_day_of_week),
    ("the 21st of this month", parts_of_periods.read_day_of_month),
    ("the third quarter of 2024", parts_of_periods.read_part_of_year),
    ("Monday, October 28", stated_dates.read_stated),
    ("yesterday, overnight", relative_days.read_simple),
    ("last week, this August", relative_days.read_directed),
    ("two weeks ago, a year earlier", time_amounts.read_ago),
    ("the end of the year", relative_days.read_within),
    ("Christmas, Easter", years.read_holiday),
    ("two weeks before Christmas", read_shifted),
    ("day 977 of the war", read_numbered_day),
    ("in 2024, the 1990s", years.read_year),
)
"""Examples for each reader, and the reader; the first that succeeds decides."""
