"""Turns the paragraphs of a digest that rules stand between into developments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reader.parse.blocks.announcement import is_announcement
from reader.parse.blocks.credits import TITLE_WORDS, is_credit, is_date_line
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.stated_days import stated_days
from reader.parse.blocks.units import HEADING, TITLE, Unit

_NAMES = re.compile(rf"{TITLE_WORDS.pattern}|\b(?:news|letter|newsletter|weekly)\b", re.IGNORECASE)
_FEWEST, _SHORTEST = 3, 80


def mark_ruled(units: Sequence[Unit]) -> list[Unit]:
    """Return the units with an empty heading before each text between rules ("* * *").

    This is only for a bulletin by its title and day, which has no headings and lists, and three
    texts between rules or more. A short line between them belongs to the text above.
    """
    first = next((at for at, unit in enumerate(units) if not _is_top(unit)), 0)
    starts = [at for at, unit in enumerate(units) if at == first or (unit.ruled and at > first)]
    if len(starts) < _FEWEST or any(unit.level > TITLE or unit.item for unit in units):
        return list(units)
    named = any(unit.level and _NAMES.search(unit.text) for unit in units[:first])
    if not named or not any(any(stated_days(unit.text)) for unit in units[:first]):
        return list(units)
    told = [at for at, end in pairwise([*starts, len(units)]) if _is_text(units[at:end])]
    if len(told) < _FEWEST:
        return list(units)
    marked: list[Unit] = []
    for at, unit in enumerate(units):
        marked += [Unit("", HEADING), unit] if at in told else [unit]
    return marked


def _is_top(unit: Unit) -> bool:
    """Whether a unit is the title, a day or a credit."""
    return unit.level == TITLE or is_date_line(unit.text) or is_credit(unit.text)


def _is_text(part: Sequence[Unit]) -> bool:
    """Whether a part is a paragraph, perhaps with others below it."""
    text = part[0].text
    is_plain = part[0].kind == "paragraph" and not is_announcement(text)
    return is_plain and is_ended(text) and sum(len(unit.text) for unit in part) >= _SHORTEST
