"""Finds the lines of a page below the last sentence of a text, by their form alone.

In a text every line without an end leads to a sentence. Below the last sentence of a page, which
has buttons, such lines are more of these, topics and headlines of other texts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.parse.blocks.credits import is_credit, is_date_line
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.units import AROUND_TEXT, Unit, as_aside, is_free
from reader.parse.shapes.entries.clock_times import split_time

_MOST, _MOST_WORDS, _MOST_BESIDE = 16, 8, 20
"""The most lines of a tail, and the most words of one, and of one beside a button."""
_FEWEST_UNITS, _MOST_NAME_WORDS = 5, 4
_DATA = re.compile(r"\W{0,2}\d[\d.,]*\b(?! ?(?:views|comments|shares|likes|min))|[^\d]*: ?[\d.,]+$")
"""A number and what it counts, or a label and its number: a row of figures."""
_QUOTED = frozenset('“"„«»”')
_SIGN = re.compile(r"\W+")


def mark_tail(units: Sequence[Unit], last: int) -> list[Unit]:
    """Return the units; lines without an end below the last sentence, at `last`, are asides.

    The text has buttons. Rows of figures stay, and so do lines below a colon or a quotation, and a
    tail with times, sentences or headings that the markup has.
    """
    marked = list(units)
    tail = range(last + 1, len(units))
    text = units[last].text
    if not 0 < len(tail) <= _MOST or text[-1:] == ":" or text[-1:] in _QUOTED:
        return marked
    free = [
        at
        for at in tail
        if units[at].kind not in AROUND_TEXT and not units[at].credit
        if not is_credit(units[at].text)
    ]
    lines = [at for at in free if is_free(units[at]) and _is_open(units[at].text)]
    if len(lines) < len(free) or any(split_time(units[at].text)[0] for at in lines):
        return marked
    if 2 * sum(_DATA.match(units[at].text) is not None for at in lines) > len(lines):
        return marked
    buttons = any(units[at].kind == "aside" for at in tail)
    if not buttons and not any(unit.kind == "aside" for unit in units):
        return marked
    most = _MOST_BESIDE if buttons else _MOST_WORDS
    lines = [at for at in lines if ": " not in units[at].text]  # "Source: Lake Times"
    if any(len(units[at].text.split()) > most for at in lines):
        return marked
    for at in lines:
        marked[at] = as_aside(units[at])
    return marked


def _is_open(text: str) -> bool:
    """Whether a line has no end, or is a call that ends with a colon, and is no credit or day."""
    return (text[-1:] == ":" or not is_ended(text)) and not is_date_line(text)


def mark_surplus(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; a last short sentence that names the paper, named at the top, is an aside.

    "Lake Letter is free." stands below the last paragraph of a letter with that name.
    """
    marked = list(units)
    if len(units) < _FEWEST_UNITS or not is_free(units[-1]):
        return marked
    name = _SIGN.sub(" ", units[0].text).strip().casefold()
    words = _SIGN.sub(" ", units[-1].text).strip().casefold()
    is_short = len(words.split()) <= _MOST_WORDS and 0 < len(name.split()) <= _MOST_NAME_WORDS
    if is_short and words.startswith(f"{name} "):
        marked[-1] = as_aside(units[-1])
    return marked
