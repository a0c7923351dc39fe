"""Adds the year stated after a day or month to it.

Examples are "February last year", "3 February to 14 March 2025", "July–August 2022".
"""

from __future__ import annotations

from datetime import date

from reader.annotate.dates.date_parts import DateParts, day_number, month_name, year_after
from reader.annotate.dates.date_reading import DateReading
from reader.annotate.dates.more_days import row_of_days
from reader.annotate.dates.resolution import resolve_date
from reader.annotate.tokens.plain_tokens import PlainTokens

_TURNS = {"last": -1, "this": 0, "next": 1}
_UNKNOWN = frozenset(("previous", "following", "same", "preceding"))
_JOINTS = frozenset(("to", "through", "until", "till", "-", "–", "—"))
_PAIRS = _JOINTS | {"and", "or"}


def read_year_behind(
    tokens: PlainTokens, parts: DateParts, reference: date | None
) -> DateReading | None:
    """Return the date with the words after it that state its year, if there are any.

    "that year" and "the previous year" count from an unknown year, so that the value is unknown.
    """
    at = tokens.skip(parts.last, ("of", ","))
    low, end = tokens.lows[at], at + 2
    if low == "the":
        low, end = tokens.lows[at + 1], at + 3
        if low == "year" and tokens.lows[at + 2] in ("before", "after"):
            return DateReading(parts.first, at + 3, None)
    elif low == "that" and tokens.lows[at + 1] == "year":
        return DateReading(parts.first, parts.last, None)
    if tokens.lows[end - 1] != "year":
        return None
    if low in _UNKNOWN:
        return DateReading(parts.first, end, None)
    if low not in _TURNS or tokens.lows[at] == "the":
        return None
    if reference is None:
        return DateReading(parts.first, end, None)
    dated = parts._replace(year=reference.year + _TURNS[low])
    return DateReading(parts.first, end, resolve_date(dated, reference, 0)[0], True)


def with_shared_year(tokens: PlainTokens, parts: DateParts) -> DateParts:
    """Return the date with the year of the date joined to it: "3 February to 14 March 2025"."""
    row = row_of_days(tokens, parts.last) if parts.day is not None else ()
    if row:  # "October 26 and 27, 2024"
        return parts._replace(year=year_after(tokens, row[-1][2])[0])
    if tokens.lows[parts.last] not in _PAIRS:
        return parts
    other = _month_and_year(tokens, parts.last + 1, parts.day is not None)
    if other is None or other[1] is None or parts.month is None:
        return parts
    month, year, _ = other
    before = parts.month is not None and parts.month > month
    return parts._replace(year=year - 1 if year is not None and before else year)


def with_end_of_months(tokens: PlainTokens, found: DateReading) -> DateReading:
    """Return the month extended to the one that ends its range: "July–August 2022"."""
    joint = tokens.lows[found.last]
    other = _month_and_year(tokens, found.last + 1, False) if joint in _JOINTS else None
    if other is None or found.value is None or len(found.value) != 7:
        return found
    month, year, end = other
    first_year, first_month = int(found.value[:4]), int(found.value[5:])
    last_year = year if year is not None else first_year + (month < first_month)
    if (last_year, month) <= (first_year, first_month):
        return found
    return found._replace(last=end, value=f"{found.value}/{last_year:04}-{month:02}")


def _month_and_year(
    tokens: PlainTokens, at: int, with_day: bool
) -> tuple[int, int | None, int] | None:
    """Return month, year and end of the date at token `at`, which has a day if `with_day`."""
    start = at
    if with_day:
        day = day_number(tokens, at)
        start = tokens.skip(day[1], ("of",)) if day is not None else at
    month = month_name(tokens, start, True) if tokens.capital(start) else None
    if month is None:
        return None
    end = month[1]
    if with_day and start == at:  # "October 27 to November 3, 2024"
        day = day_number(tokens, end)
        if day is None:
            return None
        end = day[1]
    elif not with_day and tokens.lows[end].isdecimal() and len(tokens.lows[end]) < 3:
        return None  # "in July and August 3"
    year, end = year_after(tokens, end)
    return month[0], year, end
