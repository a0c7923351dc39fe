"""Makes developments of lines and items that begin with days in a year that nothing tells."""

from __future__ import annotations

from collections.abc import Sequence

from reader.parse.blocks.credits import is_day
from reader.parse.blocks.units import BULLET, HEADING, TITLE, Unit
from reader.parse.shapes.entries.entry_days import BEFORE, SHORTEST
from reader.parse.shapes.entries.timelines import period_of

_FEWEST = 3


def mark_undated_days(units: Sequence[Unit]) -> list[Unit]:
    """Return the units with empty headings before lines that begin with a day, if several do.

    This is only for days in a year that nothing tells; they stay in the text. A heading directly
    above the first of them is their section.
    """
    places = [at for at, unit in enumerate(units) if _begins_with_day(unit)]
    headings = [at for at, unit in enumerate(units) if unit.level > TITLE]
    if len(places) < _FEWEST or len(headings) > 1 or any(at > places[0] for at in headings):
        return list(units)
    if units[places[0]].item:
        if 3 * len(places) < len(units[places[0] :]) or _is_at_end(units):
            return list(units)
        places = [at for at, one in enumerate(units) if one.item and not one.depth]
    is_section = headings == [places[0] - 1]
    section = units[headings[0]].text if is_section else None
    marked: list[Unit] = []
    beginnings = set(places)
    for at, unit in enumerate(units):
        if at in beginnings:
            marked.append(Unit("", HEADING, section=section))
            unit = unit.from_character(len(BULLET)) if unit.text.startswith(BULLET) else unit
        if not (is_section and at in headings):
            marked.append(unit)
    return marked


def _is_at_end(units: Sequence[Unit]) -> bool:
    """Whether the first item of a text is in its second half, as that of an article's last list."""
    first = next((at for at, unit in enumerate(units) if unit.item), len(units))
    return 2 * first > len(units)


def _begins_with_day(unit: Unit) -> bool:
    if unit.kind != "paragraph" or unit.level or unit.depth or len(unit.text) < SHORTEST:
        return False
    text = unit.text.removeprefix(BULLET)
    match = BEFORE.match(text)
    is_led = match is not None and bool(match["day"]) and is_day(match["day"])
    return is_led or (not unit.item and any(period_of(text)))
