"""Finds the beginning of the stretch of time that a total is for: "since the war began"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import takewhile

from reader.ledger.people.names import words_of
from reader.ledger.series.scopes import is_part
from reader.ledger.series.stated import StatedFigure
from reader.ledger.series.states.days import day_in
from reader.ledger.series.stretches import OwnWords
from reader.ledger.series.words import CALENDAR, DAY_NAMES, MONTHS, WEEKDAYS

_YEAR = re.compile(r"(?:19|20)\d\d")
_SINCE = re.compile(
    r"(?<!has )(?<!have )(?<!had )\b[Ss]ince (?:the )?((?:\w++[ -]?){1,5})"
    r"|\b((?:[Tt]his|[Ll]ast|[Pp]ast) (?:year|month|quarter))"
    rf"|\b[Ii]n ((?:{MONTHS})(?: \d{{4}})?|(?:19|20)\d\d)\b",
)
_SINCE_WORDS = (CALENDAR - WEEKDAYS - {"i", "the"}) | {"since", "year", "month", "quarter"}
_SINCE_BEGAN = re.compile(
    r"\b[Ss]ince (?:the )?(?:start|beginning|outbreak|onset|launch) of (?:[\w’'-]+ ){0,5}?"
    r"(?:war|invasion|hostilities|conflict|aggression|escalation|special (?:military )?operation"
    r"|military (?:events|operations?))\b"
)
_BEGAN = re.compile(
    r"^(?:start|beginning|outbreak|onset|launch) of (?:the )?|\b(?:began|started|broke out)\b.*"
)
"""Matches words around the name of what began: "the start of the ground operation"."""

_WAR = re.compile(
    r"\b(?:war|invasion|conflict|hostilities|clashes|fighting|offensive began|aggression|escalation"
    r"|military (?:events|operations?))\b",
    re.IGNORECASE,
)


def since_of(stated: StatedFigure, stretch: OwnWords) -> str:
    """Return the beginning of a stretch of time, which identifies it: "war", "may", "2030"."""
    own = _SHORT.sub(_in_full, stated.text[stretch.start : stretch.end])
    is_alone = not stated.lead_in or is_part(own, stretch.words)
    if is_alone and _SINCE_WORDS.isdisjoint(stretch.words) and not _YEAR.search(own):
        return ""
    found = _SINCE.search(own if is_alone else f"{own} {stated.lead_in}")
    if not found:
        return ""
    if found[3] and is_alone and _is_in_other_clause(stated, stretch, found.start()):
        return ""
    named = next(filter(None, found.groups()))
    if _SINCE_BEGAN.match(own if is_alone else f"{own} {stated.lead_in}", found.start()):
        return "war"
    if named.startswith("then"):
        return ""
    firsts = _firsts(_BEGAN.sub("", named)) or _firsts(named) or words_of(named)[:1]
    if WEEKDAYS.intersection(firsts[:1]):
        return _named_day(stated, stretch.start + found.start(), firsts[0])
    if _WAR.search(named):
        return "war"
    if firsts[0].isdigit() and CALENDAR.intersection(firsts[1:2]):
        return " ".join(firsts[:2])  # "7 october"
    return (
        " ".join(firsts[: 1 + "".join(firsts[1:2]).isdigit()])
        if CALENDAR.intersection(firsts[:1])
        else " ".join(firsts)
    )


_SHORT = re.compile(r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? (?=\d)")
"""Matches the short name of a month before a day."""


def _in_full(short: re.Match[str]) -> str:
    """Return the name of a month in full: "Oct. " as "October "."""
    return next(month for month in MONTHS.split("|") if month.startswith(short[1][:3])) + " "


def _firsts(named: str) -> list[str]:
    """Return the first words of a name, up to the words that go on with the sentence."""
    return list(takewhile(lambda word: word not in _AFTER_NAME, words_of(named)))[:3]


_AFTER_NAME = frozenset(
    "to at by in on and with was were is are has have had until but when while reached".split()  # noqa: SIM905
)


def _is_in_other_clause(stated: StatedFigure, stretch: OwnWords, at: int) -> bool:
    """Whether a month stands behind a comma: "18 others, breaking a truce agreed in January"."""
    behind = stated.text[stated.figure.span.end : stretch.start + at]
    return ", " in behind


def _named_day(stated: StatedFigure, start: int, weekday: str) -> str:
    """Return the ISO day of a weekday, or the weekday if the text has no date for it."""
    end = start + len("since the ")
    found = (one.value for one in stated.dates if start <= one.span.start <= end and one.value)
    return day_in(next(found, "")) or weekday


_EVENING = re.compile(
    r"\bsince (?:the evening of |yesterday |last )?(?:(?P<day>[A-Z][a-z]+day) )?(?:evening|night)\b"
)


def is_since_evening(stated: StatedFigure, stretch: OwnWords) -> bool:
    """Whether drones are counted since the evening before the bulletin's day."""
    told = _EVENING.search(stated.text, *stretch.sentence)
    if told is None or told["day"] is None or not stated.place.day:
        return told is not None and told["day"] is None
    before = date.fromisoformat(stated.place.day) - timedelta(days=1)
    return told["day"].casefold() == DAY_NAMES[before.weekday()]
