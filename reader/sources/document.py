"""The types that sources return: candidates, bytes, documents, and reasons for having none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from reader.clean import shown_path
from reader.models import Unreadable


class Candidate(NamedTuple):
    """A source that may hold bulletins and has not been read: a regular file, or standard input.

    `path` is the address for opening it, not cleaned; `-` is standard input. `size` is in bytes. If
    path, size and `mtime_ns` are unchanged, the source need not be read again. `named` is false if
    it was found in a folder.
    """

    path: str
    size: int = 0
    mtime_ns: int = 0
    named: bool = True

    @property
    def shown(self) -> str:
        """The path for display; see `shown_path`."""
        return shown_path(self.path)


class PassedOver(NamedTuple):
    """A file or folder inside a folder that cannot hold a bulletin."""

    path: str


Found = Candidate | PassedOver | Unreadable


class SourceSearch(NamedTuple):
    """The state that one search for candidates shares among its addresses.

    `media_types` maps the file name endings that are searched for to media types. `visited` has
    device and inode of each visited folder.
    """

    media_types: Mapping[str, str]
    visited: set[tuple[int, int]]


class Retrieved(NamedTuple):
    """The bytes of a source, its name, and the local day of its last change, if known."""

    data: bytes
    name: str
    modified: date | None = None


class Document(NamedTuple):
    """A decoded text and the facts known about it.

    `name` and `source` (the path, or `-`) are cleaned for display. `text` is not cleaned.
    `media_type` is empty if neither name nor text show it. `modified` is the local day of the last
    change, or None (standard input, or a time outside the calendar). `digest` is the SHA-256 of the
    bytes, in hexadecimal. `address`, `publisher` and `published` belong to a fetched document; they
    are cleaned, and used if the text does not say otherwise. `is_item` is true for an item of a
    feed or a page of an e-book. An archive has no text but `members`, each a document or the reason
    why it is none.
    """

    name: str
    source: str
    text: str
    media_type: str
    modified: date | None
    digest: str
    address: str = ""
    publisher: str = ""
    published: str = ""
    is_item: bool = False
    members: tuple[Document | Unreadable, ...] = ()
