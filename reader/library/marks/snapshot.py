"""What the marks came to when they were last read, kept in the index: enough for a first screen.

It is believed only while the files of marks are what they were then, to the inode, the byte and the
nanosecond.  The marks themselves are read when the first screen stands, and take its place.
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
from reader.library.marks.folder import FileState, listed, state_of
from reader.library.rows import ReadingPosition

if TYPE_CHECKING:
    from reader.library.marks.records import MarkKind
    from reader.library.marks.state import StateRow

HASH = 16
"""Characters of a text's hash, with which the line of a fingerprint begins."""


class MarksSnapshot:
    """Answers like the marks that it was made of; nothing of it changes."""

    def __init__(self, cabinet: RecoveringIndex) -> None:
        """Nothing is asked of the index yet."""
        self._cabinet = cabinet
        self._known: dict[int, dict[tuple[str, str], tuple[str, str, int, int]]] = {}

    def is_on(self, deed: MarkKind, story: int) -> bool:
        """Whether a story is read, or bookmarked."""
        return (deed, "") in self._of(story)

    def all_on(self, deed: MarkKind) -> set[int]:
        """Every story that is read, or bookmarked."""
        asked = "SELECT story FROM held WHERE deed = ? AND about = ''"
        return {row[0] for row in self._cabinet.ask(lambda i: i.execute(asked, (deed,)).fetchall())}

    def is_pending(self, _: int) -> bool:
        """Whether a mark on a story is not on the disk yet: only what is has been kept."""
        return False

    def read_text(self, story: int) -> str | None:
        """The hash of the text that was read of a story, if it is read."""
        line = self.read_as(story)
        return None if line is None else line[:HASH]

    def read_as(self, story: int) -> str | None:
        """The line of that text's fingerprint, or its hash alone where the index has that text."""
        found = self._of(story).get(("read", ""))
        return found[1] if found else None

    def place(self, story: int) -> ReadingPosition | None:
        """Where the reader was in a story."""
        found = self._of(story).get(("place", ""))
        return ReadingPosition(*found[2:]) if found else None

    def text(self, deed: MarkKind, story: int) -> str:
        """The note or the tags of a story, "" if it has none."""
        found = self._of(story).get((deed, ""))
        return found[0] if found else ""

    def corrected(self, story: int) -> dict[str, str]:
        """The quotes of a story that were given another speaker, and that one's name."""
        return {about: found[0] for (_, about), found in self._of(story).items() if about}

    def _of(self, story: int) -> dict[tuple[str, str], tuple[str, str, int, int]]:
        found = self._known.get(story)
        if found is None:
            asked = "SELECT deed, about, text, line, block, offset FROM held WHERE story = ?"
            rows = self._cabinet.ask(lambda index: index.execute(asked, (story,)).fetchall())
            found = self._known[story] = {(row[0], row[1]): row[2:] for row in rows}
        return found


def read_snapshot(cabinet: RecoveringIndex, folder: Path) -> MarksSnapshot | None:
    """What was kept of the marks in a folder, if these are still what they were."""
    try:
        asked = "SELECT files FROM held_of WHERE folder = ?"
        row = cabinet.ask(lambda index: index.execute(asked, (os.fsencode(folder),)).fetchone())
        now = [list(state_of(path)) for path in listed(folder)]
        return MarksSnapshot(cabinet) if row and json.loads(row[0]) == now else None
    except (OSError, TypeError, ValueError, sqlite3.Error):
        return None


def write_snapshot(
    index: sqlite3.Connection,
    folder: Path,
    seen: Sequence[FileState],
    stories: Iterable[int] | None,
    slices: Iterable[StateRow],
) -> bool:
    """Keep what is on for these stories (None: all there are), read from files in that state.

    False, and nothing is changed, while somebody else writes to the index.
    """
    index.execute("PRAGMA busy_timeout = 0")
    try:
        with writing(index):
            _put(index, stories, slices)
            index.execute("DELETE FROM held_of")
            row = os.fsencode(folder), json.dumps(seen)
            index.execute("INSERT INTO held_of VALUES (?, ?)", row)
    except sqlite3.Error:
        return False
    finally:
        index.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000:.0f}")
    return True


def _put(
    index: sqlite3.Connection, stories: Iterable[int] | None, slices: Iterable[StateRow]
) -> None:
    if stories is None:
        index.execute("DELETE FROM held")
    else:
        index.executemany("DELETE FROM held WHERE story = ?", ((story,) for story in stories))
    index.executemany(
        "INSERT INTO held SELECT ?1, ?2, ?3, ?4, CASE WHEN EXISTS"
        f" (SELECT 1 FROM development WHERE text = substr(?5, 1, {HASH}))"
        f" THEN substr(?5, 1, {HASH}) ELSE ?5 END, ?6, ?7",
        slices,
    )
