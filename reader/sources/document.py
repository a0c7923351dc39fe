"""The values that sources return: candidates, bytes, documents, and reasons for having none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from reader.clean import shown_path
from reader.models import Unreadable


class Candidate(NamedTuple):
    """A source that may hold bulletins and is not read yet: a regular file, or standard input.

    `path` is the address for opening it, not cleaned; `-` is standard input.  `size` is in bytes.
    A source whose path, size and `mtime_ns` are unchanged need not be read again.  `named` is false
    if it was found in a folder.
    """

    path: str
    size: int = 0
    mtime_ns: int = 0
    named: bool = True

    @property
    def shown(self) -> str:
        """The path for showing; see `shown_path`."""
        return shown_path(self.path)


class PassedOver(NamedTuple):
    """A file or folder that was found in a folder and cannot hold a bulletin."""

    path: str


Found = Candidate | PassedOver | Unreadable


class SourceSearch(NamedTuple):
    """What one search for candidates shares among its addresses.

    `media_types` has the media type of each file name ending that folders are searched for.
    `visited` has device and inode of each folder that was visited.
    """

    media_types: Mapping[str, str]
    visited: set[tuple[int, int]]


class Retrieved(NamedTuple):
    """The bytes of a source, its name, and the local day of its last change, where it has one."""

    data: bytes
    name: str
    modified: date | None = None


class Document(NamedTuple):
    """A decoded text and what is known about it.

    `name` and `source` (the path, or `-`) are cleaned, for showing.  `text` is not cleaned.
    `media_type` is empty where neither name nor text tell it.  `modified` is the local day of the
    last change, or None (standard input, or a time outside the calendar).  `digest` is the SHA-256
    of the bytes, in hexadecimal.  `address`, `publisher` and `published` are those of a document
    that was fetched, cleaned, and hold where the text says nothing else; else they are empty.
    `is_item` is true where a feed led to it, or where it is a page of a book.  An archive has no
    text but `members`, each a document, or why it is none.
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
