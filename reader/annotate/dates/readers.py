"""Reads a date from tokens, with the first of a list of readers that succeeds.

A reader is a function from tokens, the index of the first token and the known days to a date, or to
None if its kind of date does not start there. READERS is in the order of certainty. To add a way of
writing a date, write its reader and its line here, with the words that it may begin with.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from typing import NamedTuple

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


class Reader(NamedTuple):
    """A reader, an example, the words that its dates may begin with, and whether digits may."""

    example: str
    read: DateReader
    words: Set[str]
    digits: bool = False


def read_date(tokens: PlainTokens, at: int, days: KnownDays) -> DateReading | None:
    """Return the date that starts at token `at`, or None."""
    for read in _BY_WORD.get(tokens.lows[at], _OF_DIGITS):
        found = read(tokens, at, days)
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


_AMOUNTS = SMALL.keys() | {"a", "an"}
_NUMBERS = SMALL.keys() | ORDINALS.keys()
_NAMES = MONTHS.keys() | WEEKDAYS.keys()
_OWNED = {f"{word}{mark}s" for word in (*_NAMES, *RELATIVE_DAYS) for mark in "'’"}

READERS = (
    Reader("17:22, noon", clock_times.read_clock_time, clock_times.STARTS, True),
    Reader("Tuesday of next week", relative_days.read_day_of_week, WEEKDAYS.keys()),
    Reader("the 21st of this month", parts_of_periods.read_day_of_month, _NUMBERS, True),
    Reader(
        "the third quarter of 2024", parts_of_periods.read_part_of_year, parts_of_periods.STARTS
    ),
    Reader(
        "Monday, October 28", stated_dates.read_stated, _NAMES | _OWNED | _NUMBERS | {"the"}, True
    ),
    Reader("yesterday, overnight", relative_days.read_simple, relative_days.SIMPLE | _OWNED),
    Reader("last week, this August", relative_days.read_directed, relative_days.DIRECTIONS.keys()),
    Reader("two weeks ago, a year earlier", time_amounts.read_ago, _AMOUNTS, True),
    Reader("the end of the year", relative_days.read_within, {"the"}),
    Reader("Christmas, Easter", years.read_holiday, years.HOLIDAY_STARTS),
    Reader("two weeks before Christmas", read_shifted, _AMOUNTS, True),
    Reader("day 977 of the war", read_numbered_day, {"day"}),
    Reader("in 2024, the 1990s", years.read_year, {"'", "’", "‘"}, True),
)
"""The first that succeeds decides."""

STARTS = frozenset[str]({"earlier", "later"}).union(*[reader.words for reader in READERS])
"""The words that a date may begin with, besides numbers in digits, or that may widen one."""
_BY_WORD = {
    word: tuple([reader.read for reader in READERS if word in reader.words]) for word in STARTS
}
_OF_DIGITS = tuple([reader.read for reader in READERS if reader.digits])
