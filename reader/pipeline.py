"""Source to annotated bulletin; what the library, `warreader extract` and plain printing share.

`find` lists candidates without opening them, `read` gives a document, `bulletin_of` reads it and
`annotate_bulletin` marks it; `read_paths` is all of them in a row.  Whatever has no bulletin in it
is a value that says why.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate
from typing import BinaryIO, TypeVar

from reader.annotate import RULES_VERSION, annotate
from reader.models import (
    AnnotatedBulletin,
    Annotations,
    Block,
    Bulletin,
    DateMention,
    Figure,
    Quote,
    Span,
    Unreadable,
)
from reader.parse import parse as bulletin_of
from reader.sources import (
    Candidate,
    Document,
    Found,
    PassedOver,
    find_candidates,
    read_document,
    take,
)
from reader.sources.kinds import WEB_ADDRESS, is_address

__all__ = [
    "RULES_VERSION",
    "WEB_ADDRESS",
    "Candidate",
    "Document",
    "Found",
    "PassedOver",
    "annotate_bulletin",
    "annotate_text",
    "bulletin_of",
    "find_candidates",
    "is_address",
    "read_document",
    "read_paths",
    "take",
]

_Spanned = TypeVar("_Spanned", Quote, Figure, DateMention)


def read_paths(
    paths: Sequence[str], today: date, given: date | None = None, stdin: BinaryIO | None = None
) -> Iterator[AnnotatedBulletin | PassedOver | Unreadable]:
    """What stands at each path (`-` is `stdin`), annotated, one after the other.

    `given` is the date that the reader gave for all of them; `today` is the caller's clock.
    """
    for found in find_candidates(paths):
        document = read_document(found, stdin) if isinstance(found, Candidate) else found
        if isinstance(document, Document):
            bulletin = bulletin_of(document, today, given)
            yield annotate_bulletin(bulletin) if isinstance(bulletin, Bulletin) else bulletin
        else:
            yield document


def annotate_bulletin(bulletin: Bulletin) -> AnnotatedBulletin:
    """Annotate the parts of a bulletin together, so that they share one roster."""
    parts = [part.blocks for part in bulletin.parts]
    reference = date.fromisoformat(bulletin.date) if bulletin.date else None
    found = annotate([block for blocks in parts for block in blocks], reference)
    return AnnotatedBulletin(bulletin, tuple(_parted(found, list(map(len, parts)))))


def annotate_text(text: str, reference: date | None = None) -> tuple[Annotations, list[int]]:
    """Annotate plain text, one block a line; also gives where each block starts in `text`."""
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    return annotate([Block(line) for line in lines], reference), starts[:-1]


def _parted(found: Annotations, lengths: Sequence[int]) -> Iterator[Annotations]:
    """What stands in each part of so many blocks, with spans counted from its first block.

    A speaker or cue in another part is left out of the quote; the person stays.
    """
    low = quote = figure = day = 0
    for length in lengths:
        high = low + length
        quotes, quote = _before(found.quotes, quote, high)
        figures, figure = _before(found.figures, figure, high)
        dates, day = _before(found.dates, day, high)
        yield Annotations(
            found.people,
            tuple(_moved_quote(one, low, high) for one in quotes),
            tuple(_moved_figure(one, low) for one in figures),
            tuple(DateMention(_moved(d.span, low), d.value, d.inferred) for d in dates),
        )
        low = high


def _before(found: Sequence[_Spanned], first: int, high: int) -> tuple[Sequence[_Spanned], int]:
    """What of an ordered row, from one on, stands before a block; and where the rest begins."""
    end = bisect_left(found, high, first, key=lambda one: one.span.block)
    return found[first:end], end


def _moved(span: Span, low: int) -> Span:
    return Span(span.block - low, span.start, span.end)


def _moved_quote(quote: Quote, low: int, high: int) -> Quote:
    cue, speaker = quote.cue, quote.speaker
    return Quote(
        _moved(quote.span, low),
        quote.kind,
        _moved(cue, low) if cue and low <= cue.block < high else None,
        _moved(speaker, low) if speaker and low <= speaker.block < high else None,
        quote.person,
        quote.relay,
        quote.basis,
        quote.continued,
    )


def _moved_figure(figure: Figure, low: int) -> Figure:
    return Figure(
        _moved(figure.span, low),
        figure.low,
        figure.high,
        figure.qualifier,
        figure.unit,
        figure.counted,
        figure.claimant,
        figure.magnitude,
        figure.claim,
        figure.claimant_basis,
    )
