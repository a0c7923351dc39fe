"""Parses the value of a field about days into a term, or a mistake."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

from reader.library.rows import Mistake
from reader.library.search.language.field_token import mistake_in
from reader.library.search.language.query_tree import DaysTerm, Tree
from reader.library.search.language.tokenizer import QueryToken

RELATIVE_DAYS = ("today", "yesterday")
"""Names of days counted back from today, in that order."""

_DAY = re.compile(r"([0-9]{4,7})(?:-([0-9]{1,2}))?(?:-([0-9]{1,2}))?")


def on_value(token: QueryToken, today: date) -> Tree | Mistake | None:
    """Parse `on:2024`, `on:2024-10`, `on:2024-10-28`, `on:today`: the bulletin's date is in it."""
    days = _days(token, today)
    return DaysTerm(*days) if days else _day_mistake(token)


def since_value(token: QueryToken, today: date) -> Tree | Mistake | None:
    """Parse `since:2024-10`: from the first day of that period on."""
    days = _days(token, today)
    return DaysTerm(days[0], None) if days else _day_mistake(token)


def until_value(token: QueryToken, today: date) -> Tree | Mistake | None:
    """Parse `until:2024-10`: up to the last day of that period."""
    days = _days(token, today)
    return DaysTerm(None, days[1]) if days else _day_mistake(token)


def _days(token: QueryToken, today: date) -> tuple[str, str] | None:
    """First and last day of a year, a month or a day; None if there is no such date."""
    value = token.value.strip().casefold()
    match = _DAY.fullmatch(value)
    if match is None:
        return _relative(value, token.is_open, today)
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        assert year is not None, "a day begins with its year"
        first = date(year, 1 if month is None else month, 1 if day is None else day)
        if day is not None:
            return first.isoformat(), first.isoformat()
        last = first.replace(month=month or 12)
    except ValueError:
        return None
    return first.isoformat(), last.replace(day=monthrange(last.year, last.month)[1]).isoformat()


def _relative(value: str, is_open: bool, today: date) -> tuple[str, str] | None:
    """Today or yesterday; if `is_open`, the beginning of the word is enough."""
    for back, word in enumerate(RELATIVE_DAYS):
        if value == word or (value and is_open and word.startswith(value)):
            day = (today - timedelta(days=back)).isoformat()
            return day, day
    return None


def _day_mistake(token: QueryToken) -> Mistake:
    match = _DAY.fullmatch(token.value.strip())
    if match is None:
        what = f"{token.field}: needs a day, a month, a year, today or yesterday"
        return mistake_in(token, what, "2024-10-28")
    if not MINYEAR <= int(match[1]) <= MAXYEAR:
        return mistake_in(token, f"{token.field}: years go from 0001 to 9999", "2024-10-28")
    what = "month" if not match[3] or not 1 <= int(match[2]) <= 12 else "day"
    return mistake_in(token, f"{token.field}: there is no such {what}", "2024-10-28")
