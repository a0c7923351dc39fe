"""Stores the marks in force in the index and reads them back, for a quick first screen.

A snapshot is used only if inode, size and change time (in nanoseconds) of every file of marks are
unchanged. The files are read after the first screen is painted; their marks then replace the
snapshot.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.index.connect import PATIENCE, writing
from reader.library.index.recover import RecoveringIndex
from reader.library.marks.folder import FileState, file_state, marks_files
from reader.library.rows import ReadingPosition

if TYPE_CHECKING:
    from reader.library.marks.records import MarkKind
    from reader.library.marks.state import StateRow

HASH_LENGTH = 16
"""Characters of the text hash at the start of a fingerprint's line."""


class MarksSnapshot:
    """Read-only marks with the query methods of `MarkActions`."""

    def __init__(self, index: RecoveringIndex, decided: int) -> None:
        """Query nothing yet; `decided` is the number of decisions about people."""
        self._index, self.decided = index, decided
        self._cache: dict[int, dict[tuple[MarkKind, str], tuple[str, str, int, int]]] = {}

    def is_on(self, kind: MarkKind, story: int) -> bool:
        """Whether a story is read, bookmarked, and so on."""
        return (kind, "") in self._rows_of(story)

    def all_on(self, kind: MarkKind) -> set[int]:
        """Return all stories that are read, bookmarked, and so on."""
        sql = "SELECT story FROM held WHERE deed = ? AND about = ''"
        return {
            row[0]
            for row in self._index.ask(
                lambda connection: connection.execute(sql, (kind,)).fetchall()
            )
        }

    def is_pending(self, _: int) -> bool:
        """Return False: a snapshot has only marks that are on disk."""
        return False

    def read_text(self, story: int) -> str | None:
        """Return the hash of the text that was marked as read, None if the story is unread."""
        line = self.read_target(story)
        return None if line is None else line[:HASH_LENGTH]

    def read_target(self, story: int) -> str | None:
        """Return the target of the read mark, or only its text hash if the index has that text."""
        found = self._rows_of(story).get(("read", ""))
        return found[1] if found else None

    def place(self, story: int) -> ReadingPosition | None:
        """Return the reading position in a story, or None."""
        found = self._rows_of(story).get(("place", ""))
        return ReadingPosition(*found[2:]) if found else None

    def text(self, kind: MarkKind, story: int) -> str:
        """Return the note or the tags of a story, "" if it has none."""
        found = self._rows_of(story).get((kind, ""))
        return found[0] if found else ""

    def corrected(self, story: int) -> dict[tuple[MarkKind, str], str]:
        """Return the reader's corrections in a story, by kind and key of a quote or figure."""
        return {key: found[0] for key, found in self._rows_of(story).items() if key[1]}

    def all_corrected(self) -> dict[int, set[str]]:
        """Return, for each corrected story, the names and stances that the reader gave."""
        sql = "SELECT story, text FROM held WHERE about <> ''"
        found: dict[int, set[str]] = {}
        for story, text in self._index.ask(lambda index: index.execute(sql).fetchall()):
            found.setdefault(story, set()).add(text)
        return found

    def _rows_of(self, story: int) -> dict[tuple[MarkKind, str], tuple[str, str, int, int]]:
        found = self._cache.get(story)
        if found is None:
            sql = "SELECT deed, about, text, line, block, offset FROM held WHERE story = ?"
            rows = self._index.ask(lambda connection: connection.execute(sql, (story,)).fetchall())
            found = self._cache[story] = {(row[0], row[1]): row[2:] for row in rows}
        return found


def read_snapshot(index: RecoveringIndex, folder: Path) -> MarksSnapshot | None:
    """Return the snapshot of a folder of marks, or None if its files have changed since."""
    try:
        sql = "SELECT files, decided FROM held_of WHERE folder = ?"
        row = index.ask(
            lambda connection: connection.execute(sql, (os.fsencode(folder),)).fetchone()
        )
        now = [list(file_state(path)) for path in marks_files(folder)]
        return MarksSnapshot(index, row[1]) if row and json.loads(row[0]) == now else None
    except (OSError, TypeError, ValueError, sqlite3.Error):
        return None


def write_snapshot(
    index: sqlite3.Connection,
    folder: Path,
    file_states: Sequence[FileState],
    stories: Iterable[int] | None,
    rows_to_store: Iterable[StateRow],
    decided: int,
) -> bool:
    """Store these marks in force, and the states of the files that they were read from.

    `stories` are those that changed; None replaces the whole snapshot. `decided` is the number of
    decisions about people. Returns False and changes nothing if another program is writing to the
    index.
    """
    index.execute("PRAGMA busy_timeout = 0")
    try:
        with writing(index):
            _put(index, stories, rows_to_store)
            index.execute("DELETE FROM held_of")
            row = os.fsencode(folder), json.dumps(file_states), decided
            index.execute("INSERT INTO held_of VALUES (?, ?, ?)", row)
    except sqlite3.Error:
        return False
    finally:
        index.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000:.0f}")
    return True


def _put(
    index: sqlite3.Connection, stories: Iterable[int] | None, rows_to_store: Iterable[StateRow]
) -> None:
    if stories is None:
        index.execute("DELETE FROM held")
    else:
        index.executemany("DELETE FROM held WHERE story = ?", ((story,) for story in stories))
    index.executemany(
        "INSERT INTO held SELECT ?1, ?2, ?3, ?4, CASE WHEN EXISTS"
        f" (SELECT 1 FROM development WHERE text = substr(?5, 1, {HASH_LENGTH}))"
        f" THEN substr(?5, 1, {HASH_LENGTH}) ELSE ?5 END, ?6, ?7",
        rows_to_store,
    )
