"""Turns lists under headings that count them, and paragraphs over items, into developments.

"3 things to know" stands over three items; "Today's top stories" over paragraphs with items each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.credits import is_credit
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.units import TITLE, Unit
from reader.parse.shapes.lists import divided_list, parts_of

_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNT = re.compile(
    rf"(?:(?:the|our|today[’']s|these|here are) )?(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)}) "
    r"(?:(?:more|other|big|key|main|top|quick|short|last) )?"
    r"(?:things|stories|headlines|developments|events|updates|news items)\b",
    re.IGNORECASE,
)
"""A heading that counts the items below it."""
_STORIES = re.compile(
    r"(?:(?:the|our|today[’']s|this morning[’']s|tonight[’']s|more|other|top|main|latest) ){1,3}"
    r"(?:stories|headlines)(?: (?:today|this morning|of the day))?:?",
    re.IGNORECASE,
)
_FEWEST_WORDS, _FEWEST = 6, 2


def mark_counted_lists(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; items that their heading counts are developments, it is their section.

    So are the paragraphs under a heading that calls them stories, if at least two have items below
    them and none follows another.
    """
    marked: list[Unit] = []
    is_divided = False
    for part in parts_of(units):
        head = part[0]
        made = part
        if head.level <= TITLE or head.section or head.time or head.day or not head.text:
            pass
        elif (count := _COUNT.match(head.text)) and _holds(part, count["count"].lower()):
            made = divided_list(part, labelled=False)
        elif _STORIES.fullmatch(head.text):
            made = _stories(part)
        if made is part and head.level > TITLE and head.section is None and is_divided:
            made = [replace(head, section=""), *part[1:]]  # not in the section above
        is_divided = is_divided or made is not part
        marked += made
    return marked


def _holds(part: Sequence[Unit], count: str) -> bool:
    """Whether a part is only its heading and so many items, which are sentences."""
    number = int(count) if count.isdecimal() else _NUMBERS.index(count) + 2
    told = [unit for unit in part[1:] if unit.kind not in ("caption", "aside")]
    items = [unit for unit in told if not is_credit(unit.text)]
    if number < _FEWEST or len(items) != number:
        return False
    return all(
        unit.item and not unit.depth and len(unit.text.split()) > _FEWEST_WORDS for unit in items
    )


def _stories(part: list[Unit]) -> list[Unit]:
    """Return a part with an empty heading before each of its paragraphs; or unchanged."""
    told = [unit for unit in part[1:] if unit.kind not in ("caption", "aside")]
    starts = [at for at, unit in enumerate(told) if not unit.item]
    over = [at for at in starts if at + 1 < len(told) and told[at + 1].item]
    is_alternate = starts[:1] == [0] and len(over) >= _FEWEST and over in (starts, starts[:-1])
    if not is_alternate or not all(is_ended(told[at].text) for at in starts):
        return part
    marked: list[Unit] = []
    for unit in part[1:]:
        begins = not unit.item and unit.kind not in ("caption", "aside")
        marked += [replace(part[0], text="", section=part[0].text)] if begins else []
        marked.append(unit)
    return marked
