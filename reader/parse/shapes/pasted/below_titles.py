"""Marks short lines between the title of a pasted article and its text, and joins its place to it.

A page has topics, the author and the day there, sometimes as a list. Alone such a line may be a
heading; beside a day, an author, a caption or a button it is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.parse.blocks.author_lines import is_author_or_time
from reader.parse.blocks.credits import TITLE_WORDS, has_post, is_credit
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.units import BULLET, Unit, as_aside, is_free
from reader.parse.shapes.entries.clock_times import split_time
from reader.parse.shapes.pasted.tops import is_told

_MOST_OF_TOP, _MOST_ITEM_WORDS, _MOST_WORDS = 20, 8, 4
_FEWEST_TITLE_WORDS, _MOST_PLACE = 5, 4
_LABELLED = re.compile(r"[a-zA-Z]{2,12} ?: (?=\S)")
_PLACE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ’' -]{2,30}:")


def mark_listed(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; a list above the text that has an author or a day is no text.

    Its items are of a few words: "• Updated: 14 May 2031", "• Juna Holm, Orm", "• Politics".
    """
    marked = list(units)
    end = _first_told(units)
    items = [at for at in range(end) if units[at].item]
    bare = {at: units[at].text.removeprefix(BULLET) for at in items}
    if any(len(text.split()) > _MOST_ITEM_WORDS or is_ended(text) for text in bare.values()):
        return marked
    signed = {at for at, text in bare.items() if _is_signed(text)}
    for at in items if signed else ():
        line = units[at].from_character(len(units[at].text) - len(bare[at]))
        marked[at] = (
            replace(line, credit=not is_credit(bare[at])) if at in signed else as_aside(line)
        )
    return marked


def _is_signed(text: str) -> bool:
    label = _LABELLED.match(text)
    return is_author_or_time(text) or (label is not None and is_author_or_time(text[label.end() :]))


def mark_below_title(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; short lines between title and text are asides, and a place is the text's.

    The title is a headline, and between it and the text is also a credit, caption or aside. The
    last line above the text may be its heading: it is none only if it has one letter.
    """
    marked = units = _with_place(list(units))
    items = (at for at, unit in enumerate(units) if unit.item)
    end = min(_first_told(units), next(items, len(units)))
    if end < 2 or is_ended(units[0].text):
        return marked
    is_headline = len(units[0].text.split()) >= _FEWEST_TITLE_WORDS
    dated = [unit for unit in units if unit.text.startswith("Date: ")]
    if not is_headline or len(dated) > 1 or TITLE_WORDS.search(units[0].text):
        return marked
    free = [at for at in range(1, end) if is_free(units[at])]
    is_of_page = len(free) < end - 1 or any(is_author_or_time(units[at].text) for at in free)
    for at in free:
        is_letter = len(units[at].text) == 1
        if is_letter or (is_of_page and at < end - 1 and _is_short(units[at].text)):
            marked[at] = as_aside(units[at])
    return marked


def _with_place(units: list[Unit]) -> list[Unit]:
    """Return the units; the place in capitals over a text is its beginning: "ORM:".

    It is the only line like that, as sections in capitals are several.
    """
    places = [at for at, unit in enumerate(units) if unit.text[-1:] == ":" and is_free(unit)]
    places = [at for at in places if _PLACE.fullmatch(units[at].text)]
    if len(places) != 1 or places[0] > _MOST_PLACE:
        return units
    at = places[0]
    if not any(map(is_told, units[at + 1 : at + 2])):
        return units
    return [*units[:at], units[at + 1].moved_by(f"{units[at].text} "), *units[at + 2 :]]


def _is_short(text: str) -> bool:
    """Whether a line of a few words without an end says neither who nor when."""
    few = len(text.split()) <= _MOST_WORDS and not is_ended(text) and text[-1] not in ":?!"
    told = is_author_or_time(text) or has_post(text) or TITLE_WORDS.search(text)
    return few and not told and split_time(text)[0] is None


def _first_told(units: Sequence[Unit]) -> int:
    """Return the place of the first paragraph, if it is near the top; else 0."""
    for at, unit in enumerate(units[:_MOST_OF_TOP]):
        if is_told(unit):
            return at
    return 0
