"""Blocks of one bulletin to all that is found in them; the order of the rules is the order here."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from reader.annotate import (
    crowding,
    dates,
    figure_tokens,
    figures,
    holding,
    marks,
    quiet,
    quotes,
    roster,
    strays,
    tokens,
)
from reader.models import Annotations, Block, DateMention


def annotate(blocks: Sequence[Block], reference: date | None = None) -> Annotations:
    """Find quotes, people, dates and figures; relative dates count from `reference`, if given.

    Spans index into `blocks`.  Pure: the same blocks and date give the same annotations.
    """
    with quiet.collector():
        read = _read(blocks)
        people = roster.find(read)
        said = strays.without(read, people, quotes.find(blocks, read, people))
        low = holding.lowered(blocks)
        crowded = crowding.find(blocks, low.text)
        # A block's days are sought right before its figures, so that both share its tokens.
        days: list[DateMention] = []
        coming = _kept(dates.each(blocks, low, reference, crowded), days)
        counted = figures.beside(blocks, low, coming, said.quotes, crowded)
        deque(coming, maxlen=0)  # those of the blocks after the last figure
        figure_tokens.forget()
        return Annotations(said.people, said.quotes, counted, tuple(days))


def _kept(coming: Iterable[dates.Days], kept: list[DateMention]) -> Iterator[dates.Days]:
    for days in coming:
        kept += days[1]
        yield days


def _read(blocks: Sequence[Block]) -> list[tokens.Tokens]:
    """The words of each block; short ones that come again are read once."""
    known: dict[str, tokens.Tokens] = {}
    read = []
    for text in (block.text for block in blocks):
        one = known.get(text)
        if one is None:
            one = tokens.read(text, marks.pieces(text))
            if len(text) < _SHORT:
                if len(known) >= _KEPT:
                    known.clear()
                known[text] = one
        read.append(one)
    return read


_SHORT = 40
_KEPT = 4096
