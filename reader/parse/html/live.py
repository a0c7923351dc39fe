"""Turns the entries of a live page, as its own data have them, into headings with day and time.

See https://schema.org/LiveBlogPosting.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.clean import line
from reader.parse.blocks.units import HEADING, Unit
from reader.parse.html.letters import squeezed
from reader.parse.html.stated.data import Update

_AT = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d))?")


def with_entries(units: Sequence[Unit], updates: Sequence[Update]) -> list[Unit]:
    """Return the units with the entries' days and times at their headings.

    Of a page that shows less than half of its entries the units are those of its data, in which
    entries have no markup.
    """
    named = {squeezed(update.heading): update for update in updates if update.heading}
    shown = sum(squeezed(unit.text) in named for unit in units if unit.level)
    told = [update for update in updates if update.body.strip()]
    if len(told) > 1 and 2 * shown < len(updates):
        before = [unit for unit in units if not unit.level] if not shown and len(units) < 3 else []
        return [*before, *(unit for update in told for unit in _entry(update))]
    return [
        _dated(unit, named[key]) if unit.level and (key := squeezed(unit.text)) in named else unit
        for unit in units
    ]


def _entry(update: Update) -> list[Unit]:
    rows = filter(None, map(line, update.body.splitlines()))
    return [_dated(Unit(update.heading, HEADING), update), *map(Unit, rows)]


def _dated(unit: Unit, update: Update) -> Unit:
    """The heading of an entry, with the day and time at which it was published."""
    at = _AT.match(update.at)
    if at is None:
        return replace(unit, level=HEADING)
    return replace(unit, level=HEADING, day=at[1], time=at[2] or unit.time)
