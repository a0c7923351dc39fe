"""Blocks of one bulletin to all that is found in them; the order of the rules is the order here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reader.annotate import crowding, dates, figures, marks, quiet, quotes, roster, tokens
from reader.models import Annotations, Block


def annotate(blocks: Sequence[Block], reference: date | None = None) -> Annotations:
    """Find quotes, people, dates and figures; relative dates count from `reference`, if given.

    Spans index into `blocks`.  Pure: the same blocks and date give the same annotations.
    """
    with quiet.collector():
        read = _read(blocks)
        people = roster.find(read)
        said = quotes.find(blocks, read, people)
        crowded = crowding.find(blocks)
        days = dates.find(blocks, reference, crowded)
        counted = figures.find(blocks, days, said.quotes, crowded)
        return Annotations(said.people, said.quotes, counted, days)


def _read(blocks: Sequence[Block]) -> list[tokens.Tokens]:
    """The words of each block; short ones that come again are read once."""
    known: dict[str, tokens.Tokens] = {}
    read = []
    for text in (block.text for block in blocks):
        one = known.get(text)
        if one is None:
            one = tokens.read(text, marks.pieces(text))
            if len(text) < _SHORT:
                known[text] = one
        read.append(one)
    return read


_SHORT = 40
