"""Turns messages copied from a messenger ("Orm Front, [03.03.2031 07:12]") into entries.

A copied message has its author and time on a line above it. If one channel wrote all, its name is
the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reader.parse.blocks.credits import is_date_line
from reader.parse.blocks.stated_days import stated_days
from reader.parse.blocks.units import HEADING, TITLE, Unit, as_aside
from reader.parse.shapes.entries.stamps import Stamp, opened, without_text

_STAMP = re.compile(
    r"(?P<name>[^\[\]]{1,80}), ?\[(?P<day>[^\[\],]{6,24}?),? (?:at )?"
    r"(?P<time>\d{1,2}:\d\d)(?::\d\d)?(?P<half> ?[AP]M)?\]:?"
)
_MEDIA = re.compile(
    r"\[ ?(?:photo|video|album|file|sticker|gif|voice message|video message|poll|audio)s? ?\]",
    re.IGNORECASE,
)

_COUNT = r"(?:👁 ?)?\d{1,3}(?:[.,]\d{1,3})?[KkMm]?"
_TIME = r"(?:[01]?\d|2[0-3]):[0-5]\d(?: ?[AaPp][Mm])?"
_VIEWS = re.compile(rf"{_COUNT}(?: ?👁️?)?(?: views)?")
_VIEWS_BEGIN = frozenset("123456789👁")
_CLOCK = re.compile(rf"(?:edited )?{_TIME}")
_VIEWED = re.compile(rf"{_COUNT} views(?: edited)? (?P<time>{_TIME})")
"""How often a message was seen, and its time, on one line below it."""
_REACTIONS = re.compile(r"(?:[^\w\s]{1,4} ?\d{1,4}(?:[.,]\d)?[KkMm]?(?: |$)){1,12}")
_FORWARDED = re.compile(r"forwarded from [^.]{2,60}$", re.IGNORECASE)
_MOST_NAME_WORDS = 6


def mark_messages(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; several lines above messages are their time and day."""
    stamps = {
        at: stamp
        for at, unit in enumerate(units)
        if "]" in unit.text[-2:] and (stamp := _stamp_of(unit))
    }
    if len(stamps) < 2:
        return list(units)
    names = list(dict.fromkeys(name for name, _, _ in stamps.values()))
    first = min(stamps)
    marked: list[Unit] = list(units[:first])
    if len(names) == 1:
        marked.append(Unit(names[0], credit=True) if first else Unit(names[0], TITLE))
    waiting: Stamp | None = None
    for at, (unit, after) in enumerate(pairwise([*units[first:], Unit("")]), first):
        if at in stamps:
            name, day, time = stamps[at]
            marked += without_text(waiting)
            marked += [Unit(name, kind="aside")] if len(names) > 1 else []
            waiting = day, time
            continue
        if _MEDIA.fullmatch(unit.text):
            unit = replace(unit, kind="aside")
        if waiting:
            leads = bool(after.text) and at + 1 not in stamps
            marked += opened(waiting, unit, leads=leads)
            waiting = None
        else:
            marked.append(unit)
    return marked


def mark_viewed(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; a count of views over a time alone ends a message, if there are two.

    The time is that of the message above it.
    """
    ends = [
        at
        for at, (unit, after) in enumerate(pairwise(units))
        if unit.text[:1] in _VIEWS_BEGIN
        and at
        and _VIEWS.fullmatch(unit.text)
        and _CLOCK.fullmatch(after.text)
    ]
    if len(ends) < 2 or any(unit.level > TITLE for unit in units):
        return _viewed_in_lines(units)
    above = units[0]
    is_name = len(above.text.split()) <= _MOST_NAME_WORDS and above.text[-1:].isalnum()
    start = 1 if is_name else 0
    marked = [replace(above, level=TITLE)] if start else []
    for end in ends:
        message = [
            replace(unit, kind="aside") if _FORWARDED.match(unit.text) else unit
            for unit in units[start:end]
        ]
        aside = replace(units[end], kind="aside", item=False)
        time = units[end + 1].text.removeprefix("edited ")
        marked += [Unit("", HEADING, time=time), *message, aside]
        start = end + 2
    return [*marked, *units[start:]]


def _viewed_in_lines(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; lines with views and time end messages, if there are two.

    A name that stands above two messages is the channel's, and the title.
    """
    ends = {
        at: match["time"]
        for at, unit in enumerate(units)
        if " views " in unit.text and (match := _VIEWED.fullmatch(unit.text))
    }
    if len(ends) < 2:
        return list(units)
    starts = [0, *(end + 1 for end in list(ends)[:-1])]
    above = [units[start].text for start in starts[1:] if start < len(units)]
    name = above[0] if above and above.count(above[0]) == len(above) else ""
    first = max((at for at in range(min(ends)) if units[at].text == name), default=-1) + 1
    about = [unit for unit in units[:first] if unit.text != name]
    top = [unit if is_date_line(unit.text) else as_aside(unit) for unit in about]
    marked = [*([Unit(name, TITLE)] if name and first else []), *top]
    for start, (end, time) in zip([first, *starts[1:]], ends.items(), strict=True):
        message = [_around(unit) for unit in units[start:end] if unit.text != name]
        marked += [Unit("", HEADING, time=time), *message, as_aside(units[end])]
    return [*marked, *units[max(ends) + 1 :]]


def _around(unit: Unit) -> Unit:
    """Return a unit of a message, as an aside if it is no text of it."""
    text = unit.text
    is_line = _FORWARDED.match(text) or _REACTIONS.fullmatch(text) or _MEDIA.fullmatch(f"[{text}]")
    return as_aside(unit) if is_line else unit


def _stamp_of(unit: Unit) -> tuple[str, str, str] | None:
    """Return the name, the ISO 8601 day and the time in a line above a message, or None."""
    match = _STAMP.fullmatch(unit.text)
    if not match or unit.level or unit.item:
        return None
    days = [stated.in_year(stated.year) for stated in stated_days(match["day"]) if stated.year]
    if len(days) != 1 or not days[0]:
        return None
    return match["name"], days[0].isoformat(), f"{match['time']}{match['half'] or ''}"
