"""Assigns the days over or before the entries of a ticker to these entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from reader import calendar
from reader.parse.blocks.credits import is_credit, is_date_line, is_day
from reader.parse.blocks.foreign_days import in_english, states_foreign_day
from reader.parse.blocks.heading_shape import looks_like_heading
from reader.parse.blocks.stated_days import (
    StatedDay,
    dated,
    stated_days,
    stated_months,
    without_days,
)
from reader.parse.blocks.units import AROUND_TEXT, HEADING, Unit
from reader.parse.shapes.entries.clock_times import minutes_of, split_time
from reader.parse.shapes.entries.timelines import period_of

CLOCK = re.compile(
    r"(?<![\d.:/-])(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?(?![.:/-]?\d)"
    r"(?:[ ]?[ap]\.?m\b\.?)?(?:[ ][A-Z]{3,4}\b)?"
)
_DIGITS = re.compile(r"[0-9]+")
_OVER_MONTHS = re.compile(r"\d ?[-–] ?[A-Z][a-z]+\.? \d")
SHORTEST = 8
"""The fewest characters of a line that begins with a day and goes on."""
_TOP, _LONGEST = 6, 300
_FEWEST_WHOLE = 3
BEFORE = re.compile(
    r"(?P<day>[^:–—|]{4,40}?\d[^:–—|]{0,12}?|\d\d?(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?)"
    r" ?[:–—|-] (?=\S)"
    r"|(?P<stamp>(?:19|20)\d\d-\d\d-\d\d|\d\d\.\d\d\.(?:19|20)\d\d),? (?=\d\d:\d\d\b)"
)
"""A day and a sign, or a day before a clock time, before the text of an entry."""

_WHOLE = re.compile(
    rf"(?P<day>\d\d? (?:{calendar.MONTH_PATTERN})\b\.? \d{{4}}"
    rf"|(?:{calendar.MONTH_PATTERN})\b\.? \d\d?, \d{{4}})"
    r"(?P<stamp>) (?=(?-i:[A-ZÀ-Þ“\"]))",
    re.IGNORECASE,
)
"""A whole day before a sentence without a sign between."""
_DAY_BEGINS, _SHORTEST_WHOLE = frozenset("0123456789JFMASOND"), len("3 May 2031 The")


def mark_entry_days(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; timed entries get the day of the line or the entry above them.

    A line that is a day is removed if it stands over timed entries, and if there are several such
    lines.
    """
    over = {
        at
        for at, (unit, after) in enumerate(pairwise(units))
        if after.time and not unit.time and is_date_line(unit.text) and _is_only_day(unit.text)
    }
    over = over or _named_days(units)
    between = len(over) == 1 and any(unit.time for unit in units[: min(over)])
    if len(over) < 2 and not between:
        over = set()
    marked: list[Unit] = []
    known = bool(over) and states_year(units)
    current = _day_above(units, min(over)) if between else None
    for at, unit in enumerate(units):
        if at in over and (found := day_alone(unit.text, current, known)):
            current = found
            continue
        if unit.day:
            current = date.fromisoformat(unit.day)
        elif unit.time and current:
            unit = replace(unit, day=current.isoformat())
        marked.append(unit)
    return marked


def _named_days(units: Sequence[Unit]) -> set[int]:
    """Return the places of lines over timed entries that differ only in their days, if several.

    "The reports of Thursday, 14 May 2031:" is one.
    """
    rests = {
        at: without_days(unit.text)
        for at, (unit, after) in enumerate(pairwise(units))
        if after.time and not unit.time and unit.text[-1:] == ":" and _DIGITS.search(unit.text)
    }
    same = {at for at, rest in rests.items() if rest != units[at].text}
    return same if len(same) > 1 and len({rests[at] for at in same}) == 1 else set()


def _day_above(units: Sequence[Unit], at: int) -> date | None:
    """Return the day of entries above the only day line, if their times descend past midnight."""
    day = day_alone(units[at].text, None, states_year(units))
    above = [unit.time for unit in units[:at] if unit.time]
    below = next((unit.time for unit in units[at:] if unit.time), None)
    order = [minutes_of(time) for time in above]
    goes_back = len(order) > 1 and order == sorted(order, reverse=True)
    if day is None or below is None or not goes_back or minutes_of(below) <= order[-1]:
        return None
    return day + timedelta(days=1)


def mark_sections(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; several lines like headings right above entries are sections.

    An entry has a time or a day; the first line of the text is its title.
    """
    told = [at for at, unit in enumerate(units) if unit.kind not in AROUND_TEXT]
    over = [
        at
        for at, after in pairwise(told)
        if at and not _is_entry(units[at]) and units[at - 1].level < HEADING
        if _is_entry(units[after]) and looks_like_heading(units[at])
    ]
    if len(over) < 2 or any(units[at].level for at in over):
        return list(units)
    marked: list[Unit] = []
    section: str | None = None
    for at, unit in enumerate(units):
        if at in over:
            section = unit.text.rstrip(": ")
        elif section is not None and _is_entry(unit):
            marked.append(replace(unit, section=section))
        else:
            if section and looks_like_heading(unit):
                section = ""  # whatever it is, the entries below it are not of this section
            marked.append(unit)
    return marked


def _is_entry(unit: Unit) -> bool:
    return bool(unit.level and (unit.time or unit.day))


def mark_stamped(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; day and clock time below headlines are those of their entries.

    There must be several, and the byline of an entry may stand between; the first headline is not
    that of the bulletin.
    """
    stamps = {
        at: heading
        for at, unit in enumerate(units)
        if is_date_line(unit.text) and (heading := _headline_above(units, at)) is not None
    }
    named = all(units[at].text[:5].lower() == "date:" for at in stamps)
    if len(stamps) < 2 or not (named or any(CLOCK.search(units[at].text) for at in stamps)):
        return list(units)
    marked = list(units)
    known = states_year(units)
    gone: set[int] = set()
    current: date | None = None
    for at, heading in stamps.items():
        current = day_alone(units[at].text, current, known) or current
        clock = CLOCK.search(units[at].text)
        level = units[heading].level or HEADING
        head = replace(units[heading], level=level, day=current.isoformat() if current else None)
        marked[heading] = replace(head, time=clock[0] if clock else None)
        rest = CLOCK.sub("", units[at].text)
        rest = rest[len("date:") :] if named else rest
        if current and (clock or not _DIGITS.search(without_days(rest))) and _is_only_day(rest):
            gone.add(at)
    return [unit for at, unit in enumerate(marked) if at not in gone]


def _headline_above(units: Sequence[Unit], at: int) -> int | None:
    """Return the index of the headline above a time, or above the byline over it; or None."""
    above = at - 1
    if above > 0 and is_credit(units[above].text):
        above -= 1
    if above < 0 or is_date_line(units[above].text) or not looks_like_heading(units[above]):
        return None
    if " " not in units[above].text and len(units[above].text) < SHORTEST:
        return None
    return above


def mark_led_by_days(units: Sequence[Unit]) -> list[Unit]:
    """Return the units with a heading for each line that begins with a day, if several do.

    An entry after a day ("February 21, 2025: …") has an empty heading unless it looks like one. A
    day without a year has that of the one before it.
    """
    matches = [
        None
        if unit.level or unit.kind == "table" or len(unit.text) < SHORTEST
        else BEFORE.match(unit.text)
        for unit in units
    ]
    starts = [
        match.end() if match and is_day(match["day"] or match["stamp"]) else 0 for match in matches
    ]
    if sum(map(bool, starts)) < 2:
        matches, starts = _before_sentences(units)
    if not any(starts):
        return list(units)
    marked: list[Unit] = []
    known = states_year(units)
    current: date | None = None
    for unit, match, start in zip(units, matches, starts, strict=True):
        found = day_alone(unit.text[:start], current, known) if start else None
        if found:
            current = found
            is_range = not (match and match["stamp"]) and _is_range(unit.text[:start])
            body = unit.from_character(0 if is_range else start)
            marked += _entry(body, found)
        elif current and not unit.level and any(ends := period_of(unit.text)):
            label = replace(unit.up_to(ends[0]), level=HEADING, item=False)
            marked += [label, unit.from_character(ends[1])]
        else:
            marked.append(unit)
    return marked


def _before_sentences(
    units: Sequence[Unit],
) -> tuple[list[re.Match[str] | None], list[int]]:
    """Return matches of whole days before sentences, and their ends, if nearly all units have one.

    There is no sign between: "28 May 2031 The bridge is closed."
    """
    may_be = [u for u in units if u.text[:1] in _DAY_BEGINS and u.text[_SHORTEST_WHOLE:]]
    if len(may_be) < _FEWEST_WHOLE:
        return [], []
    told = [unit for unit in units if not unit.level and unit.kind == "paragraph"]
    found = [_WHOLE.match(unit.text) if not unit.level else None for unit in units]
    ends = [match.end() if match and is_day(match["day"]) else 0 for match in found]
    days = sum(map(bool, ends))
    many = days >= _FEWEST_WHOLE and 3 * days >= 2 * len(told)
    return found, ends if many else [0] * len(ends)


def _is_only_day(text: str) -> bool:
    """Whether a line has no word besides the day, so that the day can replace it."""
    return not any(map(str.isalpha, without_days(text)))


def _is_range(words: str) -> bool:
    """Whether more than one day is stated: then its words stay in the text."""
    return sum(len(number) < 3 for number in _DIGITS.findall(words)) > 1 and "/" not in words


def _entry(body: Unit, day: date) -> list[Unit]:
    """Return the heading of an entry and its text, which may be its heading."""
    time, rest = split_time(body.text)
    if time and rest:
        body = body.from_character(len(body.text) - len(rest))
    if looks_like_heading(body):
        return [replace(body, level=HEADING, day=day.isoformat(), time=time)]
    return [Unit("", HEADING, day=day.isoformat(), time=time), body]


def states_year(units: Sequence[Unit]) -> bool:
    """Return whether the top of a text states a day with its year, which entries then share.

    The first line may state a month with its year.
    """
    stated = any(day.year for unit in units[:_TOP] for day in stated_days(unit.text[:_LONGEST]))
    return stated or any(any(stated_months(unit.text[:_LONGEST])) for unit in units[:1])


def day_alone(text: str, before: date | None, known: bool) -> date | None:
    """Return the day that a line states; a missing year is that of the day before it.

    If there is no day before, the day is one of `dated`; a day without weekday counts then only if
    the bulletin's day is `known` with its year. Of a range over two months it is the last.
    """
    text = in_english(text) if states_foreign_day(text) else text
    days: list[StatedDay] = list(stated_days(text))
    if not days:
        return None
    found = days[-1] if len(days) == 2 and _OVER_MONTHS.search(text) else days[0]
    if not (found.year or found.weekday is not None or before or known):
        return None
    return dated(found, before.year if before else None)
