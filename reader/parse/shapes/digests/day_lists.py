"""Turns the paragraphs and items below the name of a list of a day into developments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.announcement import is_announcement
from reader.parse.blocks.credits import is_credit, is_date_line
from reader.parse.blocks.units import AROUND_TEXT, BULLET, TITLE, Unit
from reader.parse.shapes.labels import ENDED
from reader.parse.shapes.lists import list_developments

DAY_LIST = re.compile(
    r"\b(?:list of key events|key (?:events|developments)|what (?:we know|happened|to know)|"
    r"at a glance|where things stand)\b.*\bday \d|"
    r"\bday \d+\b.*\b(?:at a glance|what (?:we know|happened))\b|"
    r"\blist of key events\b",
    re.IGNORECASE,
)
"""Matches in the title of the list of a day: "What we know on day 900"."""
_FEWEST_ITEMS, _MOST_TOPIC_WORDS = 3, 6


def list_of_day(units: Sequence[Unit]) -> Sequence[Unit]:
    """Return the units; paragraphs are items under a title that calls them the list of a day.

    Copied text lacks its bullets. If the items do not become developments, nothing is changed. A
    longer line between the title and the list is in the lead.
    """
    units = _without_standfirst(units)
    named = any(DAY_LIST.search(unit.text) for unit in units[:2] if unit.level)
    if not named or any(unit.item for unit in units):
        return units
    items = [
        replace(unit.moved_by(BULLET), item=True)
        if at and not unit.level and unit.kind == "paragraph" and _may_be_item(unit.text)
        else unit
        for at, unit in enumerate(units)
    ]
    listed = sum(unit.item for unit in items)
    return items if listed >= _FEWEST_ITEMS and list_developments(items) != items else units


def _may_be_item(text: str) -> bool:
    return bool(ENDED.search(text)) and not is_credit(text) and not is_announcement(text)


def _is_listed(unit: Unit, bulleted: bool) -> bool:
    """Whether a unit is an item or may have been one, or says who wrote the list and when."""
    is_told = (
        not bulleted
        and not unit.level
        and unit.kind == "paragraph"
        and bool(ENDED.search(unit.text))
    )
    return is_told or unit.item or unit.credit or is_credit(unit.text) or is_date_line(unit.text)


def _without_standfirst(units: Sequence[Unit]) -> Sequence[Unit]:
    """Return the units; the only heading below such a title is in the lead if it is long.

    Only a list is below it.
    """
    heads = [at for at, unit in enumerate(units) if unit.level]
    if len(heads) != 2 or units[heads[0]].level != TITLE:
        return units
    title, head = (units[at] for at in heads)
    below = [unit for unit in units[heads[1] + 1 :] if unit.kind not in AROUND_TEXT]
    bulleted = any(unit.item for unit in below)
    listed = bool(below) and all(_is_listed(unit, bulleted) for unit in below)
    is_long = len(head.text.split()) > _MOST_TOPIC_WORDS and not head.time
    if not (listed and is_long and DAY_LIST.search(title.text)):
        return units
    return [*units[: heads[1]], replace(head, level=0), *units[heads[1] + 1 :]]
