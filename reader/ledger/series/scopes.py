"""Finds the stretch of time that a number is for (a night, a day, a week, a total), and the day."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.ledger.people.names import words_of
from reader.ledger.series.lists import head_of_column, is_sum, is_sum_of_row, last_of_lead
from reader.ledger.series.parts import (
    GREAT_TOLL,
    NEW_TOTAL,
    TALLIES,
    end_of_stretch,
    is_population,
    is_raised_to,
    part_alone,
)
from reader.ledger.series.stated import Per, StatedFigure
from reader.ledger.series.stretches import OwnWords
from reader.ledger.series.words import MONTHS, content


class _PerPattern(NamedTuple):
    """A stretch of time, a pattern for it, and words of which each match has at least one."""

    per: Per
    pattern: re.Pattern[str]
    words: frozenset[str]


_FROM_THEN = (
    r"(?![’']s\b)(?! (?:ago|before|earlier|after|later|old|from now|of (?:mourning|prayer|war))\b)"
)
"""A stretch before these words only says when, or is none: "12,000 a day before"."""

_OTHER_TIME = r"(?<!\bwithin )(?<!\bthan )(?<!\bfirst )(?<!\bearlier )(?<!\blater )"
"""A stretch after these words is a deadline, or the beginning of something."""

_OF_ALL_DAYS = r"(?! (?:attacks|strikes|shelling|raids|bombardment|li[fv]es?)\b)"

# "weekly" and "daily" count, "Weekly" and "Daily" are names of papers.
_PERS = (
    _PerPattern(
        "night",
        re.compile(
            r"\b(?:overnight|over night(?=[,.;]|$)|last night|tonight"
            r"|(?:during|in|over|through|throughout) the night"
            r"|(?:each|every|per|a|one|in a single) night"
            r"|(?<!as of )(?:mon|tues|wednes|thurs|fri|satur|sun)day night)\b",
            re.IGNORECASE,
        ),
        frozenset(("overnight", "night", "tonight")),
    ),
    _PerPattern(
        "week",
        re.compile(
            rf"\b(?:{_OTHER_TIME}(?:past|last|this|previous|per|each|every|a|one|the) week"
            rf"|(?-i:weekly)|(?:past |last )?seven days)\b{_FROM_THEN}"
            r"|\b(?:in|for|over|during) the (?:week (?:before|earlier)|previous week)\b",
            re.IGNORECASE,
        ),
        frozenset(("week", "weekly", "days")),
    ),
    _PerPattern(
        "day",
        re.compile(
            rf"\b(?:{_OTHER_TIME}(?:(?:past|last|previous|each|every|per|a|one"
            r"|single|over the|during the) day"
            r"|24 hours"
            rf"|twenty-four hours)|(?-i:daily{_OF_ALL_DAYS})|day-long)\b{_FROM_THEN}",
            re.IGNORECASE,
        ),
        frozenset(("day", "daily", "hours")),
    ),
    _PerPattern(
        "total",
        re.compile(
            r"\b(?:(?<!first time )(?<!last time )since|so far|to date|in total|total|totals"
            r"|totalled|totaled|totalling|overall|altogether|cumulative|in all(?! [^\W_])"
            r"|up to now)\b",
            re.IGNORECASE,
        ),
        frozenset(
            ("since", "far", "date", "total", "totals", "totalled", "totaled", "totalling",
             "overall", "altogether", "cumulative", "all", "now")
        ),
    ),
)  # fmt: skip
_YEARLY = re.compile(
    r"\b(?:(?:a|per|each|every|whole) (?:year|month)|yearly|monthly|annual(?:ly)?)\b" + _FROM_THEN
)
"""Stretches for which no series is made."""

_IN_MONTH = re.compile(
    rf"\b(?i:in|during|over|throughout) (?:the month of |all of )?(?:{MONTHS})\b(?! \d{{1,2}}\b)"
)
_YEARLY_WORDS = frozenset(("year", "month", "yearly", "monthly", "annual", "annually"))
_TOTAL = _PERS[-1].pattern
_TOTAL_OF = re.compile(r"\b(?:a|the|in) total(?: of)?\b", re.IGNORECASE)
_RISE = re.compile(r"\((?:up|plus) (?:by )?$")
_PART = re.compile(
    r"\b(?:of|among) (?:them|whom|which|those|these)\b|\bincluding\b|\bamong (?:them|the dead)\b",
    re.IGNORECASE,
)

_WITH_PART = re.compile(r"\bincluding (?:at least )?\d[^;:]*?(?=, (?!\d)|[;:]|$)")
"""Words about a part: "94 were killed, including 51 in the last day"."""

_PART_WORDS = frozenset(
    ("them", "whom", "which", "those", "these", "including", "dead", "trapped", "missing",
     "wounded", "injured", "displaced", "captured", "held", "killed", "victims")
)  # fmt: skip
SAID = re.compile(
    r"\b(?:said|says|told|reported|announced|added|wrote|stated|claimed|confirmed|than|spoken|spoke"
    r"|given|gave|puts?|placed|estimated|known|named|(?:up|down|risen|rose|fallen|fell|raised) from"
    r"|(?:rises?|risen|rose|climbed|grown|grew|increased|rising) to)\b"
    r"(?:[^,.;]|,(?=\d)){0,25}$"
)
"""Matches a verb of reporting before a day, which is that of the report."""

OF_THEM = re.compile(r"\s*(?:of|among) (?:them|whom|which|those|these)\b")
OF_THEM_THEN = re.compile(r"\b(?:of|among) (?:them|whom|which|those|these)\b|\bincluding\b")
"""Matches words after which the sentence speaks of a part."""

_STATES = "trapped|missing|wounded|injured|displaced|captured|dead|killed|victims"
_OF_STATE = re.compile(
    r"(?:some |about )?[\w,-]+(?: people)? of the "
    rf"(?:(?:{_STATES})|[a-z]+ (?:(?:who|that) (?:are|were|had been) )?(?:{_STATES}|held))\b"
)
"""Matches a number of some whose state the words tell: "five of the miners trapped"."""

_INCLUDING = re.compile(
    r"\b(?:including|among them|of them|of whom)\s*(?:at least )?$"
    r"|\b[Aa]mong (?:the|those) (?:dead|killed|victims|wounded|injured|missing)"
    r"(?: (?:are|were|is|was))? (?:also )?(?:at least )?$"
)
_DAY = re.compile(r"\b(?:on|of) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)


def per_of(stated: StatedFigure, stretch: OwnWords, is_daily: bool) -> Per | None:
    """Return the stretch of time that a number is for; None if the text does not say.

    If things are counted day by day (`is_daily`), "on Monday" is a stretch and not an event.
    """
    if head := head_of_column(stated):
        named = _pers(f"past {head}" if head.strip() == "day" else head, frozenset(words_of(head)))
        if len(named) == 1:
            return named[0]
    if stated.words.startswith("+") or _RISE.search(stated.text[: stated.figure.span.start][-9:]):
        return "day"
    if is_sum_of_row(stated):
        return "total"
    start = stated.figure.span.start
    if "bringing" in stretch.words and _BRINGING.search(stated.text, stretch.sentence[0], start):
        return "total"  # "in the last 24 hours, bringing the total number to 3,642"
    if "to" in stretch.words and is_raised_to(stated, stretch):
        is_total = " since " in stated.text[slice(*stretch.sentence)]
        is_total = is_total or (stated.figure.low or 0) >= GREAT_TOLL
        return "total" if is_total else None
    last = last_of(stated, stretch)
    own = stated.text[stretch.start : _end_of_own(stated, stretch, last)]
    if not _YEARLY_WORDS.isdisjoint(stretch.words) and _YEARLY.search(own):
        return None
    if "of" in stretch.words and is_population(stated):
        return None
    found = _pers(own, stretch.words)
    if not found and is_of_months(stated, stretch):
        return None
    if not found and not is_part(own, stretch.words):
        found = _pers(_around(stated, stretch, last), stretch.words)
    if not found and is_daily and (day := _DAY.search(own)) and not SAID.search(own[: day.start()]):
        return "day"
    if not found and is_sum(stated):
        return "total"
    if not found and stated.lead_in:
        lead = last_of_lead(stated.lead_in)
        found = _pers(lead, frozenset(words_of(lead)))
    return found[0] if len(found) == 1 else None


_BRINGING = re.compile(
    r"\bbringing the (?:total|overall|cumulative) (?:number|count|toll|death toll)\b[^.;]{0,200}$"
)


def _end_of_own(stated: StatedFigure, stretch: OwnWords, last: int) -> int:
    """Return the end of a number's own words in a statement that ends at `last`."""
    end = max(min(stretch.end, last), end_of_stretch(stated))
    if TALLIES.isdisjoint(stretch.words):
        return end
    later = NEW_TOTAL.search(stated.text, stated.figure.span.end, end)
    return later.start() if later else end  # "three were killed, bringing the total to 119"


def _around(stated: StatedFigure, stretch: OwnWords, last: int) -> str:
    """Return the words of a number's statement, without those about a new total or a part."""
    if not TALLIES.isdisjoint(stretch.words):
        later = NEW_TOTAL.search(stated.text, stated.figure.span.end, last)
        last = later.start() if later else last
    around = NEW_TOTAL.sub("", stated.text[stretch.sentence[0] : last])
    return _WITH_PART.sub("", around) if "including" in stretch.words else around


def is_of_months(stated: StatedFigure, stretch: OwnWords) -> bool:
    """Whether a number is for a month or a year, for which no series is made: "34,000 in March"."""
    own = stated.text[stretch.start : stretch.end]
    comma = own.find(", ", stated.figure.span.end - stretch.start)
    own = own[:comma] if comma >= 0 else own
    yearly = not _YEARLY_WORDS.isdisjoint(stretch.words) and _YEARLY.search(own) is not None
    return yearly or _IN_MONTH.search(own) is not None


def _pers(text: str, words: frozenset[str]) -> list[Per]:
    """Return the stretches that a text names; `words` includes the words of the text."""
    found: list[Per] = [
        one.per for one in _PERS if not one.words.isdisjoint(words) and one.pattern.search(text)
    ]
    if len(found) == 2 and found[1] == "total" and "total" in words:
        is_sum = _TOTAL.search(_TOTAL_OF.sub("", text)) is not None
        return found if is_sum else found[:1]  # "a total of 51 drones overnight"
    return found


def is_part(text: str, words: frozenset[str]) -> bool:
    """Whether a text says that a number is a part; `words` includes the words of the text."""
    return not _PART_WORDS.isdisjoint(words) and _PART.search(text) is not None


def part_of(stated: StatedFigure, stretch: OwnWords) -> frozenset[str]:
    """Return the words that make a number a part of another: "two of them nurses"."""
    if _PART_WORDS.isdisjoint(stretch.words):
        return part_alone(stated)
    _, start, end = stated.figure.span
    behind = stated.text[end : stretch.end]
    if (
        OF_THEM.match(behind)
        or _OF_STATE.match(stated.text, start)
        or _INCLUDING.search(stated.text[stretch.sentence[0] : start])
    ):
        return frozenset(("part",)) | content(behind)
    return frozenset()


def last_of(stated: StatedFigure, stretch: OwnWords) -> int:
    """Return the end of a figure's sentence, or of its statement.

    A statement ends at a semicolon after it, or at a part: "900 soldiers, 30 of them on Monday".
    """
    last, at = stretch.sentence[1], stated.figure.span.end
    found = stated.text.find(";", at, last)
    last = found if found >= 0 else last
    part = OF_THEM_THEN.search(stated.text, at, last) if "of" in stretch.words else None
    if part and any(at < one < part.start() for one, _ in stated.others):
        return part.start()
    return last
