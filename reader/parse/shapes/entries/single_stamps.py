"""Finds entries of a live page with day and time on a line above them.

An example is "Sun 16 May, 09:15" over a headline and its paragraphs, or over a paragraph alone.
An entry may end with the name of its author ("-Lake News’ Ada Brink").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from reader.calendar import day_of
from reader.parse.blocks.credits import is_credit, is_date_line, is_signature
from reader.parse.blocks.heading_shape import looks_like_heading
from reader.parse.blocks.invitations import is_aside
from reader.parse.blocks.stated_days import NO_YEAR, stated_days, without_days
from reader.parse.blocks.units import Unit, as_aside
from reader.parse.shapes.entries.clock_times import in_zone, minutes_of, split_time, zone_of_all
from reader.parse.shapes.entries.entry_days import day_alone
from reader.parse.shapes.entries.stamps import Stamp, opened, without_text

_LONGEST = 60
_BETWEEN = " ,.;:|–—-·•()[]"
_OTHER_ZONE = re.compile(r" \((\d?\d[:.]\d\d(?: ?[A-Z]{2,5}(?:[+-]\d\d?)?))(?:,[^()]{2,24})?\)$")
"""The same time in another zone, with the day if that is another: "(23:05 GMT, 13 May)"."""
_AT = re.compile(r"\bat\b", re.IGNORECASE)


def mark_single_stamps(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; the lines below such stamps are entries, if several are in order."""
    units, stamps = _without_empty(units, _stamps_of(units))
    order = _order_of(stamps.values())
    if len(stamps) < 2 or order not in (sorted(order), sorted(order, reverse=True)):
        return list(units)
    units = _with_signatures_apart(units, stamps)
    above = [units[at - 1] for at in [*stamps][1:] if units[at - 1].kind == "paragraph"]
    texts = [unit.text for unit in above]
    if any(map(looks_like_heading, above)) or any(is_credit(t) or is_aside(t) for t in texts):
        return list(units)  # the stamps are below headlines, or "Updated on"
    zone = zone_of_all(units[: min(stamps)])
    last = min(stamps) - 1
    if zone and last > 0 and units[last].text[-1:] == ":":  # it only says what the stamps are
        units = [*units[:last], as_aside(units[last]), *units[last + 1 :]]
    marked: list[Unit] = []
    waiting: Stamp | None = None
    for at, unit in enumerate(units):
        if at in stamps:
            day, time = stamps[at]
            waiting = day, in_zone(time, zone) or time
        elif waiting:
            leads = at + 1 < len(units) and at + 1 not in stamps
            marked += opened(waiting, unit, leads=leads)
            waiting = None
        else:
            marked.append(unit)
    return [*marked, *without_text(waiting)]


def _without_empty(
    units: Sequence[Unit], stamps: dict[int, Stamp]
) -> tuple[Sequence[Unit], dict[int, Stamp]]:
    """Return the units and stamps; stamps right over others are asides, if they are few.

    If they are more than a third of the stamps, no line is one.
    """
    empty = {at for at, after in pairwise([*stamps, len(units)]) if after - at == 1}
    if not empty:
        return units, stamps
    if 3 * len(empty) > len(stamps):
        return units, {}
    marked = [as_aside(unit) if at in empty else unit for at, unit in enumerate(units)]
    return marked, {at: stamp for at, stamp in stamps.items() if at not in empty}


def _with_signatures_apart(units: Sequence[Unit], stamps: Collection[int]) -> list[Unit]:
    """Return the units; names behind a dash at the end of an entry are credits."""
    first = min(stamps) + 1
    return [
        replace(unit.from_character(len(unit.text) - len(unit.text.lstrip("-–—• "))), credit=True)
        if at > first
        and (at + 1 in stamps or at + 1 == len(units) or is_date_line(units[at + 1].text))
        and not units[at - 1].item
        and is_signature(unit.text)
        else unit
        for at, unit in enumerate(units)
    ]


def _stamps_of(units: Sequence[Unit]) -> dict[int, Stamp]:
    """Return day and time of lines that have nothing else, by their indices."""
    found: dict[int, Stamp] = {}
    current: date | None = None
    for at, unit in enumerate(units):
        text = unit.text
        other = _OTHER_ZONE.search(text) if text[-1:] == ")" else None
        text = text[: other.start()] if other else text
        may_be = len(text) <= _LONGEST and ":" in text and text[0] != "["
        if not may_be or unit.level or unit.item or unit.time or _is_led_by_time(text):
            continue
        if len(list(stated_days(text))) != 1:
            continue
        time, rest = split_time(_AT.sub("", without_days(text)).strip(_BETWEEN))
        day = day_alone(text, current, known=True) if time and not rest else None
        if day and time:
            current = day
            found[at] = day.isoformat(), f"{time} ({other[1]})" if other else time
    return found


def _is_led_by_time(text: str) -> bool:
    """Whether a line has more than a day behind a time ("14:05 Bridge closed")."""
    time, rest = split_time(text)
    return time is not None and rest != ""


def _order_of(stamps: Iterable[Stamp]) -> list[tuple[date, int]]:
    """Return days and minutes of stamps; without a year each day is near the one before it."""
    order: list[tuple[date, int]] = []
    for text, time in stamps:
        day = date.fromisoformat(text)
        if order and day.year == NO_YEAR:
            last = order[-1][0]
            years = range(last.year - 1, last.year + 2)
            near = [one for year in years if (one := day_of(year, day.month, day.day))]
            day = min(near, key=lambda one: abs(one - last), default=day)
        order.append((day, minutes_of(time)))
    return order
