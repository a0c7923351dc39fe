"""The values between document and bulletin: a format turns `DocumentText` into `Draft`s."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol

from reader.models import Unreadable
from reader.parse.blocks.units import Unit


class ParsableDocument(Protocol):
    """What the parser needs to know of a document."""

    @property
    def name(self) -> str:
        """The name that is shown for it; for a file the file's name."""

    @property
    def source(self) -> str:
        """The path or address that it came from."""

    @property
    def text(self) -> str:
        """The decoded text, not cleaned."""

    @property
    def media_type(self) -> str:
        """A media type like "text/markdown", or empty where it is not known."""

    @property
    def modified(self) -> date | None:
        """The day of the last change, or None where it is not known."""

    @property
    def address(self) -> str:
        """The address that it was fetched from, or empty; what the text states comes first."""

    @property
    def published(self) -> str:
        """When its source says that it was published, ISO 8601 or empty; the text comes first."""

    @property
    def publisher(self) -> str:
        """The publisher that its source has, or empty; what the text states comes first."""

    @property
    def is_item(self) -> bool:
        """Whether a feed or a book has it: then it may be one of many texts of a publisher."""

    @property
    def members(self) -> Sequence[ParsableDocument | Unreadable]:
        """The documents in an archive, or why one is none; the archive itself has no text."""


class DraftFields(NamedTuple):
    """What a document states about a bulletin outside its text, as cleaned lines.

    `date` is in the document's own words; `credits` are bylines and agencies.  An `address` that is
    not http or https is ignored.  `published` is an instant in ISO 8601; its day is that of the
    bulletin where `date` is None, and `updated` one of a later change.  `authors` are names alone.
    `item` tells the bulletins of one document apart, in whatever order they come.
    """

    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    address: str | None = None
    credits: tuple[str, ...] = ()
    published: str | None = None
    authors: tuple[str, ...] = ()
    updated: str | None = None
    item: str = ""

    def completed_by(self, other: DraftFields) -> DraftFields:
        """These fields, and those of `other` where nothing is stated here."""
        return DraftFields(
            self.title or other.title,
            self.date or other.date,
            self.publisher or other.publisher,
            self.address or other.address,
            self.credits or other.credits,
            self.published or other.published,
            self.authors or other.authors,
            self.updated or other.updated,
            self.item or other.item,
        )


class DocumentText(NamedTuple):
    """The text of a document as a format receives it.

    `body` is the cleaned text without its front matter, or the text as it came for a format that
    cleans; it is not blank.  `fields` are those of the front matter.  `source` is for `Unreadable`.
    """

    body: str
    media_type: str = ""
    fields: DraftFields = DraftFields()
    source: str = "-"


class Draft(NamedTuple):
    """What a format makes of a document, or of one item in it: fields, and units in text order.

    Every unit's text must have passed `reader.clean.line`.  Units without text, time, day and
    section are ignored.  A draft with `may_be_report` is one of many texts of a publisher: unless
    it reads as a digest of several stories it is one development, whose heading is the title in its
    fields.
    """

    units: Sequence[Unit]
    fields: DraftFields = DraftFields()
    may_be_report: bool = False
