"""Blocks to date mentions, resolved against the bulletin's own date where that is possible."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from reader.annotate.dates import (
    clock_times,
    date_parts,
    relative_days,
    resolution,
    time_amounts,
    years,
)
from reader.annotate.dates.date_parts import ORDINALS, DateParts, base
from reader.annotate.dates.tense import leaning
from reader.annotate.dates.time_amounts import CLOSES, STEPS
from reader.annotate.tokens.number_parts import SMALL
from reader.annotate.tokens.plain import PlainTokens, plain_tokens, without_tables
from reader.annotate.tokens.prefilter import blocks_with
from reader.calendar import (
    MONTH_NAMES,
    MONTHS,
    MONTHS_AND_VERBS,
    RELATIVE_DAYS,
    WEEKDAY_NAMES,
    WEEKDAYS,
)
from reader.models import Block, DateMention, Span

_NAMES = "|".join([*sorted(WEEKDAY_NAMES), *RELATIVE_DAYS])
_BEGINNINGS = "|".join(sorted(name[:3] for name in MONTH_NAMES))
_MAY_HOLD = re.compile(
    rf"\d|{_NAMES}|overnight"
    rf"|\b(?:{_BEGINNINGS}|last|this|next|prev|curr|coming|foll|noon"
    r"|upcom|past|ago\b|earlier|later|mid[dn]|christ|xmas|new year|easter|hallo)|[ -]day\b"
    r"|from now|the (?:year|month)"
)
"""A quick look at lower-case text, so that most of it is never cut into tokens."""


_EARLIEST, _LATEST = 1000, 9000


class DateTokens(NamedTuple):
    """A date mention from token `first` up to `last`."""

    first: int
    last: int
    value: str | None
    inferred: bool = False


def find_dates(
    blocks: Sequence[Block], reference: date | None, crowded: frozenset[int] = frozenset()
) -> tuple[DateMention, ...]:
    """All date mentions in the order of the text, without those in the blocks `crowded`.

    Relative dates are resolved against `reference`; without one their value is None.
    """
    if reference is not None and not _EARLIEST <= reference.year <= _LATEST:
        reference = None  # so that no step from it leaves the calendar
    mentions: list[DateMention] = []
    for index in blocks_with(_MAY_HOLD, blocks):
        if index in crowded:
            continue
        t = plain_tokens(without_tables(blocks[index].text))
        for found in _in_text(t, reference):
            span = Span(index, t.starts[found.first], t.ends[found.last - 1])
            mentions.append(DateMention(span, found.value, found.inferred))
    return tuple(mentions)


def _in_text(t: PlainTokens, reference: date | None) -> Iterator[DateTokens]:
    lows, floor = t.lows, 0
    anchor: date | None = None
    # ":" stands between digits and letters: asking for it first spares most words a slice.
    for at in [
        i for i, low in enumerate(lows) if low in WORDS or (low < ":" and low[:1] in _DIGITS)
    ]:
        after = lows[at + 1]
        articled = lows[at] in ARTICLES and after not in _AFTER_ARTICLES
        if at < floor or (articled and after[:1] not in _DIGITS) or _only_counts(lows[at], after):
            continue
        found = _at(t, at, reference, anchor)
        if found is None:
            continue
        found = _widened(t, found, floor)
        floor = found.last
        if found.value is not None and len(found.value) == 10:
            anchor = date.fromisoformat(found.value)
        yield found


def _only_counts(low: str, after: str) -> bool:
    """Whether a short number stands before what no date goes on with ("5 men", "5.")."""
    if len(low) > 3 or not low.isdecimal():
        return False
    if not after.isalpha():
        return after in CLOSES
    return after not in _AFTER_DAYS and after not in MONTHS and after.rstrip("s") not in STEPS


_AFTER_DAYS = frozenset(("a", "p", "am", "pm", "to", "and", "day", "of", "st", "nd", "rd", "th"))
WORDS = MONTHS.keys() | WEEKDAYS.keys() | relative_days.STARTS | clock_times.STARTS
WORDS |= ORDINALS.keys() | SMALL.keys() | {"a", "an", "day", "'", "’", "‘"}
WORDS |= {word for word in years.HOLIDAY_STARTS}


WORDS |= {f"{word}{mark}s" for word in (*MONTHS, *WEEKDAYS, *RELATIVE_DAYS) for mark in "'’"}
_AFTER_ARTICLES = relative_days.AFTER_ARTICLES
ARTICLES = frozenset(("a", "an", "the"))
_DIGITS = frozenset("0123456789")


def _may_start(low: str) -> bool:
    return low in WORDS or low[:1].isdigit()


def _at(t: PlainTokens, at: int, reference: date | None, anchor: date | None) -> DateTokens | None:
    """The date mention that starts at token `at`; the order is that of certainty."""
    low = t.lows[at]
    if low[:1].isdigit() or low in clock_times.STARTS:
        clock = clock_times.read_clock_time(t, at)
        if clock is not None:
            return DateTokens(*clock)
    in_week = relative_days.day_of_week(t, at, reference) if low in WEEKDAYS else None
    if in_week is not None:
        return DateTokens(in_week.first, in_week.last, in_week.value, in_week.value is not None)
    parts = _stated(t, at)
    if parts is not None:
        if t.lows[parts.last : parts.last + 3] == ["of", "that", "year"]:
            return DateTokens(parts.first, parts.last, None)
        value, inferred = resolution.resolve_date(
            parts, reference, leaning(t, parts.first, parts.last)
        )
        return DateTokens(parts.first, parts.last, value, inferred)
    relative = (
        relative_days.simple(t, at, reference)
        or relative_days.directed(t, at, reference)
        or time_amounts.ago(t, at, anchor, reference)
        or relative_days.within(t, at, reference)
    )
    if relative is not None:
        return DateTokens(relative.first, relative.last, relative.value, relative.value is not None)
    named = low in years.HOLIDAY_STARTS
    holiday = years.holiday(t, at, reference) if named else None
    if holiday is not None:
        return DateTokens(*holiday)
    counted = time_amounts.shift_from(t, at)
    if counted is not None:
        return _shifted(t, at, counted, reference, anchor)
    return _numbered_day(t, at) or _year(t, at)


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


def _shifted(
    t: PlainTokens,
    at: int,
    counted: tuple[int, str, int, int],
    reference: date | None,
    anchor: date | None,
) -> DateTokens | None:
    """ "two weeks before Christmas": a date that counts from another."""
    count, step, sign, end = counted
    if not _may_start(t.lows[end]) or time_amounts.shift_from(t, end) is not None:
        return None
    start = _at(t, end, reference, anchor)
    if start is None or start.value is None or len(start.value) != 10:
        return None
    value = time_amounts.shifted_exactly(start.value, sign * count, step)
    return DateTokens(at, start.last, value, start.inferred)


def _numbered_day(t: PlainTokens, at: int) -> DateTokens | None:
    """ "day 977 of the war": a day that the text counts for itself."""
    if t.lows[at] != "day" or not t.lows[at + 1][:1].isdigit():
        return None
    return DateTokens(at, at + 2, None) if t.lows[at + 2] in ("of", ":", "since") else None


def _year(t: PlainTokens, at: int) -> DateTokens | None:
    read = years.read_year(t, at)
    return None if read is None else DateTokens(*read)


def _widened(t: PlainTokens, found: DateTokens, floor: int) -> DateTokens:
    """Takes in "early", "mid-", "late", "the end of", "earlier" before a date."""
    first = found.first
    if t.lows[first - 1] == "-" and t.lows[first - 2] == "mid" and first - 2 >= floor:
        return found._replace(first=first - 2)
    if t.lows[first - 1] in ("early", "late", "mid", "earlier", "later") and first > floor:
        return found._replace(first=first - 1)
    edge = t.lows[first - 2] in ("end", "beginning", "start", "middle")
    if edge and t.lows[first - 1] == "of" and first - 2 >= floor:
        return found._replace(first=first - 2)
    return found
