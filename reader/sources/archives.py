"""Unpacks the members of a zip archive or an e-book in memory, within limits.

Nothing is written to disk. Names of members are only used to find their type and for display.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from typing import NamedTuple

from reader.sources.epub import CONTAINER, Book, BookError, read_book
from reader.sources.media_types import BOOK, ZIP
from reader.sources.refusals import LIMIT

_ENTRY = b"PK\x01\x02"
_OFFICE = ("[Content_Types].xml", "content.xml")
"""Member names by which office documents are recognised."""

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Compression methods that need little memory to unpack."""

_ENCRYPTED = 1
_FIRST_YEAR = 1981
"""Archives without times state the year before this one."""

_ERRORS = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, NotImplementedError),
    *(RuntimeError, EOFError, OSError, ValueError, KeyError, IndexError, OverflowError),
)
"""The exceptions that the standard library raises for damaged archives."""


class ArchiveLimits(NamedTuple):
    """The limits of an archive: entries, members that are read, and their bytes in all."""

    entries: int = 10_000
    members: int = 2_000
    size: int = LIMIT


LIMITS = ArchiveLimits()


class ArchiveError(ValueError):
    """An archive is refused; the message says why, in words that follow its name."""


class ArchiveMember(NamedTuple):
    """A file in an archive: its name (not cleaned), its bytes and the day of its last change.

    `is_page` is true if an e-book lists it as a page, whatever its name.
    """

    name: str
    data: bytes
    modified: date | None
    is_page: bool = False


class Archive(NamedTuple):
    """The members of an archive in order; `publisher` and `published` are those of an e-book."""

    media_type: str
    members: tuple[ArchiveMember, ...]
    publisher: str = ""
    published: str = ""


def read_archive(
    data: bytes, wanted: Callable[[str], bool], limits: ArchiveLimits = LIMITS
) -> Archive:
    """Return the members whose names are `wanted`, or all pages of an e-book.

    Raises `ArchiveError` if the archive is damaged, encrypted, or exceeds `limits`.
    """
    if data.count(_ENTRY) > limits.entries:
        raise ArchiveError(f"has too many files in it (the limit is {limits.entries:,})")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _unpacked(_Unpacker(archive, limits), wanted)
    except (ArchiveError, BookError) as refused:
        raise ArchiveError(str(refused)) from refused
    except _ERRORS as error:
        raise ArchiveError("is a damaged archive") from error


class _Unpacker:
    """The files of an archive; it unpacks at most `limits.size` bytes in all."""

    def __init__(self, archive: zipfile.ZipFile, limits: ArchiveLimits) -> None:
        self._archive, self._limits, self._left = archive, limits, limits.size
        files = (one for one in archive.infolist() if not one.is_dir())
        self.files = {one.filename: one for one in files}

    def read(self, name: str) -> bytes:
        info = self.files[name]
        if info.flag_bits & _ENCRYPTED:
            raise ArchiveError("is an archive with a password")
        if info.compress_type not in _METHODS:
            raise ArchiveError("is an archive with a compression method that can't be read")
        with self._archive.open(info) as file:
            data = file.read(self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            size = self._limits.size
            raise ArchiveError(f"unpacks to too much text (the limit is {size >> 20} MiB)")
        return data

    def members(self, names: list[str], is_page: bool = False) -> Iterator[ArchiveMember]:
        if len(names) > self._limits.members:
            most = self._limits.members
            raise ArchiveError(f"has too many texts in it ({len(names):,}; the limit is {most:,})")
        for name in names:
            yield ArchiveMember(name, self.read(name), _day(self.files[name]), is_page)


def _unpacked(unpacker: _Unpacker, wanted: Callable[[str], bool]) -> Archive:
    files = unpacker.files
    if CONTAINER in files:
        book: Book = read_book(unpacker.read)
        pages = [name for name in book.pages if name in files]
        members = tuple(unpacker.members(pages, is_page=True))
        said = book.publisher or book.title, book.date
        return Archive(BOOK, members, *said)
    if any(name in files for name in _OFFICE):
        raise ArchiveError("is an office document, not text")
    names = sorted(filter(wanted, files))
    return Archive(ZIP, tuple(unpacker.members(names)))


def _day(info: zipfile.ZipInfo) -> date | None:
    """The day of a file's last change, or None if none is stated."""
    try:
        day = date(*info.date_time[:3])
    except ValueError:
        return None
    return day if day.year >= _FIRST_YEAR else None
