"""Turns sources into annotated bulletins; used by the library, `extract` and plain printing.

The steps are `find_candidates`, `read_document`, `bulletins_of` and `annotate_bulletin`;
`read_paths` runs them all. A source without a bulletin becomes a value that says why.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from reader import sources
from reader.annotate import RULES_VERSION, annotate
from reader.languages import text_languages
from reader.models import (
    AnnotatedBulletin,
    Annotations,
    Block,
    BlockLanguage,
    Bulletin,
    DateMention,
    Figure,
    Quote,
    Span,
    Unreadable,
)
from reader.parse import MEDIA_TYPES, end_processes, find_file_day, read_feed
from reader.parse import parse as bulletins_of
from reader.sources import Candidate, Document, Found, PassedOver, read_stdin
from reader.sources.media_types import WEB_ADDRESS, is_address

if TYPE_CHECKING:
    from reader.parse.feeds.said import SaidFeed as SaidFeed

__all__ = [
    "RULES_VERSION",
    "WEB_ADDRESS",
    "Candidate",
    "Document",
    "Found",
    "PassedOver",
    "annotate_bulletin",
    "annotate_text",
    "bulletins_of",
    "end_processes",
    "find_candidates",
    "find_file_day",
    "is_address",
    "read_document",
    "read_feeds",
    "read_paths",
    "read_stdin",
]

_MOST_DAYS_LATER = 30
"""If a text was changed later than this, its relative dates may count from either day."""

_Spanned = TypeVar("_Spanned", Quote, Figure, DateMention)


def find_candidates(addresses: Sequence[str]) -> Iterator[Found]:
    """Yield the documents at each address without opening them; see `sources.find_candidates`."""
    return sources.find_candidates(addresses, MEDIA_TYPES)


def read_document(
    candidate: Candidate, stdin: BinaryIO | None = None
) -> Document | PassedOver | Unreadable:
    """Return the document of a candidate, or why there is none; see `sources.read_document`."""
    return sources.read_document(candidate, MEDIA_TYPES, stdin)


def read_paths(
    paths: Sequence[str], today: date, given: date | None = None, stdin: BinaryIO | None = None
) -> Iterator[AnnotatedBulletin | PassedOver | Unreadable]:
    """Yield the annotated bulletins at each path (`-` is `stdin`), or why there are none.

    `given` is the date that the user gave for all of them; `today` is the current day.
    """
    for found in find_candidates(paths):
        document = read_document(found, stdin) if isinstance(found, Candidate) else found
        if isinstance(document, Document):
            bulletins = bulletins_of(document, today, given)
            if isinstance(bulletins, Unreadable):
                yield bulletins
            else:
                yield from map(annotate_bulletin, bulletins)
        else:
            yield document


def read_feeds(
    paths: Sequence[str], stdin: BinaryIO | None = None
) -> Iterator[SaidFeed | PassedOver | Unreadable]:
    """Yield the feed at each path, or why there is none."""
    for found in find_candidates(paths):
        document = read_document(found, stdin) if isinstance(found, Candidate) else found
        yield read_feed(document) if isinstance(document, Document) else document


def annotate_bulletin(bulletin: Bulletin) -> AnnotatedBulletin:
    """Return the bulletin with annotations; all its parts share one roster."""
    parts = [part.blocks for part in bulletin.parts]
    found = annotate([block for blocks in parts for block in blocks], _reference_day(bulletin))
    return AnnotatedBulletin(bulletin, tuple(_parted(found, parts)))


def _reference_day(bulletin: Bulletin) -> date | None:
    """Return the day that relative dates count from; None if the text was changed long after it."""
    if not bulletin.date:
        return None
    day = date.fromisoformat(bulletin.date)
    changed = date.fromisoformat(bulletin.updated[:10]) if bulletin.updated else day
    return day if (changed - day).days <= _MOST_DAYS_LATER else None


def annotate_text(text: str, reference: date | None = None) -> tuple[Annotations, list[int]]:
    """Annotate plain text, one block a line; also return the offset in `text` of each block."""
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    return annotate([Block(line) for line in lines], reference), starts[:-1]


def _parted(found: Annotations, parts: Sequence[Sequence[Block]]) -> Iterator[Annotations]:
    """Yield the annotations of each part; `parts` are the blocks of each.

    Spans count from the first block of the part. A speaker or cue in another part is removed from
    the quote; its person is kept.
    """
    low = quote = figure = day = 0
    numbers = [other.block for other in found.languages]
    at_block = partial(bisect_left, numbers)
    for blocks in parts:
        high = low + len(blocks)
        quotes, quote = _before(found.quotes, quote, high)
        figures, figure = _before(found.figures, figure, high)
        dates, day = _before(found.dates, day, high)
        others = [
            BlockLanguage(other.block - low, other.language)
            for other in found.languages[at_block(low) : at_block(high)]
        ]
        yield Annotations(
            found.people,
            tuple(_moved_quote(one, low, high) for one in quotes),
            tuple(_moved_figure(one, low) for one in figures),
            tuple(DateMention(_moved(d.span, low), d.value, d.inferred) for d in dates),
            text_languages((block.text for block in blocks), others)[0],
            tuple(others),
        )
        low = high


def _before(found: Sequence[_Spanned], first: int, high: int) -> tuple[Sequence[_Spanned], int]:
    """Return the items from index `first` that are before block `high`, and the next index."""
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
        quote.stance,
        quote.speakers,
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
        figure.stance,
        figure.claimants,
    )
