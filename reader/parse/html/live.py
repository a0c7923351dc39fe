"""Turns the entries in a live page's metadata into headings with day and time.

See https://schema.org/LiveBlogPosting.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from itertools import pairwise

from reader.clean import line
from reader.parse.blocks.units import HEADING, TITLE, Unit
from reader.parse.html.letters import squeezed
from reader.parse.html.stated.data import Update
from reader.parse.html.stated.times import instant

_WHOLE = 0.8
"""An entry of which the page shows a smaller share of text is taken from the data."""
_BEGINNING = 40
"""Letters at the start of an entry that find it in a page without its headline."""
_LITTLE = 3
"""Fewer paragraphs are the lead of a page that shows none of its entries."""


def with_entries(units: Sequence[Unit], updates: Sequence[Update]) -> list[Unit]:
    """Return the units with the entries' days and times at their headings.

    If the page lacks entries or shows parts of them, those are taken from its data, where they have
    no markup, and all entries get the order of the data.
    """
    zone = _zone_of(updates)
    starts = _starts(units, updates)
    first = min(starts, default=len(units))
    parts = {
        starts[start]: units[start:end] for start, end in pairwise((*sorted(starts), len(units)))
    }
    if all(_is_whole(update, parts.get(update, ())) for update in updates):
        shown = [unit for update, part in parts.items() for unit in _entry(update, part, zone)]
        return [*units[:first], *shown]
    paragraphs = sum(not unit.level for unit in units)
    if starts or (paragraphs < _LITTLE and not any(unit.level > TITLE for unit in units)):
        before = units[:first]
    else:
        before = ()  # the units found are not the page's text
    return [*before, *_told(updates, parts, zone)]


def _told(
    updates: Sequence[Update], parts: Mapping[Update, Sequence[Unit]], zone: tzinfo | None
) -> Iterator[Unit]:
    """Yield the units of all entries: those of the page if it shows the whole entry."""
    for update in dict.fromkeys(updates):
        part = parts.get(update, ())
        if not part and not update.body.strip():
            continue
        if not _is_whole(update, part):
            rows = filter(None, map(line, update.body.splitlines()))
            part = [Unit(update.heading, HEADING), *map(Unit, rows)]
        yield from _entry(update, part, zone)


def _starts(units: Sequence[Unit], updates: Sequence[Update]) -> dict[int, Update]:
    """Return the entries by the indices at which the page shows them, by headline, else by text."""
    headed: dict[str, int] = {}
    begun: dict[str, int] = {}
    for place, unit in enumerate(units):
        key = squeezed(unit.text)
        if unit.level:
            headed.setdefault(key, place)
        elif len(key) >= _BEGINNING:
            is_headed = place and units[place - 1].level
            begun.setdefault(key[:_BEGINNING], place - 1 if is_headed else place)
    found: dict[int, Update] = {}
    for update in updates:
        start = headed.get(squeezed(update.heading)) if update.heading else None
        if start is None:
            start = begun.get(squeezed(update.body[: 4 * _BEGINNING])[:_BEGINNING])
        if start is not None:
            found.setdefault(start, update)
    return found


def _is_whole(update: Update, part: Sequence[Unit]) -> bool:
    """Whether units have the text of an entry."""
    letters = sum(len(squeezed(unit.text)) for unit in part if not unit.level)
    return letters >= _WHOLE * len(squeezed(update.body))


def _entry(update: Update, part: Sequence[Unit], zone: tzinfo | None) -> list[Unit]:
    """Return the units of an entry, with its day and time at the heading, which may be empty."""
    head = part[0] if part and part[0].level else Unit("", HEADING)
    rest = [unit for unit in part if unit is not head]
    stated = instant(update.at)
    if not stated:
        return [replace(head, level=HEADING), *rest]
    at = datetime.fromisoformat(stated)
    try:
        local = at.astimezone(zone) if zone and at.tzinfo else at
    except OverflowError:  # a day in the year 1 or 9999
        local = at
    time = f"{local:%H:%M}" if "T" in stated else head.time
    return [replace(head, level=HEADING, day=f"{local:%Y-%m-%d}", time=time), *rest]


def _zone_of(updates: Sequence[Update]) -> tzinfo | None:
    """Return the zone of all entries: the first one that is not UTC."""
    instants = [datetime.fromisoformat(at) for at in (instant(one.at) for one in updates) if at]
    return next((at.tzinfo for at in instants if at.utcoffset()), None)
