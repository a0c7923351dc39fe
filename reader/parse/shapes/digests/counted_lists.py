"""Turns lists under headings that count them, and paragraphs over items, into developments.

"3 things to know" stands over three items; "Today's top stories" over paragraphs with items each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.credits import is_credit
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.units import AROUND_TEXT, BULLET, TITLE, Unit
from reader.parse.shapes.digests.unrelated import are_unrelated
from reader.parse.shapes.key_points import names_points
from reader.parse.shapes.labels import bare_item, item_label
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
_MOST_NAME_WORDS, _MEAN_WORDS, _FEWEST_LABELS, _LONGEST_LABEL = 4, 18, 3, 30
_SOURCE = re.compile(r" ?(?:\([\w .&-]{2,30}\)|\[[\w .&-]{2,30}\])$")
"""The link or the source behind an item: "(More)"."""
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")


def mark_counted_lists(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; items that their heading counts are developments, it is their section.

    So are the paragraphs under a heading that calls them stories, if at least two have items below
    them and none follows another.
    """
    marked: list[Unit] = []
    is_divided = False
    has_others = sum(unit.level > TITLE for unit in units) > 1
    for part in parts_of(units):
        head = part[0]
        made = part
        if head.level <= TITLE or head.section or head.time or head.day or not head.text:
            pass
        elif (count := _COUNT.match(head.text)) and _holds(part, count["count"].lower()):
            made = divided_list(part, labelled=False)
        elif _STORIES.fullmatch(head.text):
            made = _stories(part)
        elif has_others and part[-1].item and _is_round_up(part):
            made = _round_up(part)
        if made is part and head.level > TITLE and head.section is None and is_divided:
            made = [replace(head, section=""), *part[1:]]  # not in the section above
        is_divided = is_divided or made is not part
        marked += made
    return marked


def _holds(part: Sequence[Unit], count: str) -> bool:
    """Whether a part is only its heading and so many items, which are sentences."""
    number = int(count) if count.isdecimal() else _NUMBERS.index(count) + 2
    told = [unit for unit in part[1:] if unit.kind not in AROUND_TEXT]
    items = [unit for unit in told if not is_credit(unit.text)]
    if number < _FEWEST or len(items) != number:
        return False
    return all(
        unit.item and not unit.depth and len(unit.text.split()) > _FEWEST_WORDS for unit in items
    )


def _is_round_up(part: Sequence[Unit]) -> bool:
    """Whether a part is a few words over only long items that have nothing to do with each other.

    The heading has no word of theirs.
    """
    head, items = part[0].text, [unit for unit in part[1:] if unit.kind not in AROUND_TEXT]
    if items[1:] and items[0].text[-1:] == ":" and not items[0].item:
        items = items[1:]
    if len(items) < _FEWEST or len(head.split()) > _MOST_NAME_WORDS or names_points(head):
        return False
    texts = [_SOURCE.sub("", unit.text.removeprefix(BULLET)) for unit in items]
    if not all(map(is_ended, texts)) or not all(unit.item and not unit.depth for unit in items):
        return False
    words = sum(len(text.split()) for text in texts)
    if words < _MEAN_WORDS * len(texts) or any(_is_told_of(head, text) for text in texts):
        return False
    return _labels(items) >= {text.partition(":")[0] for text in texts} or are_unrelated(texts)


def _labels(items: Sequence[Unit]) -> set[str]:
    """Return the names of a few words before a colon that items begin with, if all have others."""
    bare = [bare_item(unit) for unit in items]
    labels = {one.text[: label[0]] for one in bare if (label := item_label(one))}
    few = len(labels) == len(items) >= _FEWEST_LABELS
    return labels if few and max(map(len, labels)) <= _LONGEST_LABEL else set()


def _round_up(part: list[Unit]) -> list[Unit]:
    """Return the items of a part as developments; a line that leads to them is in the first."""
    leads = not part[1].item and part[1].text[-1:] == ":"
    bare = [part[0], *part[2:]] if leads else part
    labelled = bool(_labels([unit for unit in bare[1:] if unit.item]))
    divided = divided_list(bare, labelled)
    return [divided[0], part[1], *divided[1:]] if leads else divided


def _is_told_of(head: str, text: str) -> bool:
    """Whether a text has a longer word of its heading."""
    told = text.casefold()
    return any(word in told for word in _LONG_WORD.findall(head.casefold()))


def _stories(part: list[Unit]) -> list[Unit]:
    """Return a part with an empty heading before each of its paragraphs; or unchanged."""
    told = [unit for unit in part[1:] if unit.kind not in AROUND_TEXT]
    starts = [at for at, unit in enumerate(told) if not unit.item]
    over = [at for at in starts if at + 1 < len(told) and told[at + 1].item]
    is_alternate = starts[:1] == [0] and len(over) >= _FEWEST and over in (starts, starts[:-1])
    if not is_alternate or not all(is_ended(told[at].text) for at in starts):
        return part
    marked: list[Unit] = []
    for unit in part[1:]:
        begins = not unit.item and unit.kind not in AROUND_TEXT
        marked += [replace(part[0], text="", section=part[0].text)] if begins else []
        marked.append(unit)
    return marked
