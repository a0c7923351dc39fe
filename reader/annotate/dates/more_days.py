"""Reads the days of a series after their month as dates: "on October 3, 14 and 21"."""

from __future__ import annotations

from datetime import date

from reader.annotate.dates.date_parts import ENDS_OF_ORDINALS, day_number, year_after
from reader.annotate.dates.date_reading import DateReading
from reader.annotate.lexicon.wordlists import VERBS
from reader.annotate.tokens.noun_phrases import AUXILIARIES, STOPS
from reader.annotate.tokens.plain_tokens import PlainTokens
from reader.calendar import MONTH_NAMES, day_of

_MOST = 6


def with_days_after(tokens: PlainTokens, found: DateReading) -> list[DateReading]:
    """Return the date and the days that follow it, if its month is before it and they do not count.

    "October 26 and 27" is a range, "October 26 and 29" are two dates, "On October 26, 27 people
    died" has one.
    """
    if found.value is None or len(found.value) != 10 or not _month_first(tokens, found):
        return [found]
    first = date.fromisoformat(found.value)
    row = row_of_days(tokens, found.last)
    days = [day_of(first.year, first.month, number) for _, number, _ in row]
    known = [first, *[day for day in days if day is not None]]
    if not row or len(known) <= len(row) or known != sorted(set(known)):
        return [found]
    end = year_after(tokens, row[-1][2])[1]
    if (known[-1] - first).days == len(row):
        return [found._replace(last=end, value=f"{found.value}/{known[-1].isoformat()}")]
    ends = [*[last for _, _, last in row[:-1]], end]
    more = [
        DateReading(at, last, day.isoformat(), found.inferred)
        for (at, _, _), last, day in zip(row, ends, known[1:], strict=True)
    ]
    return [found, *more]


def _month_first(tokens: PlainTokens, found: DateReading) -> bool:
    """Whether a date ends in the number of its day: "October 26", "Oct. 26th"."""
    end = found.last - 1
    if tokens.lows[end] in ENDS_OF_ORDINALS:
        end -= 1
    named = any(low in MONTH_NAMES or low.rstrip(".") for low in tokens.lows[found.first : end])
    return named and tokens.lows[end].isdecimal() and len(tokens.lows[end]) < 3


def row_of_days(tokens: PlainTokens, at: int) -> list[tuple[int, int, int]]:
    """Return first token, number and end of each day of a series.

    It ends in "and" and a day, or before a year ("Oct. 9, 11, 1981").
    """
    row: list[tuple[int, int, int]] = []
    closed = False
    while not closed and len(row) < _MOST:
        joint = tokens.skip(at, (",",))
        closed = tokens.lows[joint] in ("and", "or")
        start = joint + 1 if closed else joint
        found = day_number(tokens, start) if start > at and tokens.lows[start].isdecimal() else None
        if found is None:
            return []
        row.append((start, *found))
        at = found[1]
        closed = closed or tokens.lows[at] == "," and year_after(tokens, at)[1] > at
    after = tokens.lows[at]
    counts = after.isalpha() and after not in STOPS and not _is_verb(tokens, at)
    return row if closed and not counts and after not in ("%", "-", ":", "/", "°") else []


def _is_verb(tokens: PlainTokens, at: int) -> bool:
    """Whether a verb of one subject follows the days: "footage of May 3 and 4 indicates that"."""
    verb, after = VERBS.get(tokens.lows[at]), tokens.lows[at + 1]
    if verb is None or verb.form == "past":
        return False
    return after == "that" or verb.form == "s" and after not in AUXILIARIES
