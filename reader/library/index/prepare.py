"""Turns a file into the rows that the index stores: reads, parses, annotates and folds it.

Pure except for reading the file, and without SQLite, so it runs in a thread or a worker process.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from typing import NamedTuple

from reader import pipeline
from reader.blake2 import blake2b
from reader.languages import text_languages
from reader.library.article_text import block_text
from reader.library.identity.fingerprint import Fingerprint, fingerprint, heading_key
from reader.library.identity.items import items_of
from reader.library.identity.wording import signature
from reader.library.index.bulletin_rows import head_row, kind_letters, person_row
from reader.library.index.evidence_rows import EVIDENCE, Row
from reader.library.index.source_paths import source_path
from reader.library.index.terms import (
    BulletinTerms,
    between_blanks,
    folded_person,
    storable,
    terms_of,
)
from reader.library.row_summary import RowSummary, short_names, summary_of
from reader.library.row_window import extent_of
from reader.models import AnnotatedBulletin, Annotations, Bulletin, Development, Unreadable
from reader.pipeline import Candidate, Document, PassedOver
from reader.quote_groups import ClaimKey, Groups, Speakers, by_claim, by_speaker, places_of


class FileSeen(NamedTuple):
    """The state of a file when it was read; `given` is the date given for the reading, or ""."""

    path: bytes
    size: int
    mtime: int
    content: bytes
    given: str


class PreparedRows(NamedTuple):
    """The rows of a development without its key: see the tables of the same names.

    `evidence` has the rows of `link`, `quote`, `figure` and `day`, without their numbers; so has
    `languages`.
    """

    article: Row
    blocks: tuple[str, ...]
    evidence: tuple[tuple[Row, ...], ...]
    languages: tuple[Row, ...] = ()


class PreparedEntry(NamedTuple):
    """A part of a bulletin: its title in the list, its fingerprint and its rows.

    `heading` is a hash of the fingerprint's heading.
    """

    title: str
    heading: int
    print: Fingerprint
    signature: str
    rows: PreparedRows
    summary: RowSummary


class PreparedBulletin(NamedTuple):
    """A bulletin in the form that the index stores; only the keys of its rows are missing.

    `item` identifies the bulletin in its source, "" if it is the only one. `times` are the first
    and the last time of its entries ("06:15–18:02"), or "". `head` has the columns of `bulletin`
    from `publisher` on, `people` the rows of its roster without numbers. A worker process returns
    nothing else.
    """

    item: str
    date: str | None
    inferred: bool
    name: str
    title: str
    has_lead: bool
    times: str
    head: Row
    people: tuple[Row, ...]
    entries: tuple[PreparedEntry, ...]
    known: BulletinTerms


class FileReading(NamedTuple):
    """The result of reading a file.

    `seen` is None if it could not be opened. `gave` are its bulletins, None if its content has not
    changed, or why it has none.
    """

    seen: FileSeen | None
    gave: tuple[PreparedBulletin, ...] | Unreadable | PassedOver | None


@dataclass(frozen=True, slots=True)
class ReadingTerms:
    """What readings depend on: the given day, the current day, and whether to read everything.

    `stdin` is the data from standard input, or why it could not be read.
    """

    given: date | None
    today: date
    force: bool = False
    stdin: bytes | Unreadable | None = None

    @property
    def given_date(self) -> str:
        """The date that the reader gave, as the index stores it: ISO, or "" for none."""
        return self.given.isoformat() if self.given else ""


KnownContent = tuple[bytes, str]
"""The content hash that the index has of a file, and the date given for that reading."""
TITLE_LENGTH = 200
"""Most characters of a text that stand for a missing heading in the list."""


def read_candidate(
    candidate: Candidate, known: KnownContent | None, terms: ReadingTerms
) -> FileReading:
    """Read a file, unless `known` shows that the index has its content."""
    document = _document(candidate, terms.stdin)
    if not isinstance(document, Document):
        return FileReading(None, document)
    seen = _seen(candidate, document, terms)
    if known == (seen.content, seen.given) and not terms.force:
        return FileReading(seen, None)
    read = pipeline.bulletins_of(document, terms.today, terms.given)
    if isinstance(read, Unreadable):
        return FileReading(seen, read)
    items = map(storable, items_of(read))
    rules = pipeline.RULES_VERSION
    made = (
        prepare_bulletin(pipeline.annotate_bulletin(bulletin), rules, item)
        for bulletin, item in zip(read, items, strict=True)
    )
    return FileReading(seen, tuple(made))


def _document(
    candidate: Candidate, stdin: bytes | Unreadable | None
) -> Document | PassedOver | Unreadable:
    if candidate.path == "-" and isinstance(stdin, Unreadable):
        return stdin
    return pipeline.read_document(candidate, BytesIO(stdin) if isinstance(stdin, bytes) else None)


def _seen(candidate: Candidate, document: Document, terms: ReadingTerms) -> FileSeen:
    """The state of a file to store; standard input is stored under a hash of its content."""
    key = blake2b(digest_size=16)
    for part in (document.digest, document.media_type, document.name, terms.given_date):
        key.update(part.encode("utf-8", "replace") + b"\0")
    path, modified = source_path(candidate.path), candidate.mtime_ns
    if candidate.path == "-":
        path, modified = b"-/" + key.hexdigest().encode(), terms.today.toordinal()
    return FileSeen(path, candidate.size, modified, key.digest(), terms.given_date)


def prepare_bulletin(read: AnnotatedBulletin, rules: int, item: str = "") -> PreparedBulletin:
    """Return the rows of a bulletin; version `rules` made its annotations."""
    bulletin = read.bulletin
    people = read.parts[0].people if read.parts else ()
    parts = list(zip(bulletin.parts, read.parts, strict=True))
    known = terms_of(bulletin, parts)
    roster = _storable_rows([(*person_row(who), *folded_person(who)) for who in people])
    names = short_names(people)
    return PreparedBulletin(
        item,
        bulletin.date,
        bulletin.date_inferred,
        storable(bulletin.name),
        storable(bulletin.title),
        bulletin.lead is not None,
        storable(times_of(bulletin.developments)),
        _storable(head_row(bulletin, roster)),
        roster,
        tuple(
            _entry(bulletin, part, found, rules, terms.counted, names)
            for (part, found), terms in zip(parts, known.parts, strict=True)
        ),
        known,
    )


def _entry(
    bulletin: Bulletin,
    part: Development,
    found: Annotations,
    rules: int,
    counted: tuple[str, ...],
    names: Sequence[str],
) -> PreparedEntry:
    made = fingerprint(bulletin, part, found, rules)
    title = storable(part.heading or _opening(part))
    signed = signature(bulletin, part)
    block = partial(block_text, part)
    groups = by_speaker(block, found.quotes), by_claim(block, found.figures)
    rows = development_rows(part, found, counted, *groups)
    told = summary_of(*groups, names, part.time)._replace(section=part.section or "")
    summary = RowSummary(*_storable(told))
    return PreparedEntry(title, heading_key(made.heading), made, signed, rows, summary)


_CLOCK = re.compile("[0-9]{2}:[0-9]{2}")


def times_of(parts: Sequence[Development]) -> str:
    """Return the first and last time of a live page's entries; "" unless two entries state one.

    Only times of one day in the same form can be compared.
    """
    stated = [part.time for part in parts if part.time]
    if len(stated) < 2 or any(part.day for part in parts) or not all(map(_CLOCK.fullmatch, stated)):
        return ""
    return f"{min(stated)}–{max(stated)}"


def _opening(part: Development) -> str:
    """The title in the list of a text without a heading: its beginning, without asides above it."""
    kinds = zip(part.paragraphs, part.kinds, strict=False)
    told = (text for text, kind in kinds if kind not in ("aside", "caption"))
    first = (*told, *part.paragraphs, "")[0]
    return first if len(first) <= TITLE_LENGTH else first[: TITLE_LENGTH - 1].rstrip() + "…"


def development_rows(
    part: Development,
    found: Annotations,
    counted: tuple[str, ...],
    by_speakers: Groups[Speakers],
    by_claims: Groups[ClaimKey],
) -> PreparedRows:
    """Return the rows of a development, with its evidence grouped.

    `counted` is the folded text of what each figure counts.
    """
    items = (part.links, found.quotes, found.figures, found.dates)
    touched = [list(map(table.touched, some)) for table, some in zip(EVIDENCE, items, strict=True)]
    evidence = [
        _storable_rows([table.to_row(item) for item in some])
        for table, some in zip(EVIDENCE, items, strict=True)
    ]
    _, quotes, figures, _ = evidence
    places = places_of(partial(block_text, part), found.quotes, by_speakers.values())
    relays = [between_blanks(quote.relay or "") for quote in found.quotes]
    evidence[1] = tuple((*row, places[at], relays[at]) for at, row in enumerate(quotes))
    claims = {
        number: (storable(key.words), numbers[0])
        for key, numbers in by_claims.items()
        for number in numbers
    }
    evidence[2] = tuple((*row, *claims[at], counted[at]) for at, row in enumerate(figures))
    blocks = tuple(map(storable, (part.heading, *part.paragraphs)))
    extents = [extent_of(spans) for spans in touched]
    totals = (
        storable(part.time) if part.time else part.time,
        sum(text.count(" ") + 1 for text in part.paragraphs),
        sum(map(len, part.paragraphs)),
        len(blocks),
        *map(len, items),
        max(extent.blocks for extent in extents),
        max(extent.characters for extent in extents),
        *_shape(part, text_languages(blocks, found.languages)),
    )
    made = (totals, blocks, evidence, found.languages)
    digest = blake2b(repr(made).encode(), digest_size=16).digest()
    languages = tuple(map(tuple, found.languages))
    return PreparedRows((digest, *totals), blocks, tuple(evidence), languages)


def _shape(part: Development, languages: Sequence[str]) -> Row:
    """The day, languages and section of a development, and the kinds of its paragraphs."""
    section = storable(part.section) if part.section else None
    return part.day, " ".join(languages), section, kind_letters(part.kinds)


def _storable_rows(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Rows with storable texts; in the usual case one test shows that all are."""
    texts = [value for row in rows for value in row if type(value) is str]
    return tuple(rows) if "".join(texts).isprintable() else tuple(map(_storable, rows))


def _storable(row: Row) -> Row:
    return tuple(storable(value) if isinstance(value, str) else value for value in row)
