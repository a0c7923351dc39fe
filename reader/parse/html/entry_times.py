"""Makes the clock times of a live page the beginnings of entries: first blocks, then units.

It is for pages without data on their entries; `live` is for those that have data.
"""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reader.parse.blocks.stated_days import stated_days, without_days
from reader.parse.blocks.units import BULLET, Unit
from reader.parse.html.main_text import MOST_LINKED, MainText
from reader.parse.html.text_block import TextBlock
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
_LONGEST, _LEAST_DATED, _BETWEEN = 40, 2, " ,.;:|–—-·•()[]"
_GLUED = re.compile(r"(?<=(?:19|20)\d\d)(?=\d{1,2}:\d\d)")
"""Where a year and a time of two elements meet: "May 12, 20319:05"."""
_LEAST = 3
"""The fewest times of a live page."""
_HALF_DAY = 12 * 60
"""The fewest minutes of a step back that is one over midnight."""
_SHARE = 0.8
"""The least share of times in one order, ascending or descending."""
_CELLS, _LONG_CELL = ("td", "th"), 40
"""The cells of a table, and the fewest letters of one that tells something."""
_LABEL = re.compile(
    r"(?:local )?(?:time|hour|when|uhrzeit|zeit|hora|heure|ora|время|час)(?: \(.{1,20}\))?",
    re.IGNORECASE,
)
"""The label above the times of a table."""
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
    if dated := _dated_blocks(main, kept, places):
        return dated
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


def _dated_blocks(main: MainText, kept: Sequence[int], places: Sequence[int]) -> set[int]:
    """Return the indices of blocks that are only a day and a time, in one order, if two are.

    Between them is text that is no link, as in no list of other pages.
    Their days are set, and their texts become the times. The two may be copied without a space.
    """
    found: dict[int, tuple[str, str]] = {}
    for place in places:
        text = main.blocks[place].text
        if len(text) > _LONGEST or ":" not in text or not _is_shown(main, place):
            continue
        text = _GLUED.sub(" ", text)
        days = [day for one in stated_days(text) if one.year and (day := one.in_year(one.year))]
        time, rest = split_time(without_days(text).strip(_BETWEEN))
        if len(days) == 1 and time and not rest and not is_age(time):
            found[place] = days[0].isoformat(), time
    order = [f"{day} {minutes_of(time):04}" for day, time in found.values()]
    told = [place for place in kept if main.blocks[place].share(of_links=True) <= MOST_LINKED]
    is_told = all(bisect(told, a) < bisect_left(told, b) for a, b in pairwise(found))
    if len(order) < _LEAST_DATED or not is_told or not _are_in_order(order):
        return set()
    for place, (stated, time) in found.items():
        main.blocks[place].day, main.blocks[place].text = stated, time
    return set(found)


def out_of_rows(blocks: Sequence[tuple[TextBlock, str]]) -> list[tuple[TextBlock, str]]:
    """Return blocks with their roles; the rows of a table that begin with times are no rows.

    Cells beside the times are paragraphs if half of the rows have a long one, and the row of labels
    above is dropped; otherwise the times are cells.
    """
    rows = {block.row for block, role in blocks if role == TIME and block.tag in _CELLS}
    if not rows:
        return list(blocks)
    long = {one.row for one, role in blocks if role in _CELLS and len(one.text) >= _LONG_CELL}
    is_told = len(long & rows) * 2 >= len(rows)
    above = min(rows) - 1
    is_label = any(one.row == above and _LABEL.fullmatch(one.text) for one, _ in blocks)
    found: list[tuple[TextBlock, str]] = []
    for block, role in blocks:
        if block.row in rows and role in (*_CELLS, TIME) and block.tag in _CELLS:
            own = TIME if role == TIME else ""
            found.append((block, own if is_told else "td"))
        elif not (is_told and is_label and block.row == above and role in _CELLS):
            found.append((block, role))
    return found


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
    if not any(split_time(unit.text)[0] for unit in plain):
        units = _without_bullets(units)
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


def _without_bullets(units: Sequence[Unit]) -> Sequence[Unit]:
    """Return units; items that begin with times are none, if most items are such sentences."""
    items = [unit for unit in units if unit.item and unit.text.startswith(BULLET)]
    found = [split_time(unit.text[len(BULLET) :]) for unit in items]
    told = [time for time, rest in found if time and len(rest) >= _LONG_CELL and not is_age(time)]
    if len(told) < _LEAST or len(told) * 3 < len(items) * 2 or not _in_order(told):
        return units
    begun = {id(unit) for unit, (time, _) in zip(items, found, strict=True) if time}
    return [
        replace(unit.from_character(len(BULLET)), item=False) if id(unit) in begun else unit
        for unit in units
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
