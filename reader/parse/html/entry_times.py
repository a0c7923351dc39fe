"""Turns the clock times of a live page into the beginnings of entries: blocks, then units.

Its entries have no data of their own; see `live` for those that have.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reader.parse.blocks.units import Unit
from reader.parse.html.main_text import MainText
from reader.parse.html.tree import enclosing
from reader.parse.shapes.times import mark_times, minutes_of, split_time

TIME = "time"
"""The role of a block that is no more than the time of an entry."""

_LONGEST = 40
_LEAST = 3
"""Fewer times make no live page."""
_SHARE = 0.8
"""The share of times that are in one order, upwards or downwards."""
_ABOVE = 2
"""Blocks above the first of the main text among which its time may be."""


def time_blocks(main: MainText, kept: Sequence[int]) -> set[int]:
    """Return the places of blocks in the main text that are times alone, in one order.

    `kept` are the places of the main text's blocks.
    """
    if not kept:
        return set()
    places = range(max(0, kept[0] - _ABOVE), kept[-1])
    found = {place: time for place in places if (time := _time_alone(main.blocks[place].text))}
    shown = {place: time for place, time in found.items() if _is_shown(main, place)}
    return set(shown) if _in_order(list(shown.values())) else set()


def with_times(units: Sequence[Unit]) -> list[Unit]:
    """Return the units, where those behind times are entries if the times are in one order."""
    times = [
        time
        for unit in units
        if unit.kind == "paragraph" and not unit.item and (time := split_time(unit.text)[0])
    ]
    return mark_times(units) if _in_order(times) else list(units)


def _time_alone(text: str) -> str | None:
    if len(text) > _LONGEST:
        return None
    time, rest = split_time(text)
    return None if rest else time


def _is_shown(main: MainText, place: int) -> bool:
    """Whether a block is in the box of the main text, and in none that is hidden."""
    for box in enclosing(main.boxes, main.blocks[place].box):
        if box == main.root:
            return True
        if main.boxes[box].hidden or main.boxes[box].never:
            return False
    return False


def _in_order(times: Sequence[str]) -> bool:
    """Whether several times rise or fall, all but a few, as at midnight."""
    minutes = list(map(minutes_of, times))
    steps = [after - before for before, after in pairwise(minutes)]
    most = max(sum(step >= 0 for step in steps), sum(step <= 0 for step in steps))
    return len(set(minutes)) >= _LEAST and most >= _SHARE * len(steps)
