"""A file to what the index keeps of it: read, parsed, annotated, fingerprinted, packed, folded.

Pure but for reading the file, and without SQLite: the same in a thread and in a process of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import NamedTuple

from reader import pipeline
from reader.library.identity.blake2 import blake2b
from reader.library.identity.fingerprint import Fingerprint, fingerprint, heading_key
from reader.library.identity.wording import signature
from reader.library.index.packed_development import pack, pack_head
from reader.library.index.source_paths import source_path
from reader.library.index.terms import BulletinTerms, storable, terms_of
from reader.models import AnnotatedBulletin, Annotations, Bulletin, Development, Unreadable
from reader.pipeline import Candidate, Document, PassedOver


class FileSeen(NamedTuple):
    """A file as it was when it was read; `given` is the date that its reading was given, or ""."""

    path: bytes
    size: int
    mtime: int
    content: bytes
    given: str


class PreparedEntry(NamedTuple):
    """A part of a bulletin: what stands in the list for it, its fingerprint, and all of it packed.

    `heading` is the fingerprint's heading as a number.
    """

    title: str
    heading: int
    print: Fingerprint
    signature: str
    packed: bytes


class PreparedBulletin(NamedTuple):
    """A bulletin as the index keeps it, in rows that need no more than their keys.

    `head` is what its parts have in common, packed.  Nothing else goes from one process to another:
    the bulletin and its annotations as values would take ten times as long.
    """

    date: str | None
    inferred: bool
    name: str
    title: str
    has_lead: bool
    head: bytes
    entries: tuple[PreparedEntry, ...]
    known: BulletinTerms


class FileReading(NamedTuple):
    """What looking at a file gave.

    `seen` is None where it could not be opened; `gave` is None where its content is as it was.
    """

    seen: FileSeen | None
    gave: PreparedBulletin | Unreadable | PassedOver | None


@dataclass(frozen=True, slots=True)
class ReadingTerms:
    """What readings rest on: the day that was given, the clock's day, and whether all is made anew.

    `stdin` is what standard input held, or why it could not be read.
    """

    given: date | None
    today: date
    force: bool = False
    stdin: bytes | Unreadable | None = None

    @property
    def given_date(self) -> str:
        """The date that the reader gave, as the index keeps it: ISO, or "" for none."""
        return self.given.isoformat() if self.given else ""


KnownContent = tuple[bytes, str]
"""What the index has of a file: its content (a hash), and the date that its reading was given."""


def read_candidate(
    candidate: Candidate, known: KnownContent | None, terms: ReadingTerms
) -> FileReading:
    """Look at a file that the index may have something of already."""
    document = _document(candidate, terms.stdin)
    if not isinstance(document, Document):
        return FileReading(None, document)
    seen = _seen(candidate, document, terms)
    if known == (seen.content, seen.given) and not terms.force:
        return FileReading(seen, None)
    read = pipeline.bulletin_of(document, terms.today, terms.given)
    if isinstance(read, Unreadable):
        return FileReading(seen, read)
    return FileReading(
        seen, prepare_bulletin(pipeline.annotate_bulletin(read), pipeline.RULES_VERSION)
    )


def _document(
    candidate: Candidate, stdin: bytes | Unreadable | None
) -> Document | PassedOver | Unreadable:
    if candidate.path == "-" and isinstance(stdin, Unreadable):
        return stdin
    return pipeline.read_document(candidate, BytesIO(stdin) if isinstance(stdin, bytes) else None)


def _seen(candidate: Candidate, document: Document, terms: ReadingTerms) -> FileSeen:
    """What to remember of a file; standard input is kept by its content, for some days."""
    key = blake2b(digest_size=16)
    for part in (document.digest, document.media_type, document.name, terms.given_date):
        key.update(part.encode("utf-8", "replace") + b"\0")
    path, modified = source_path(candidate.path), candidate.mtime_ns
    if candidate.path == "-":
        path, modified = b"-/" + key.hexdigest().encode(), terms.today.toordinal()
    return FileSeen(path, candidate.size, modified, key.digest(), terms.given_date)


def prepare_bulletin(read: AnnotatedBulletin, rules: int) -> PreparedBulletin:
    """What the index keeps of a bulletin; `rules` found its annotations."""
    bulletin = read.bulletin
    people = read.parts[0].people if read.parts else ()
    parts = list(zip(bulletin.parts, read.parts, strict=True))
    return PreparedBulletin(
        bulletin.date,
        bulletin.date_inferred,
        storable(bulletin.name),
        storable(bulletin.title),
        bulletin.lead is not None,
        pack_head(bulletin, people),
        tuple(_entry(bulletin, part, found, rules) for part, found in parts),
        terms_of(bulletin, parts),
    )


def _entry(bulletin: Bulletin, part: Development, found: Annotations, rules: int) -> PreparedEntry:
    made = fingerprint(bulletin, part, found, rules)
    title = storable(part.heading or _opening(part))
    signed = signature(bulletin, part)
    return PreparedEntry(title, heading_key(made.heading), made, signed, pack(part, found))


def _opening(part: Development) -> str:
    """What stands in the list for a text without a heading: how it begins."""
    return part.paragraphs[0][:200] if part.paragraphs else ""
