"""Makes the clock times of a live page the beginnings of entries: first blocks, then units.

It is for pages without data on their entries; `live` is for those that have data.
"""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reader.parse.blocks.units import Unit
from reader.parse.html.main_text import MainText
from reader.parse.html.tree import enclosing
from reader.parse.shapes.entries.clock_times import is_age, minutes_of, split_time
from reader.parse.shapes.entries.times import is_label, mark_times

TIME = "time"
"""The role of a block that is only the time of an entry."""

_BADGE = re.compile(
    r"(?<=\d)(?: ?[|•·–-])? ?(?:key (?:event|moment|update|development)|breaking(?: news)?|pinned|"
    r"important|exclusive|top post)$",
    re.IGNORECASE,
)
"""What a page shows beside the time of an entry."""
_LONGEST = 40
_LEAST = 3
"""The fewest times of a live page."""
_HALF_DAY = 12 * 60
"""The fewest minutes of a step back that is one over midnight."""
_SHARE = 0.8
"""The least share of times in one order, ascending or descending."""
_ABOVE = 2
"""The number of blocks above the main text that may be the first entry's time."""


def time_blocks(
    main: MainText, kept: Sequence[int], stated: Sequence[tuple[str, str]] = ()
) -> set[int]:
    """Return the indices of blocks in the main text that are only times, in one order.

    `kept` are the indices of the main text's blocks; `stated` are the words and instants of the
    page's time elements, which give these blocks their days.
    """
    if not kept:
        return set()
    places = range(max(0, kept[0] - _ABOVE), kept[-1])
    bare = {place: _BADGE.sub("", main.blocks[place].text, count=1) for place in places}
    found = {place: time for place, text in bare.items() if (time := _time_alone(text))}
    shown = {place: time for place, time in found.items() if _is_shown(main, place)}
    clocks = {place: time for place, time in shown.items() if not is_age(time)}
    shown = clocks if len(clocks) >= _LEAST else shown
    instants = _instants_of([bare[place] for place in shown], stated)
    is_told = all(bisect(kept, a) < bisect_left(kept, b) for a, b in pairwise(shown))
    if is_told and len(instants) == len(shown) and _are_in_order(instants):
        for place, at in zip(shown, instants, strict=True):
            main.blocks[place].day = at[:10] if _has_clock(at, shown[place]) else None
    elif not _in_order(list(shown.values())):
        return set()
    for place in shown:
        main.blocks[place].text = bare[place]
    return set(shown)


def _instants_of(texts: Sequence[str], stated: Sequence[tuple[str, str]]) -> list[str]:
    """Return the instants of elements with these texts, until one is not found."""
    found: list[str] = []
    ahead = iter(stated)
    for text in texts:
        at = next((at for words, at in ahead if words == text), "")
        if not at:
            break
        found.append(at)
    return found


def _are_in_order(instants: Sequence[str]) -> bool:
    """Whether two or more instants ascend or descend."""
    order = sorted(instants)
    return len({*order}) > 1 and list(instants) in (order, order[::-1])


def _has_clock(instant: str, time: str) -> bool:
    """Whether a time is that of an instant in its own zone."""
    clock = instant[11:16]
    return bool(clock) and minutes_of(time) == minutes_of(clock)


def with_times(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; those after times are entries if the times are in one order.

    They are entries in any case if their days are known.
    """
    plain = [unit for unit in units if unit.kind == "paragraph" and not unit.item]
    times = [time for unit in plain if (time := split_time(unit.text)[0])]
    are_dated = any(unit.day for unit in plain)
    if not are_dated and not _in_order(times):
        return list(units)
    marked = mark_times(units)
    return [
        replace(unit, level=0, kind="aside")
        if unit.level and after.time and is_label(unit.text)
        else unit
        for unit, after in zip(marked, [*marked[1:], Unit("")], strict=True)
    ]


def _time_alone(text: str) -> str | None:
    if len(text) > _LONGEST:
        return None
    time, rest = split_time(text)
    return None if rest else time


def _is_shown(main: MainText, place: int) -> bool:
    """Whether a block is in the box of the main text, and in no hidden one."""
    for box in enclosing(main.boxes, main.blocks[place].box):
        if box == main.root:
            return True
        if main.boxes[box].hidden or main.boxes[box].never:
            return False
    return False


def _in_order(times: Sequence[str]) -> bool:
    """Whether several times ascend or descend, with few exceptions such as at midnight."""
    minutes = list(map(minutes_of, times))
    steps = [after - before for before, after in pairwise(minutes)]
    ups, downs = sum(step >= 0 for step in steps), sum(step <= 0 for step in steps)
    if len(steps) >= _LEAST:  # one step over midnight is in the order of the others
        ups += any(step <= -_HALF_DAY for step in steps)
        downs += any(step >= _HALF_DAY for step in steps)
    return len(set(minutes)) >= _LEAST and max(ups, downs) >= _SHARE * len(steps)
