"""Finds entries of a live page with day and time on a line above them.

An example is "Sun 16 May, 09:15" over a headline and its paragraphs, or over a paragraph alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from reader.parse.blocks.credits import is_credit
from reader.parse.blocks.heading_shape import looks_like_heading
from reader.parse.blocks.invitations import is_aside
from reader.parse.blocks.stated_days import stated_days, without_days
from reader.parse.blocks.units import Unit
from reader.parse.shapes.entries.entry_days import day_alone, states_year
from reader.parse.shapes.entries.stamps import Stamp, opened, without_text
from reader.parse.shapes.entries.times import minutes_of, split_time

_LONGEST = 60
_BETWEEN = " ,.;:|–—-·•()[]"
_AT = re.compile(r"\bat\b", re.IGNORECASE)


def mark_single_stamps(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; the lines below such stamps are entries, if several are in order."""
    stamps = _stamps_of(units)
    order = [(day, minutes_of(time)) for day, time in stamps.values()]
    if len(stamps) < 2 or order not in (sorted(order), sorted(order, reverse=True)):
        return list(units)
    if any(after - at == 1 for at, after in pairwise([*stamps, len(units)])):
        return list(units)  # an entry without words
    above = [units[at - 1] for at in [*stamps][1:]]
    texts = [unit.text for unit in above]
    if any(map(looks_like_heading, above)) or any(is_credit(t) or is_aside(t) for t in texts):
        return list(units)  # the stamps are below headlines, or "Updated on"
    marked: list[Unit] = []
    waiting: Stamp | None = None
    for at, unit in enumerate(units):
        if at in stamps:
            waiting = stamps[at]
        elif waiting:
            leads = at + 1 < len(units) and at + 1 not in stamps
            marked += opened(waiting, unit, leads=leads)
            waiting = None
        else:
            marked.append(unit)
    return [*marked, *without_text(waiting)]


def _stamps_of(units: Sequence[Unit]) -> dict[int, Stamp]:
    """Return day and time of lines that have nothing else, by their indices."""
    found: dict[int, Stamp] = {}
    known = states_year(units)
    current: date | None = None
    for at, unit in enumerate(units):
        text = unit.text
        may_be = len(text) <= _LONGEST and ":" in text and text[0] != "["
        if not may_be or unit.level or unit.item or unit.time or split_time(text)[0]:
            continue
        if len(list(stated_days(text))) != 1:
            continue
        time, rest = split_time(_AT.sub("", without_days(text)).strip(_BETWEEN))
        day = day_alone(text, current, known) if time and not rest else None
        if day and time:
            current = day
            found[at] = day.isoformat(), time
    return found
