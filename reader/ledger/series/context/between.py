"""Finds the days between which a number was counted: "Between 2 and 3 May, 128 people were killed".

Two days that follow each other are one day, a week is a week, and what began more than a month
before is a total since that day.
"""

from __future__ import annotations

import re
from datetime import date

from reader.ledger.series.stated import Per, StatedFigure, StatedQuantity
from reader.ledger.series.stretches import OwnWords

_BETWEEN = re.compile(
    r"\bbetween (?:the )?(?:(?:afternoon|morning|evening|noon|night)s? (?:of )?)?", re.IGNORECASE
)
_AND = re.compile(r"\s+(?:\d{4}\s+)?and\s+(?:the\s+)?(?:[\w:.]+\s+){0,4}$")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_WEEK, _MONTH = (6, 7), 31
"""Days between the first and the last day of a week, and of the longest month."""


def with_days_between(
    found: StatedQuantity, stated: StatedFigure, stretch: OwnWords
) -> StatedQuantity:
    """Return the quantity with the stretch of time between the days before it, if it has none."""
    if "between" not in stretch.words or found.since or found.per not in (None, "total"):
        return found
    days = _days_before(stated, stretch)
    if days is None:
        return found
    first, last = days
    length = (last - first).days
    since = f"{first.day} {first:%B}".lower()
    if found.per == "total" or length > _MONTH:
        return found._replace(per="total", since=since) if length > _MONTH else found
    per: Per | None = "day" if length == 1 else "week" if length in _WEEK else None
    return found._replace(per=per, since="" if per else f"{first}/{last}")


def _days_before(stated: StatedFigure, stretch: OwnWords) -> tuple[date, date] | None:
    """Return the first and the last day of the nearest "between" before a figure."""
    start, at = stretch.sentence[0], stated.figure.span.start
    ends = [match.end() for match in _BETWEEN.finditer(stated.text, start, at)]
    dates = [one for one in stated.dates if ends and ends[-1] <= one.span.start < at and one.value]
    days = [one for one in dates if _ISO.match(one.value or "")]
    if not days or days[0].span.start != ends[-1]:
        return None
    first, _, last = (days[0].value or "").partition("/")
    if not last and len(days) > 1:
        joined = _AND.fullmatch(stated.text, days[0].span.end, days[1].span.start)
        last = days[1].value or "" if joined else ""
    if not (_ISO.fullmatch(first) and _ISO.fullmatch(last) and first < last):
        return None
    return date.fromisoformat(first), date.fromisoformat(last)
