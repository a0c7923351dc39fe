"""Opens the index in the cache folder: an SQLite file, or memory if the folder is not writable.

A missing or damaged index, or one of another version, is created again, because everything in it
can be read from the sources. Every thread has its own connection.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from threading import local

from reader.library.index.tables import index_version, statements
from reader.library.private import make_private
from reader.models import Unreadable

PATIENCE = 1.0
"""Seconds that a query waits for another program's lock; rarely needed with a write-ahead log."""

_DISK_FAILS = ("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_BUSY")
_KEPT = 512
"""KiB of page cache per connection; the system caches the file too, so more is not faster."""

_in_memory = count()
_serials = count()


class Index:
    """One SQLite file, or a database in memory, with a connection for each thread."""

    def __init__(self, path: Path | None) -> None:
        """Open the file; without a path the index lives in memory until `close`."""
        self.path = path
        self._name = str(path or f"file:warreader{next(_in_memory)}?mode=memory&cache=shared")
        self._here = local()
        if path:
            _make_private_file(path)
        # A database in memory ends with its last connection, so this one stays open.
        self._keeps = None if path else self.connect()
        self.connection()
        self._inode = os.stat(path).st_ino if path else 0

    def connection(self) -> sqlite3.Connection:
        """Return this thread's connection; sqlite3.DatabaseError if the file is not an index."""
        found: sqlite3.Connection | None = getattr(self._here, "connection", None)
        if found is None:
            found = self._here.connection = self.connect()
            self._here.serial = next(_serials)
        return found

    def version(self) -> tuple[int, int]:
        """A value that changes if another connection changed the index, or this one is new."""
        changes = self.connection().execute("PRAGMA data_version").fetchone()[0]
        return self._here.serial, int(changes)

    def connect(self) -> sqlite3.Connection:
        """Open a connection that the caller closes.

        Sqlite3.DatabaseError if the file is not an index.
        """
        made = sqlite3.connect(
            self._name,
            timeout=PATIENCE,
            isolation_level=None,
            check_same_thread=False,
            uri=self.path is None,
        )
        try:
            _prepare(made, self.path is not None)
        except sqlite3.Error:
            made.close()
            raise
        return made

    def disconnect(self) -> None:
        """Close this thread's connection; the next query opens another."""
        found: sqlite3.Connection | None = getattr(self._here, "connection", None)
        if found is not None:
            del self._here.connection
            found.close()

    def close(self) -> None:
        """Close this thread's connection; other threads close theirs."""
        self.disconnect()
        if self._keeps is not None:
            self._keeps.close()

    def is_there(self) -> bool:
        """Whether the file is still the one that was opened; cache folders get emptied."""
        try:
            return self.path is None or os.stat(self.path).st_ino == self._inode
        except OSError:
            return False


def _make_private_file(path: Path) -> None:
    """Create the file with mode 0600, which SQLite copies to its other files; fix a wrong mode.

    An existing file is not opened, because closing it would release the locks of this process's
    other connections (POSIX locks belong to the process).
    """
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    if stat.S_IMODE(os.stat(path).st_mode) != 0o600:
        os.chmod(path, 0o600)


class OtherVersion(sqlite3.DatabaseError):
    """The index was written by another version of the program; see `index/tables.py`."""


def _prepare(made: sqlite3.Connection, on_disk: bool) -> None:
    made.execute("PRAGMA foreign_keys = OFF")
    made.execute(f"PRAGMA cache_size = -{_KEPT}")
    if on_disk:
        made.execute("PRAGMA journal_mode = WAL")
        made.execute("PRAGMA synchronous = NORMAL")
    else:
        made.execute("PRAGMA read_uncommitted = ON")  # so that readers do not wait for a writer
    version = _version(made)
    if version == 0:
        _create(made)
    elif version != index_version():
        raise OtherVersion(f"of version {version}")


def _create(made: sqlite3.Connection) -> None:
    made.execute("BEGIN IMMEDIATE")
    if _version(made) == 0:  # no other program has created it meanwhile
        for statement in statements():
            made.execute(statement)
        made.execute(f"PRAGMA user_version = {index_version()}")
    made.execute("COMMIT")


def _version(made: sqlite3.Connection) -> int:
    return int(made.execute("PRAGMA user_version").fetchone()[0])


def open_index(cache: Path) -> tuple[Index, tuple[Unreadable, ...]]:
    """Open the index in a folder; also returns problems, if it had to be created again."""
    path = cache / "index.sqlite3"
    try:
        make_private(cache)
        return Index(path), ()
    except OtherVersion:
        return _anew(path, ())
    except sqlite3.DatabaseError as error:
        if _is_of_disk(error):
            return Index(None), (_in_memory_only(path, error),)
        return _anew(path, (_damaged(path, error),))
    except OSError as error:
        return Index(None), (_in_memory_only(path, error),)


def replacement(old: Index, error: Exception | None) -> tuple[Index, tuple[Unreadable, ...]]:
    """Return a new index in place of one that failed, and what to tell the reader.

    A damaged file is replaced on disk. If the disk itself fails, the new index is in memory.
    Without an error the old file was deleted or replaced, and the present one is opened.
    """
    if old.path is None:
        return Index(None), (_in_memory_only(Path("index"), error),)
    if error is None:
        return open_index(old.path.parent)
    if _is_of_disk(error):
        return Index(None), (_in_memory_only(old.path, error),)
    return _anew(old.path, (_damaged(old.path, error),))


def _damaged(path: Path, error: Exception) -> Unreadable:
    return Unreadable(str(path), f"the index was damaged ({error}) and is rebuilt")


def _is_of_disk(error: Exception) -> bool:
    """Whether the disk is at fault (full, read-only, no folder) and not the file's content."""
    return getattr(error, "sqlite_errorname", "").startswith(_DISK_FAILS)


def _in_memory_only(path: Path, error: Exception | None) -> Unreadable:
    why = f"the index can't be stored there ({error}); it is kept only until the program ends"
    return Unreadable(str(path), why)


def _anew(path: Path, problems: tuple[Unreadable, ...]) -> tuple[Index, tuple[Unreadable, ...]]:
    try:
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        return Index(path), problems
    except (OSError, sqlite3.Error) as error:
        return Index(None), (*problems, _in_memory_only(path, error))


@contextmanager
def writing(index: sqlite3.Connection) -> Iterator[None]:
    """A write transaction: committed at the end, rolled back by any exception."""
    index.execute("BEGIN IMMEDIATE")
    with index:
        yield


@contextmanager
def one_snapshot(index: sqlite3.Connection) -> Iterator[None]:
    """A read transaction: all reads in the block see one state of the index.

    It also takes the file's locks only once; locking is half of the time of opening an article.
    """
    if index.in_transaction:
        yield
        return
    index.execute("BEGIN")
    with index:
        yield


@contextmanager
def whole() -> Iterator[None]:
    """Turn ValueError, raised for a malformed row, into sqlite3.DatabaseError, as for damage."""
    try:
        yield
    except ValueError as error:
        raise sqlite3.DatabaseError(str(error)) from error
