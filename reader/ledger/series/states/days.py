"""Finds the day that a number is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.ledger.series.scopes import SAID, is_part, last_of
from reader.ledger.series.stated import StatedFigure
from reader.ledger.series.stretches import OwnWords
from reader.models import DateMention

LONGEST_REPORT = 40
"""Characters before a day that are searched for a verb of reporting."""


_REPORTED = re.compile(
    r"[A-Z][a-z]+(?: \d{1,2}|, \d{1,2} [A-Z][a-z]+)?,? (?:that|said|says|reported|announced|put)\b"
)
"""Matches a day of a report: "on Monday said that"."""

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?")

_SINCE_THEN = re.compile(r"\b[Ss]ince\b[^,.;]*$")

_FROM = re.compile(r"\b(?:since|until|by|before|after|from|till)\s+(?:the\s+)?$", re.IGNORECASE)


def when_of(stated: StatedFigure, stretch: OwnWords) -> str | None:
    """Return the day that a number is for, if its words or else its sentence name exactly one."""
    first, last = stretch.sentence[0], last_of(stated, stretch)
    dates = [one for one in stated.dates if one.value and first <= one.span.start < last]
    for low, high in ((stretch.start, min(stretch.end, last)), (first, last)) if dates else ():
        near = [one for one in dates if not _is_of_compared(stated, one, stretch)]
        found = set(_days_of_event(stated.text, near, low, high))
        if found:
            return day_in(found.pop()) if len(found) == 1 else None
        if is_part(stated.text[low:high], stretch.words):
            return None
    return None


def _is_of_compared(stated: StatedFigure, one: DateMention, stretch: OwnWords) -> bool:
    """Whether a date belongs to a number that this one is compared with: "19, up from 9 in May"."""
    if one.span.start < stretch.end:
        return False
    return _COMPARED.search(stated.text, stated.figure.span.end, one.span.start) is not None


_COMPARED = re.compile(r"\b(?:up|down|rose|rising|fell|compared|against|than(?! (?:about )?\d))\b")


def _days_of_event(text: str, dates: Sequence[DateMention], low: int, high: int) -> Iterator[str]:
    for one in dates:
        if one.value and low <= one.span.start < high and _is_of_event(text, one.span.start, low):
            yield one.value


def _is_of_event(text: str, at: int, low: int) -> bool:
    """Whether a date is not the day of a report, and not the beginning or end of a stretch."""
    near = max(low, at - LONGEST_REPORT)
    before = text[low:at]
    if _REPORTED.match(text, at):
        return False
    return not (SAID.search(text[near:at]) or _FROM.search(before) or _SINCE_THEN.search(before))


def day_in(value: str) -> str | None:
    """Return the day of a date in ISO format; the last one of a stretch of two days."""
    last = value.rsplit("/", 1)[-1]
    return last[:10] if _ISO.fullmatch(last) else None
