"""Source to annotated bulletin; what the library, `warreader extract` and plain printing share.

`find` lists candidates without opening them, `read` gives a document, `bulletin_of` reads it and
`annotate_bulletin` marks it; `read_paths` is all of them in a row.  Whatever has no bulletin in it
is a value that says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import accumulate
from typing import BinaryIO

from reader.annotate import annotate
from reader.annotate.run import RULES_VERSION
from reader.models import AnnotatedBulletin, Annotations, Block, Bulletin, Span, Unreadable
from reader.parse import PARSE_VERSION
from reader.parse import parse as bulletin_of
from reader.sources import Candidate, Document, Found, PassedOver, find, read

__all__ = [
    "RULES_VERSION",
    "VERSION",
    "Candidate",
    "Document",
    "Found",
    "PassedOver",
    "annotate_bulletin",
    "annotate_text",
    "bulletin_of",
    "find",
    "read",
    "read_paths",
]

VERSION = f"{PARSE_VERSION}.{RULES_VERSION}"
"""Of the rules that read and mark a text: what was made by another version is made anew."""


def read_paths(
    paths: Iterable[str], today: date, given: date | None = None, stdin: BinaryIO | None = None
) -> Iterator[AnnotatedBulletin | PassedOver | Unreadable]:
    """What stands at each path (`-` is `stdin`), annotated, one after the other.

    `given` is the date that the reader gave for all of them; `today` is the caller's clock.
    """
    for found in find(paths):
        document = read(found, stdin) if isinstance(found, Candidate) else found
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
    ends = list(accumulate(map(len, parts)))
    ranges = zip([0, *ends], ends, strict=False)
    return AnnotatedBulletin(bulletin, tuple(_cut(found, low, high) for low, high in ranges))


def annotate_text(text: str, reference: date | None = None) -> tuple[Annotations, list[int]]:
    """Annotate plain text, one block a line; also gives where each block starts in `text`."""
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    return annotate([Block(line) for line in lines], reference), starts[:-1]


def _cut(found: Annotations, low: int, high: int) -> Annotations:
    """What stands in blocks `low` to `high`, with spans counted from `low`.

    A speaker or cue in another part is left out of the quote; the person stays.
    """

    def here(span: Span) -> bool:
        return low <= span.block < high

    def move(span: Span) -> Span:
        return Span(span.block - low, span.start, span.end)

    def maybe(span: Span | None) -> Span | None:
        return move(span) if span is not None and here(span) else None

    return Annotations(
        found.people,
        tuple(
            q._replace(span=move(q.span), cue=maybe(q.cue), speaker=maybe(q.speaker))
            for q in found.quotes
            if here(q.span)
        ),
        tuple(f._replace(span=move(f.span)) for f in found.figures if here(f.span)),
        tuple(d._replace(span=move(d.span)) for d in found.dates if here(d.span)),
    )
