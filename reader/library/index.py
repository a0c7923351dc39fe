"""The cache folder to an open index: SQLite, made anew when missing, damaged or of another version.

What it holds can be read from the bulletins again, so nothing here is precious.  Where the folder
can't be written the index lives in memory.  Every thread has a connection of its own.
"""

from __future__ import annotations

import os
import sqlite3
from itertools import count
from pathlib import Path
from threading import Lock, local

from reader.library.marks.append import make_private
from reader.models import Unreadable

SCHEMA = 1
"""The version of the tables and of fingerprints; an index of another one is made anew."""

PATIENCE = 20.0
"""Seconds that a write waits for another program's write."""

_TABLES = """
CREATE TABLE file (              -- what was read, or why it could not be
    path BLOB PRIMARY KEY, size INTEGER, mtime INTEGER, content BLOB, made TEXT, why TEXT
) WITHOUT ROWID;
CREATE TABLE bulletin (          -- one file gives one bulletin; date is '' where there is none
    id INTEGER PRIMARY KEY AUTOINCREMENT, path BLOB UNIQUE, date TEXT, inferred INTEGER,
    name TEXT, title TEXT, parts INTEGER, lead INTEGER, head BLOB
);
CREATE TABLE development (       -- position 0 is the lead; one story is one development in copies
    id INTEGER PRIMARY KEY AUTOINCREMENT, bulletin INTEGER, position INTEGER, story INTEGER,
    heading INTEGER, day TEXT, text TEXT, title TEXT, print BLOB
);
CREATE TABLE body (id INTEGER PRIMARY KEY, packed BLOB);
CREATE INDEX in_bulletin ON development (bulletin, position, story);
CREATE INDEX in_story ON development (story, bulletin, position);
CREATE INDEX copies ON development (story) WHERE story <> id;
CREATE INDEX by_heading ON development (heading, day);
CREATE INDEX by_text ON development (text, story);
CREATE VIRTUAL TABLE words USING fts5 (
    heading, body, content='', prefix='1 2 3', tokenize='unicode61 remove_diacritics 2'
);
"""

_DISK_FAILS = ("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_CANTOPEN")
_in_memory = count()


class Index:
    """One SQLite file (or one in memory) and the connections to it."""

    def __init__(self, path: Path | None) -> None:
        """Nothing is opened yet; without a path the index lives in memory until `close`."""
        self.path = path
        self._name = str(path or f"file:warreader{next(_in_memory)}?mode=memory&cache=shared")
        self._here = local()
        self._lock = Lock()
        self._open: list[sqlite3.Connection] = []
        self.connection()

    def connection(self) -> sqlite3.Connection:
        """This thread's connection; sqlite3.DatabaseError if the file is no index."""
        found: sqlite3.Connection | None = getattr(self._here, "connection", None)
        if found is None:
            found = self._here.connection = self._connect()
        return found

    def _connect(self) -> sqlite3.Connection:
        if self.path:
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
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
        with self._lock:
            self._open.append(made)
        return made

    def close(self) -> None:
        """Close every thread's connection."""
        with self._lock:
            for connection in self._open:
                connection.close()
            self._open.clear()
        self._here = local()


class OtherVersion(sqlite3.DatabaseError):
    """The index was made by another version of the program."""


def _prepare(made: sqlite3.Connection, on_disk: bool) -> None:
    made.execute("PRAGMA foreign_keys = OFF")
    if on_disk:
        made.execute("PRAGMA journal_mode = WAL")
        made.execute("PRAGMA synchronous = NORMAL")
    else:
        made.execute("PRAGMA read_uncommitted = ON")  # or a reader would wait for the writer
    version = _version(made)
    if version == 0:
        _create(made)
    elif version != SCHEMA:
        raise OtherVersion(f"of version {version}")


def _create(made: sqlite3.Connection) -> None:
    made.execute("BEGIN IMMEDIATE")
    if _version(made) == 0:  # nobody has been quicker
        for statement in _TABLES.split(";\n"):
            made.execute(statement)
        made.execute(f"PRAGMA user_version = {SCHEMA}")
    made.execute("COMMIT")


def _version(made: sqlite3.Connection) -> int:
    return int(made.execute("PRAGMA user_version").fetchone()[0])


def open_index(cache: Path) -> tuple[Index, tuple[Unreadable, ...]]:
    """Open the index in a folder, and what was wrong with it if it had to be made anew."""
    path = cache / "index.sqlite3"
    try:
        make_private(cache)
        return Index(path), ()
    except OtherVersion:
        return _anew(path, ())
    except sqlite3.OperationalError as error:
        return Index(None), (_in_memory_only(path, error),)
    except sqlite3.DatabaseError as error:
        return _anew(path, (_damaged(path, error),))
    except OSError as error:
        return Index(None), (_in_memory_only(path, error),)


def replacement(old: Index, error: Exception) -> tuple[Index, Unreadable]:
    """A new and empty index in place of one that failed, and what to say of it.

    Damage is mended on the disk; where the disk itself fails the new one lives in memory.
    """
    name = getattr(error, "sqlite_errorname", "")
    if old.path is None or name.startswith(_DISK_FAILS):
        return Index(None), _in_memory_only(old.path or Path(), error)
    made, problems = _anew(old.path, (_damaged(old.path, error),))
    return made, problems[-1]


def _damaged(path: Path, error: Exception) -> Unreadable:
    return Unreadable(str(path), f"the index was damaged ({error}) and is made anew")


def _in_memory_only(path: Path, error: Exception) -> Unreadable:
    why = f"the index can't be kept there ({error}); it lasts until the program ends"
    return Unreadable(str(path), why)


def _anew(path: Path, problems: tuple[Unreadable, ...]) -> tuple[Index, tuple[Unreadable, ...]]:
    try:
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        return Index(path), problems
    except (OSError, sqlite3.Error) as error:
        return Index(None), (*problems, _in_memory_only(path, error))
