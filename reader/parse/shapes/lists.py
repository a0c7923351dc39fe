"""Turns lists whose items are developments into headings with paragraphs.

A bullet under a topic, an item of a digest that is only a list, and a point with a label are
developments; a list inside an article, and rows of numbers, stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reader.parse.blocks.announcement import is_announcement
from reader.parse.blocks.credits import TITLE_WORDS, is_credit, is_date_line
from reader.parse.blocks.units import AROUND_TEXT, HEADING, TITLE, Unit
from reader.parse.shapes.labels import ENDED, are_in_parts, are_labelled, bare_item, item_label
from reader.parse.shapes.loss_rows import is_loss_row

_MOST_TOPIC_WORDS, _MOST_LINE_WORDS = 6, 8
_FEWEST_WORDS = 5
_EVENTS = re.compile(
    r"\b(?:key|main|major|latest|top) (?:events|developments|news|stories)\b", re.IGNORECASE
)
_GREETING = re.compile(
    r"(?:good (?:morning|day|afternoon|evening)|hello|hi|dear|greetings)\b[^.:;]{0,40}[,!.]?",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:\w+ ){0,2}(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:\w+ )?"
    r"(?:things|points|stories|developments|events|headlines|topics|updates)\b",
    re.IGNORECASE,
)
_FEWEST_ITEMS = 3
_LABELLED = re.compile(r"[A-Z][a-z]{3,14}: (?=[A-Z“])")
"""A label before a paragraph below a list: "Background: On Monday …"."""
_LONGEST_CLOSING, _SENTENCE_ENDS = 120, frozenset(".!?")


def list_developments(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; lists of developments have a heading before each item."""
    if not any(unit.item for unit in units):
        return list(units)
    parts = parts_of(_sectioned(_titled(units)))
    places = [at for at, part in enumerate(parts) if _is_list(part)]
    if not _are_sentences([parts[at] for at in places]):
        return list(units)
    headed = sum(part[0].level > TITLE and len(part) > 1 for part in parts)
    topics = [at for at in places if parts[at][0].level > TITLE]
    if are_in_parts([part[0].level for part in parts], set(topics)):
        return list(units)
    if topics:
        if not _are_topics([parts[at] for at in topics]) or 5 * len(topics) < 3 * headed:
            return list(units)
    elif headed or len(places) != 1 or not _is_whole(parts[places[0]]):
        return list(units)
    apart = {*(topics or places)}
    items = [unit for at in apart for unit in parts[at] if unit.item and not unit.depth]
    labelled = are_labelled(items)
    levels = {parts[at][0].level for at in apart} - {0, TITLE}
    return [
        unit
        for at, part in enumerate(parts)
        for unit in (divided_list(part, labelled) if at in apart else _undivided(part, levels))
    ]


def _sectioned(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; short headings of lists below one in a section in capitals are in it too.

    A heading in capitals ends the section.
    """
    sectioned: list[Unit] = []
    section: str | None = None
    for unit, after in pairwise([*units, Unit("")]):
        if unit.level > TITLE and unit.section is not None:
            section = unit.section if unit.section.isupper() and not unit.text.isupper() else None
        elif unit.level > TITLE and (unit.text.isupper() or not after.item):
            section = None
        elif unit.level > TITLE and section:
            unit = replace(unit, section=section)
        sectioned.append(unit)
    return sectioned


def _undivided(part: list[Unit], levels: set[int]) -> list[Unit]:
    """Return a part beside topics that became sections; its heading is not in the section above."""
    if part[0].level not in levels or part[0].section is not None:
        return part
    return [replace(part[0], section=""), *part[1:]]


def _titled(units: Sequence[Unit]) -> Sequence[Unit]:
    """Return the units; a long heading at the top with only items below is the title."""
    levels = [unit.level for unit in units if unit.level]
    alone = bool(units) and levels == [HEADING] and units[0].level == HEADING
    if not alone or units[0].time or len(units[0].text.split()) <= _MOST_TOPIC_WORDS:
        return units
    items = [unit for unit in units if unit.item]
    return [replace(units[0], level=TITLE), *units[1:]] if len(items) >= _FEWEST_ITEMS else units


def parts_of(units: Sequence[Unit]) -> list[list[Unit]]:
    """Return the units from each heading to the next."""
    parts: list[list[Unit]] = []
    for unit in units:
        if unit.level or not parts:
            parts.append([])
        parts[-1].append(unit)
    return parts


def _first_item(part: Sequence[Unit]) -> int:
    return next((at for at, unit in enumerate(part) if unit.item), len(part))


def _is_list(part: Sequence[Unit]) -> bool:
    """Whether a part is a list under its heading."""
    first = _first_item(part)
    told = part[first : _second_list(part)]
    items = [unit for unit in told if unit.kind not in AROUND_TEXT and not is_credit(unit.text)]
    if len(items) > _FEWEST_ITEMS and _closes(items[-1]):
        is_labelled = _LABELLED.match(items[-1].text)
        items = items[:-1] if part[0].level <= TITLE or is_labelled else items
    if not items or not all(map(_is_of_list, items)) or part[0].kind == "list":
        return False
    above = [unit for unit in part[:first] if not unit.level and unit.kind not in AROUND_TEXT]
    return part[0].level <= TITLE or all(map(_leads_on, above))


def _second_list(part: Sequence[Unit]) -> int:
    """Return the place of a line with a colon over the last of two lists in a part, or its end."""
    end = len(part)
    while end and not part[end - 1].item and _is_beside(part[end - 1]):
        end -= 1
    at = end
    while at and (part[at - 1].item or part[at - 1].kind in AROUND_TEXT):
        at -= 1
    listed = sum(unit.item for unit in part[at:end])
    if listed < 2 or at < 2 or part[at - 1].text[-1:] != ":" or not part[at - 2].item:
        return len(part)
    return at - 1


def _is_beside(unit: Unit) -> bool:
    return unit.kind in AROUND_TEXT or is_credit(unit.text)


def _is_of_list(unit: Unit) -> bool:
    """Whether a unit is an item, or a further paragraph of one."""
    return unit.item or (unit.kind == "list" and not unit.level)


def _closes(unit: Unit) -> bool:
    """Whether a paragraph below a list is a short sentence of its own."""
    is_plain = unit.kind == "paragraph" and not unit.item and not unit.level
    return is_plain and unit.text[-1:] in _SENTENCE_ENDS and len(unit.text) <= _LONGEST_CLOSING


def _leads_on(unit: Unit) -> bool:
    """Whether a line only says that a list follows, or names author and time."""
    if is_announcement(unit.text) or is_credit(unit.text) or is_date_line(unit.text):
        return True
    return unit.text[-1:] == ":" and len(unit.text.split()) <= 30


def _are_sentences(parts: Sequence[Sequence[Unit]]) -> bool:
    """Whether most of the innermost items are sentences; those below a colon are part of one."""
    items: list[Unit] = []
    for part in parts:
        depth = None  # of the item with a colon
        for unit, after in pairwise([*part[: _second_list(part)], Unit("")]):
            if not unit.item or (depth is not None and unit.depth > depth):
                continue
            depth = unit.depth if unit.text[-1] == ":" and after.depth > unit.depth else None
            if depth is not None or not after.depth > unit.depth:
                items.append(unit)
    return 10 * sum(map(_is_told, items)) >= 7 * len(items)


def _is_told(item: Unit) -> bool:
    """Whether an item is a sentence, and not a name or row of numbers."""
    words = len(item.text.split())
    is_sentence = words > _FEWEST_WORDS or (words > 3 and item.text[-1] in ".!?")
    return is_sentence and not is_loss_row(item.text)


def _are_topics(parts: Sequence[Sequence[Unit]]) -> bool:
    """Whether the headings of lists name topics: they are short, and one of them has several items.

    A headline with its details in a list is not a topic; the name of a list of a day's events is.
    """
    heads = [part[0].text for part in parts]
    if all(map(_EVENTS.search, heads)):
        return max(sum(unit.item and not unit.depth for unit in part) for part in parts) > 1
    short = [head for head in heads if len(head.split()) <= _MOST_TOPIC_WORDS]
    several = any(sum(unit.item and not unit.depth for unit in part) > 1 for part in parts)
    nested = any(b.depth > a.depth for part in parts for a, b in pairwise(part) if a.item)
    return 5 * len(short) >= 4 * len(heads) and (several or nested)


def _is_whole(part: Sequence[Unit]) -> bool:
    """Whether a part is a digest that is one list: announced, or with hardly a paragraph above."""
    first = _first_item(part)
    items = sum(unit.item and not unit.depth for unit in part)
    above = [unit for unit in part[:first] if not unit.level and unit.kind not in AROUND_TEXT]
    above = [unit for unit in above if not is_credit(unit.text) and not is_date_line(unit.text)]
    above = [unit for unit in above if not _GREETING.fullmatch(unit.text)]
    announced = bool(above) and is_announcement(above[-1].text)
    named = part[0].level == TITLE and TITLE_WORDS.search(part[0].text)
    leads = len(above) == 2 and above[1].text[-1] == ":"  # with one more line above
    announced = announced or (leads and (bool(named) or bool(_COUNTED.match(above[1].text))))
    told = sum(len(unit.text.split()) > _MOST_LINE_WORDS for unit in above)  # no page's lines
    return items > 1 and (announced or 3 * told <= items or told < 2)


def divided_list(part: Sequence[Unit], labelled: bool) -> list[Unit]:
    """Return a list with a heading before each item; the topic is its section.

    If items are `labelled`, labels are their headings.
    """
    first = _first_item(part)
    head = part[0] if part[0].level > TITLE else None
    above = list(part[1:first] if head else part[:first])
    level = head.level if head else HEADING
    section = (head.section or head.text) if head else None
    divided: list[Unit] = []
    second = _second_list(part)
    groups = _grouped(part[first:second])
    if part[second:]:
        groups.append((None, list(part[second:])))
    for context, group in groups:
        bare = bare_item(group[0])
        label = item_label(bare) if labelled and not (head and head.section) else None
        heading, rest = context or bare, bare
        if label:
            heading = replace(bare.up_to(label[0]), bold=0)
            rest = bare.from_character(label[1])
        elif context is None:
            heading, rest = Unit(head.text if head and head.section else ""), bare
        day = head.day if head else None
        divided.append(replace(heading, level=level, section=section, item=False, day=day))
        divided += [rest, *group[1:]]
    return above + divided


def _grouped(units: Sequence[Unit]) -> list[tuple[Unit | None, list[Unit]]]:
    """Return each item with the units that belong to it, and the short item that is its context."""
    groups: list[tuple[Unit | None, list[Unit]]] = []
    context: Unit | None = None
    for at, unit in enumerate(units):
        after = units[at + 1] if at + 1 < len(units) else unit
        if not unit.item and groups:
            if after is unit and _closes(unit) and not is_credit(unit.text):
                groups.append((None, [unit]))
            else:
                groups[-1][1].append(unit)
        elif not unit.depth:
            context = None
            if after.depth and not ENDED.search(unit.text):
                context = bare_item(unit)
            else:
                groups.append((None, [unit]))
        elif context is not None and after.depth > unit.depth and not ENDED.search(unit.text):
            context = bare_item(unit)
        elif context is not None:
            groups.append((context, [unit]))
        elif groups:
            groups[-1][1].append(unit)
        else:
            groups.append((None, [unit]))
    return groups
