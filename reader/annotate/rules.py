"""Blocks of one bulletin to all that is found in them; the order of the rules is the order here."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from reader.annotate.dates import date_mentions
from reader.annotate.figures import figures
from reader.annotate.limits import crowded_blocks, garbage_collector
from reader.annotate.people import roster
from reader.annotate.quotes import bare_capitals, quotes
from reader.annotate.tokens import plain, prefilter, quotation_marks, tagged
from reader.models import Annotations, Block, DateMention


def annotate(blocks: Sequence[Block], reference: date | None = None) -> Annotations:
    """Find quotes, people, dates and figures; relative dates count from `reference`, if given.

    Spans index into `blocks`.  Pure: the same blocks and date give the same annotations.
    """
    with garbage_collector.collector():
        read = _read(blocks)
        people = roster.find_roster(read)
        said = bare_capitals.without_bare_capitals(
            read, people, quotes.find_quotes(blocks, read, people)
        )
        low = prefilter.lowered_blocks(blocks)
        crowded = crowded_blocks.crowded_blocks(blocks, low.text)
        # A block's days are sought right before its figures, so that both share its tokens.
        days: list[DateMention] = []
        coming = _kept(date_mentions.dates_by_block(blocks, low, reference, crowded), days)
        counted = figures.figures_by_block(blocks, low, coming, said.quotes, crowded)
        deque(coming, maxlen=0)  # those of the blocks after the last figure
        plain.forget_tokens()
        return Annotations(said.people, said.quotes, counted, tuple(days))


def _kept(
    coming: Iterable[date_mentions.Days], kept: list[DateMention]
) -> Iterator[date_mentions.Days]:
    for days in coming:
        kept += days[1]
        yield days


def _read(blocks: Sequence[Block]) -> list[tagged.Words]:
    """The words of each block; short ones that come again are read once."""
    known: dict[str, tagged.Words] = {}
    read = []
    for text in (block.text for block in blocks):
        one = known.get(text)
        if one is None:
            one = tagged.read_tokens(text, quotation_marks.find_quotations(text))
            if len(text) < _SHORT:
                if len(known) >= _KEPT:
                    known.clear()
                known[text] = one
        read.append(one)
    return read


_SHORT = 40
_KEPT = 4096
