"""The values between document and bulletin: a format turns a `DocumentText` into `Draft`s."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol

from reader.models import Unreadable
from reader.parse.blocks.units import Unit


class ParsableDocument(Protocol):
    """The properties of a document that the parser uses."""

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
        """A media type such as "text/markdown", or "" if it is not known."""

    @property
    def modified(self) -> date | None:
        """The day of the last change, or None if it is not known."""

    @property
    def address(self) -> str:
        """The address that it was fetched from, or ""; one stated in the text takes precedence."""

    @property
    def published(self) -> str:
        """The ISO 8601 instant of publication from its source, or ""; the text takes precedence."""

    @property
    def publisher(self) -> str:
        """The publisher of its source, or ""; one stated in the text takes precedence."""

    @property
    def is_item(self) -> bool:
        """Whether it is part of a feed or book, and so may be one of many texts of a publisher."""

    @property
    def members(self) -> Sequence[ParsableDocument | Unreadable]:
        """The documents in an archive, or why one is unreadable; the archive itself has no text."""


class DraftFields(NamedTuple):
    """The metadata that a document states outside its text, as cleaned lines.

    `date` is in the document's own words; `credits` are bylines and agencies. An `address` that is
    not http or https is ignored. `published` is an ISO 8601 instant, whose day is that of the
    bulletin if `date` is None; `updated` is that of a later change. `authors` are only names.
    `item` identifies a bulletin within its document, regardless of order.
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
        """Return these fields, completed from `other`."""
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

    `body` is the cleaned text without its front matter, or the raw text for a format that cleans it
    itself; it is not blank. `fields` are those of the front matter. `source` is for `Unreadable`.
    """

    body: str
    media_type: str = ""
    fields: DraftFields = DraftFields()
    source: str = "-"


class Draft(NamedTuple):
    """The fields and the units, in text order, that a format makes of a document or an item.

    Every unit's text must have passed `reader.clean.line`. Units without text, time, day and
    section are ignored. A draft with `may_be_report` is one of many texts of a publisher: unless it
    reads as a digest of several stories it becomes one development with the title from its fields
    as heading.
    """

    units: Sequence[Unit]
    fields: DraftFields = DraftFields()
    may_be_report: bool = False
