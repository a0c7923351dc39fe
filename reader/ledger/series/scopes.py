"""Tells for what stretch of time a number is: a night, a day, a week, all of it; and which day."""

from __future__ import annotations

import re
from functools import lru_cache

from reader.ledger.people.names import words_of
from reader.ledger.series.stated import Per, StatedFigure
from reader.ledger.series.stretches import OwnWords
from reader.ledger.series.words import WEEKDAYS, content

_PERS: tuple[tuple[Per, re.Pattern[str]], ...] = (
    (
        "night",
        re.compile(
            r"\b(?:overnight|last night|tonight|(?:during|in|over|through|throughout) the night"
            r"|(?:each|every|per|a|one|in a single) night"
            r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day night)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "week",
        re.compile(
            r"\b(?:(?:past|last|this|previous|per|each|every|a|one|the) week|weekly"
            r"|(?:past |last )?seven days)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "day",
        re.compile(
            r"\b(?:(?:past|last|previous|each|every|per|a|one|single) day|daily"
            r"|24 hours|twenty-four hours|day-long)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "total",
        re.compile(
            r"\b(?:since|so far|to date|in total|total|totals|totalled|totaled|totalling|overall"
            r"|altogether|cumulative|in all|up to now)\b",
            re.IGNORECASE,
        ),
    ),
)
_PART = re.compile(
    r"\b(?:of|among) (?:them|whom|which|those|these)\b|\bincluding\b|\bamong (?:them|the dead)\b",
    re.IGNORECASE,
)
OF_THEM = re.compile(r"\s*(?:of|among) (?:them|whom|which|those|these)\b")
_INCLUDING = re.compile(r"\b(?:including|among them|of them|of whom)\s*(?:at least )?$")
_DAY = re.compile(r"\b(?:on|of) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_SINCE = re.compile(
    r"\bsince (?:the )?((?:\w+[ -]?){1,5})"
    r"|\b((?:this|last|past) (?:year|month|quarter))"
    r"|\bin ((?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)(?: \d{4})?|(?:19|20)\d\d)\b",
)
_WAR = re.compile(r"\b(?:war|invasion|conflict|hostilities|offensive began)\b", re.IGNORECASE)
_SAID = re.compile(
    r"\b(?:said|says|told|reported|announced|added|wrote|stated|claimed|confirmed|than)\b[^,.;]{0,25}$"
)
_FROM = re.compile(r"\b(?:since|until|by|before|after|from|till)\s+(?:the\s+)?$", re.IGNORECASE)


def per_of(stated: StatedFigure, stretch: OwnWords, is_daily: bool) -> Per | None:
    """The stretch of time that a number is for; None where the text does not say.

    Of what `is_daily` there are numbers day by day: there "on Monday" is a stretch and no event.
    """
    if stated.words.startswith("+"):
        return "day"
    own = stated.text[stretch.start : stretch.end]
    found = _pers(own)
    if not found and not _PART.search(own):
        found = _pers(stated.text[slice(*stretch.sentence)])
    if not found and is_daily and _DAY.search(own):
        return "day"
    if not found and _is_sum(stated):
        return "total"
    if not found and stated.lead_in:
        found = _pers(stated.lead_in)
    return found[0] if len(found) == 1 else None


@lru_cache(256)
def _pers(words: str) -> tuple[Per, ...]:
    return tuple(per for per, pattern in _PERS if pattern.search(words))


def _is_sum(stated: StatedFigure) -> bool:
    """Whether a number is followed by what was added to it: "7,012 (+6)"."""
    return re.match(r"\s*\w*\s*\(\s*\+\s*\d", stated.text[stated.figure.span.end :]) is not None


def part_of(stated: StatedFigure, stretch: OwnWords) -> frozenset[str]:
    """Words that tell a part of a number from the number: "two of them nurses"."""
    _, start, end = stated.figure.span
    behind = stated.text[end : stretch.end]
    if OF_THEM.match(behind) or _INCLUDING.search(stated.text[stretch.sentence[0] : start]):
        return frozenset(("part",)) | content(behind)
    return frozenset()


def since_of(stated: StatedFigure, stretch: OwnWords) -> str:
    """What tells this stretch of time from others of its length: "war", "may", "2030"."""
    own = stated.text[stretch.start : stretch.end]
    words = own if _PART.search(own) else f"{own} {stated.lead_in}"
    found = _SINCE.search(words)
    if not found:
        return ""
    named = next(filter(None, found.groups()))
    firsts = words_of(named)[:3]
    if WEEKDAYS.intersection(firsts[:1]):
        return _named_day(stated, stretch.start + found.start(), firsts[0])
    return "war" if _WAR.search(named) else " ".join(firsts)


def _named_day(stated: StatedFigure, start: int, weekday: str) -> str:
    """The day that a weekday stands for, in ISO; the word where the text has no day for it."""
    end = start + len("since the ")
    found = (one.value for one in stated.dates if start <= one.span.start <= end and one.value)
    return _day_in(next(found, "")) or weekday


def when_of(stated: StatedFigure, stretch: OwnWords) -> str | None:
    """The day that a number is for, where its words or else its sentence name one alone."""
    for low, high in ((stretch.start, stretch.end), stretch.sentence):
        found = {
            mention.value
            for mention in stated.dates
            if mention.value
            and low <= mention.span.start < high
            and _is_of_event(stated.text, mention.span.start, low)
        }
        if found:
            return _day_in(found.pop()) if len(found) == 1 else None
        if _PART.search(stated.text[low:high]):
            return None
    return None


def _is_of_event(text: str, at: int, low: int) -> bool:
    """Whether a date is no day of a report, and no beginning or end of a stretch."""
    before = text[low:at]
    return not _SAID.search(before) and not _FROM.search(before)


def _day_in(value: str) -> str | None:
    """The day of a date in ISO; of a stretch of two days its last."""
    last = value.rsplit("/", 1)[-1]
    return last[:10] if re.fullmatch(r"\d{4}-\d\d-\d\d(?:T.*)?", last) else None
