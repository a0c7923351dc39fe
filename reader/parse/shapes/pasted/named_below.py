"""Finds headings that look like a button ("Support Groups") but name what is told below them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.parse.blocks.units import Unit, is_free
from reader.parse.shapes.pasted.appeals import asks
from reader.parse.shapes.pasted.last_lines import is_sentence

_HEADING = re.compile(r"[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*){1,4}")
_FEWEST_LETTERS = 4
_OPENING = 150
"""Characters of the paragraph below; its first words name what a heading does."""
_READERS = re.compile(r"\b(?:our|your|us|readers?|subscribers?|newsletter)\b", re.IGNORECASE)


def keep_headings(units: Sequence[Unit], marked: Sequence[Unit]) -> list[Unit]:
    """Return the marked units; asides whose last word comes back in the text below are unmarked.

    `units` are the same units before they were marked. The text below does not address readers.
    """
    kept = list(marked)
    for at, unit in enumerate(marked[:-1]):
        if unit.kind == "aside" and is_free(units[at]) and _HEADING.fullmatch(unit.text):
            below = marked[at + 1]
            last = unit.text.rpartition(" ")[2].casefold()
            opening = below.text[:_OPENING]
            if below.kind != "paragraph" or not is_sentence(below.text) or asks(opening):
                continue
            names = len(last) >= _FEWEST_LETTERS and last in opening.casefold()
            if names and not _READERS.search(opening):
                kept[at] = units[at]
    return kept
