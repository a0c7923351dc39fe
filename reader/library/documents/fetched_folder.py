"""The folder of one added source: its documents, the feed as last fetched, and its state.

Every document is a file, named by a hash of its identity in the source. A new version of a document
replaces the old one. A document is not deleted when a feed no longer lists it.
"""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from reader.blake2 import blake2b
from reader.library.documents.source_state import SourceState, decode, encode
from reader.library.private import make_private, sync_folder
from reader.sources.stored import DamagedError, StoredDocument, pack, unpack

_STATE, _AS_IT_CAME, _LOCK = ".state.json", ".as-it-came", ".lock"
_REMOVED, _DROPPED = ".removed", ".dropped"
"""Names begin with a dot, so that reading the folder skips them."""

_NAME = re.compile(r"[0-9a-f]{24}")
_LARGEST_STATE = 1 << 20
_MOST_DROPPED = 20_000
"""Documents of a source that are remembered after they were deleted for their age or size."""
_MANY = 50
"""From this number of files on, syncing the whole file system is faster than syncing each."""


class Kept(NamedTuple):
    """What happened to a document: its file is new, or its content changed, or neither."""

    is_new: bool
    is_changed: bool


class FetchedFolder:
    """The documents of one source; the folder is created with the first of them."""

    def __init__(self, root: Path, address: str) -> None:
        """`root` is the folder with the folders of all sources."""
        self.address = address
        self.path = root / folder_name(address)
        self._unsettled: list[Path] = []

    @contextmanager
    def lock(self) -> Iterator[bool]:
        """Lock the source for the `with` block; gives False if another program has it locked."""
        make_private(self.path)
        with (self.path / _LOCK).open("ab") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True

    def state(self) -> SourceState:
        """Return the stored state of the source, or a fresh one."""
        try:
            with (self.path / _STATE).open("rb") as file:
                return decode(file.read(_LARGEST_STATE), self.address)
        except OSError:
            return SourceState(self.address)

    def write_state(self, state: SourceState) -> None:
        """Store the state; OSError if that fails.

        The documents are synced to disk first, because the state says that they need not be sent
        again.
        """
        self._settle()
        self._write(_STATE, encode(state))
        self._settle()

    def keep_as_it_came(self, document: StoredDocument) -> None:
        """Store a document that contains others, so that better rules can split it.

        May raise OSError.
        """
        self._write(_AS_IT_CAME, pack(document))

    @property
    def is_page(self) -> bool:
        """Whether there are documents that did not come from a feed."""
        return not (self.path / _AS_IT_CAME).exists() and bool(document_names(self.path))

    def known(self, identity: str) -> StoredDocument | None:
        """Return the document with this identity in the source; None if none can be read."""
        return self._read(_file_name(identity))

    def named(self, name: str) -> StoredDocument | None:
        """Return the document in the file of this name; None if none can be read."""
        return self._read(name) if _NAME.fullmatch(name) else None

    def replace(self, name: str, document: StoredDocument) -> None:
        """Replace the document in a file; OSError if that fails."""
        self._write(name, pack(document))
        self._settle()

    def keep(self, identity: str, document: StoredDocument) -> Kept:
        """Store a document; OSError if that fails.

        An unchanged document is not written again and keeps its time.
        """
        name = _file_name(identity)
        before = self._read(name)
        if before is not None:
            document = document._replace(fetched=before.fetched)
            if before == document:
                return Kept(False, False)
        self._write(name, pack(document))
        return Kept(before is None, before is not None)

    def dropped(self, identities: Iterable[str]) -> set[str]:
        """Return those whose documents were deleted for their age or size, not to come back."""
        names = _dropped_names(self.path)
        return {one for one in identities if _file_name(one) in names} if names else set()

    def size(self) -> int:
        """Return the bytes of the documents and the stored feed on disk."""
        total = 0
        for name in (*document_names(self.path), _AS_IT_CAME):
            with suppress(OSError):
                total += (self.path / name).stat().st_size
        return total

    def set_removed(self, on: bool) -> None:
        """Record whether the reader has removed this source; OSError if that fails."""
        if on and self.path.is_dir():
            (self.path / _REMOVED).touch(0o600)
        else:
            (self.path / _REMOVED).unlink(missing_ok=True)

    def _read(self, name: str) -> StoredDocument | None:
        try:
            return unpack((self.path / name).read_bytes())
        except (OSError, DamagedError):
            return None

    def _write(self, name: str, data: bytes) -> None:
        """Write a file atomically: to a temporary file first, which then replaces it."""
        make_private(self.path)
        path, fresh = self.path / name, self.path / f".{name.lstrip('.')}.{os.getpid()}"
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC
            with os.fdopen(os.open(fresh, flags, 0o600), "wb") as file:
                file.write(data)
            fresh.replace(path)
        except OSError:
            with suppress(OSError):
                fresh.unlink()
            raise
        self._unsettled.append(path)

    def _settle(self) -> None:
        """Sync the written files to disk."""
        if len(self._unsettled) > _MANY:
            os.sync()
        else:
            for path in self._unsettled:
                with suppress(FileNotFoundError), path.open("rb") as file:
                    os.fsync(file.fileno())
        if self._unsettled:
            sync_folder(self.path)
        self._unsettled.clear()


def document_names(folder: Path) -> list[str]:
    """Return the names of all documents in a source's folder, sorted."""
    try:
        return sorted(filter(_NAME.fullmatch, os.listdir(folder)))
    except OSError:
        return []


def is_removed(folder: Path) -> bool:
    """Whether the reader removed the source of this folder."""
    return (folder / _REMOVED).exists()


def note_dropped(folder: Path, names: Iterable[str]) -> None:
    """Record that documents were deleted for their age or size; OSError if that fails."""
    known = [*_dropped_names(folder), *names][-_MOST_DROPPED:]
    (folder / _DROPPED).write_text("\n".join(known), encoding="ascii")


def _dropped_names(folder: Path) -> dict[str, None]:
    """Return the names of such documents, the last deleted ones last."""
    try:
        lines = (folder / _DROPPED).read_text(encoding="ascii", errors="replace").split("\n")
    except OSError:
        return {}
    return dict.fromkeys(filter(_NAME.fullmatch, lines))


def remove_rest(folder: Path) -> None:
    """Delete the files that are not documents, and the folder if it is then empty."""
    for name in (_STATE, _AS_IT_CAME, _LOCK, _DROPPED):
        with suppress(OSError):
            (folder / name).unlink()
    if not document_names(folder):
        with suppress(OSError):
            (folder / _REMOVED).unlink()
            folder.rmdir()


def folder_name(address: str) -> str:
    """Return the name of a source's folder: its host, to be readable, and a hash of its address."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        host = ""
    readable = re.sub(r"[^a-z0-9.-]", "-", host.lower())[:40].lstrip(".") or "source"
    return f"{readable}-{blake2b(address.encode(), digest_size=6).hexdigest()}"


def _file_name(identity: str) -> str:
    return blake2b(identity.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
