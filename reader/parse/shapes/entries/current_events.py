"""Turns an encyclopedia's page of the day's events, copied as text, into developments.

Each event is a line with its sources in brackets at the end; the page's fixed topics and the names
of wars and disasters stand over them. The indentation is lost in copying.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from reader.parse.blocks.credits import is_date_line
from reader.parse.blocks.heading_shape import looks_like_heading
from reader.parse.blocks.stated_days import NO_YEAR
from reader.parse.blocks.units import BULLET, HEADING, Unit, as_aside
from reader.parse.shapes.entries.entry_days import day_alone

_TOPICS = {
    "Armed conflicts and attacks",
    "Arts and culture",
    "Business and economy",
    "Business and economics",
    "Disasters and accidents",
    "Health and environment",
    "Health and medicine",
    "International relations",
    "Law and crime",
    "Politics and elections",
    "Science and technology",
    "Sport",
    "Sports",
}
_EVENT = re.compile(r"[^\W\d_].{20,}[.!?”\"’)\]] ?\([^()]{2,60}\)(?:,? ?\([^()]{2,60}\)){0,8}")
_BUTTONS = re.compile(r"edit|history|watch|edithistorywatch|\[edit\]", re.IGNORECASE)


def mark_current_events(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; events are entries below their topics, if there are two of each.

    Lines with days, if there are several, are removed, because every event below them has the day.

    The name over an event is the heading of only the first one below it, for the next may have
    none; a name above that name is a line of it. If events are indented, the innermost name over
    each is its heading, and names further out are asides.
    """
    topics = [
        at
        for at, one in enumerate(units)
        if one.text in _TOPICS and one.level != 1 and not one.item
    ]
    events = [at for at in range(topics[0], len(units)) if _is_event(units[at])] if topics else []
    if len(topics) < 2 or len(events) < 2:
        return list(units)
    units = [as_aside(unit) if _BUTTONS.fullmatch(_bare(unit).text) else unit for unit in units]
    first = topics[0]
    above = first - 1
    while above and units[above].kind == "aside":
        above -= 1
    days = _days(units, above)
    marked = [unit for at, unit in enumerate(units[:first]) if at != above or at not in days]
    named = [at for at in topics if any(at < one < _next(topics, at, len(units)) for one in events)]
    return marked + _below(units, first, {*events}, {*named}, days, days.get(above))


def _below(
    units: Sequence[Unit],
    first: int,
    events: Set[int],
    topics: Set[int],
    days: Mapping[int, str],
    day: str | None,
) -> list[Unit]:
    """Return the units from the first topic on, with the topic, day and name of each event."""
    marked: list[Unit] = []
    section = None
    names: list[Unit] = []
    over: list[Unit] = []  # the names over events that are indented below them
    for at, unit in enumerate(units[first:], first):
        if at in events:
            over = [one for one in (*over, *names) if one.depth < unit.depth]
            head = over[-1] if over else names[-1] if names else Unit("")
            above = [one for one in names if one is not head]
            above = [as_aside(one) if unit.depth else replace(one, kind="list") for one in above]
            head = replace(head, level=HEADING, section=section, day=day, item=False, depth=0)
            marked += [head, *above, replace(_bare(unit), kind="list", depth=0)]
            names = []
        elif at not in topics and at not in days and unit.text not in _TOPICS and _names(unit):
            names.append(_bare(unit))
        else:
            marked += names
            names, over = [], []
            if at in topics:
                section = unit.text
            elif at in days:
                day = days[at]
            else:
                marked.append(unit)
    return [*marked, *names]


def _names(unit: Unit) -> bool:
    """Whether a line may be the name of a war or disaster over an event."""
    return looks_like_heading(replace(_bare(unit), item=False))


def _bare(unit: Unit) -> Unit:
    """Return the unit without its bullet."""
    return unit.from_character(len(BULLET)) if unit.text.startswith(BULLET) else unit


def _days(units: Sequence[Unit], first: int) -> dict[int, str]:
    """Return the places and days of the lines over the events of several days, or nothing.

    `first` is the place of the first that may be one.
    """
    days = {
        at: day.isoformat()
        for at, unit in enumerate(units)
        if at >= first and is_date_line(unit.text) and (day := day_alone(unit.text, None, False))
    }
    return days if len(days) > 1 and all(int(day[:4]) > NO_YEAR for day in days.values()) else {}


def _next(topics: Sequence[int], at: int, end: int) -> int:
    """Return the index of the topic after `at`, or the end."""
    return next((topic for topic in topics if topic > at), end)


def _is_event(unit: Unit) -> bool:
    bare = unit.text.removeprefix(BULLET)
    if unit.level or bare[-1:] != ")" or is_date_line(bare):
        return False
    return bool(_EVENT.fullmatch(bare))
