"""Reads parts of months and years as dates: "the 21st of this month", "Q3 2024"."""

from __future__ import annotations

from reader.annotate.dates.date_parts import ENDS_OF_ORDINALS, FIRST_YEAR, LAST_YEAR, day_number
from reader.annotate.dates.date_reading import DateReading, KnownDays, relative_date
from reader.annotate.dates.day_arithmetic import add_months
from reader.annotate.tokens.plain_tokens import PlainTokens
from reader.calendar import day_of

_MONTHS_FROM_NOW = {"last": -1, "this": 0, "next": 1}
_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_LENGTHS = {"quarter": 3, "half": 6}
_FURTHEST = 7
"""The most tokens of "twenty-first of this month"."""
_LETTERS = {"q": 3, "h": 6}
"""Letters of codes such as "Q1" and "H2", with the number of months of such a part."""
STARTS = _NUMBERS.keys() | _LETTERS.keys()


def read_day_of_month(tokens: PlainTokens, at: int, days: KnownDays) -> DateReading | None:
    """Read a day of this month, the last or the next one: "the 21st of this month"."""
    if "month" not in tokens.lows[at + 1 : at + _FURTHEST]:
        return None
    number = day_number(tokens, at)
    if number is None or not _is_ordinal(tokens, at, number[1]):
        return None
    start = tokens.skip(number[1], ("of",))
    turn = _MONTHS_FROM_NOW.get(tokens.lows[start])
    if turn is None or tokens.lows[start + 1] != "month":
        return None
    first = None if days.reference is None else add_months(days.reference.replace(day=1), turn)
    found = None if first is None else day_of(first.year, first.month, number[0])
    return relative_date(at, start + 2, found.isoformat() if found else None)


def _is_ordinal(tokens: PlainTokens, at: int, end: int) -> bool:
    return tokens.lows[end - 1] in ENDS_OF_ORDINALS or not tokens.lows[at].isdecimal()


def read_part_of_year(tokens: PlainTokens, at: int, _days: KnownDays) -> DateReading | None:
    """Read a quarter or half of a stated year: "the fourth quarter of 2024", "H1 2025"."""
    low = tokens.lows[at]
    if low not in STARTS:
        return None
    length, end = _LETTERS.get(low, 0), at + 2
    if length and tokens.touch(at) and tokens.lows[at + 1] in "1234":
        number = int(tokens.lows[at + 1])
    else:
        number = _NUMBERS.get(low, 0)
        end = tokens.skip(at + 1, ("-",)) + 1
        length = _LENGTHS.get(tokens.lows[end - 1], 0)
    if not 0 < number * length <= _MONTHS:
        return None
    year = tokens.skip(end, ("of",))
    stated = tokens.lows[year]
    if not (len(stated) == 4 and stated.isdecimal() and FIRST_YEAR <= int(stated) < LAST_YEAR):
        return None
    last = number * length
    return DateReading(at, year + 1, f"{stated}-{last - length + 1:02}/{stated}-{last:02}")


_MONTHS = 12
