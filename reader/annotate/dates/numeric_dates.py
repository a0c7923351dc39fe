"""Reads dates written in digits from tokens: "2024-10-28", "28.10.2024", "10/28/2024"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.annotate.dates.date_parts import FIRST_YEAR, LAST_YEAR, DateParts, century
from reader.annotate.tokens.plain_tokens import PlainTokens
from reader.calendar import MONTHS

# The look-behind follows the first digit, so that it is tried only at digits.
_SLASHED = re.compile(r"(\d(?<![\d/.-].)\d?)([/-])(\d\d?)\2(?:\d{4}|\d\d)(?![\d/-])", re.ASCII)


def slashed_order(texts: Iterable[str]) -> bool | None:
    """Return True if the day comes first, False if the month does, None if unknown.

    A date in which only one part can be the month shows it ("28/10/2024"), unless another one
    contradicts.
    """
    orders: set[bool] = set()
    for text in texts:
        if "/" not in text and "-" not in text:
            continue
        for one, _, two in _SLASHED.findall(text):
            if int(one) > 12 >= int(two) > 0 and int(one) < 32:
                orders.add(True)
            elif int(two) > 12 >= int(one) > 0 and int(two) < 32:
                orders.add(False)
    return orders.pop() if len(orders) == 1 else None


def numeric(tokens: PlainTokens, at: int, day_first: bool | None = None) -> DateParts | None:
    """Read a date in digits: "2024-10-28", "28.10.2024", "10/28/2024", "20241028".

    With points the day is first. With slashes or hyphens the numbers show which part is the month,
    or `day_first` if both may be; the date is unsure if that is None.
    """
    low, sign = tokens.lows[at], tokens.lows[at + 1]
    if len(low) == 8 and low.isdecimal() and low[:2] in ("19", "20"):
        return _checked(at, at + 1, low[:4], low[4:6], low[6:])
    if low.count(".") == 2 and tokens.lows[at - 1] in _NUMBERED and at:
        return None  # "clause 1.2.31"
    if low.count(".") == 2:
        one, two, three = low.split(".")
        return _checked(at, at + 1, three, two, one) if len(three) in (2, 4) else None
    if (
        sign not in ("-", "/")
        or not (tokens.touch(at) and tokens.touch(at + 1))
        or not low.isdecimal()
    ):
        return None
    two, three = tokens.lows[at + 2], tokens.lows[at + 4]
    if tokens.lows[at - 1] == sign and tokens.lows[at - 2][-1:].isdigit() and tokens.touch(at - 1):
        return None
    if len(two) == 4 and two.isdecimal() and len(low) <= 2:
        return _checked(at, at + 3, two, low, None)
    if len(low) == 4 and (two.isdecimal() or two in MONTHS):
        two = str(MONTHS.get(two, two))
        if tokens.lows[at + 3] == sign and three.isdecimal():
            return _checked(at, at + 5, low, two, three)
        years = two.isdecimal() and len(two) == 2 and int(two) > int(low[2:])
        return _checked(at, at + 3, low, two, None) if len(two) <= 2 and not years else None
    if sign == "/" and tokens.lows[at + 3] != sign and tokens.lows[at - 1] in _BEFORE_SLASHED:
        return _without_year(at, low, two)
    if tokens.lows[at + 3] != sign or not (two.isdecimal() and three.isdecimal()):
        return None
    if len(three) not in (2, 4) or (tokens.lows[at + 5] == sign and tokens.touch(at + 4)):
        return None
    either = max(int(low), int(two)) <= 12 and int(low) != int(two)
    if int(low) > 12 or (either and day_first):
        low, two = two, low
    found = _checked(at, at + 5, three, low, two)
    return found._replace(unsure=True) if found and either and day_first is None else found


def pointed_days(tokens: PlainTokens, at: int) -> DateParts | None:
    """Read the first of two days without a year, with points: "from 03.02 to 07.03"."""
    for joint, other in ((at + 1, at + 2), (at - 1, at - 2)):
        if tokens.lows[joint] in ("to", "till", "until", "-", "–"):
            one, two = _pointed(tokens.lows[at]), _pointed(tokens.lows[other])
            led = tokens.lows[min(at, other) - 1] in ("from", "between", "")
            if one is not None and two is not None and led:
                return DateParts(at, at + 1, month=one[1], day=one[0])
    return None


def _pointed(low: str) -> tuple[int, int] | None:
    """Return day and month of "03.02", of two digits each."""
    day, _, month = low.partition(".")
    if not (len(low) == 5 and len(day) == 2 and day.isdecimal() and month.isdecimal()):
        return None
    fits = 1 <= int(day) <= 31 and 1 <= int(month) <= 12
    return (int(day), int(month)) if fits else None


_NUMBERED = frozenset(
    "clause section paragraph version article item chapter release point rule".split()  # noqa: SIM905
)
_BEFORE_SLASHED = frozenset(("on", "until", "since", ","))


def _without_year(at: int, month: str, day: str) -> DateParts | None:
    """Read a month and day of two digits each: "on 11/20"."""
    if not (day.isdecimal() and len(day) == len(month) == 2 and 1 <= int(month) <= 12):
        return None
    return DateParts(at, at + 3, None, int(month), int(day)) if 1 <= int(day) <= 31 else None


def _checked(first: int, last: int, year: str, month: str, day: str | None) -> DateParts | None:
    if not (year.isdecimal() and month.isdecimal() and (day is None or day.isdecimal())):
        return None
    if len(year) > 4 or len(month) > 2 or (day is not None and len(day) > 2):
        return None
    number = century(int(year)) if len(year) == 2 else int(year)
    if not (FIRST_YEAR <= number < LAST_YEAR and 1 <= int(month) <= 12):
        return None
    if day is not None and not 1 <= int(day) <= 31:
        return None
    return DateParts(first, last, number, int(month), None if day is None else int(day))
