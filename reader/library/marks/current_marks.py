"""Answers queries about marks: from the snapshot at first, from the files once they are read.

Reading all files takes time that grows with the number of marks, and imports more modules. So the
first screen uses the snapshot in the index (`snapshot.py`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from reader.library.index.recover import RecoveringIndex
from reader.library.marks import snapshot
from reader.library.rows import MarksChange, ReadingPosition
from reader.models import Unreadable

if TYPE_CHECKING:
    from reader.library.marks.mark_actions import MarkActions
    from reader.library.marks.records import MarkKind
    from reader.library.marks.unplaced.unplaced_marks import UnplacedMark

_KINDS: tuple[MarkKind, ...] = ("read", "bookmark", "place", "note", "tags")


class CurrentMarks:
    """The marks, for queries from any thread; changes go through `actions`."""

    def __init__(
        self,
        folder: Path,
        computer: str,
        index: RecoveringIndex,
        notify: Callable[[MarksChange], None],
    ) -> None:
        """Use the snapshot if it is valid; otherwise read the files now.

        `notify` is called from the writer thread when marks have changed.
        """
        self._folder, self._computer, self._index, self._notify = (
            folder,
            computer,
            index,
            notify,
        )
        self._lock = RLock()
        self._actions: MarkActions | None = None
        self._changed: set[int] = set()
        self._snapshot = snapshot.read_snapshot(index, folder)
        self._is_stored = self._snapshot is not None
        if self._snapshot is None:
            _ = self.actions

    @property
    def actions(self) -> MarkActions:
        """The marks read from the files; the first access blocks until they are read."""
        if self._actions is None:
            with self._lock:
                if self._actions is None:
                    self._actions = self._load()
        return self._actions

    def load(self) -> None:
        """Read the files; notify if they differ from the snapshot or are damaged."""
        if self._actions is not None:
            return
        if self.actions.problems or self._changed or self.unplaced():
            self._notify(MarksChange(frozenset()))

    @property
    def problems(self) -> tuple[Unreadable, ...]:
        """Damage found in the files of marks."""
        return self._actions.problems if self._actions else ()

    def is_on(self, kind: MarkKind, story: int) -> bool:
        """Whether a story is read, bookmarked, and so on."""
        return self._current.is_on(kind, story)

    def all_on(self, kind: MarkKind) -> set[int]:
        """Return all stories that are read, bookmarked, and so on."""
        return self._current.all_on(kind)

    def is_pending(self, story: int) -> bool:
        """Whether a mark on a story is not on disk yet."""
        return self._current.is_pending(story)

    def read_text(self, story: int) -> str | None:
        """Return the hash of the text that was marked as read, None if the story is unread."""
        return self._current.read_text(story)

    def read_target(self, story: int) -> str | None:
        """Return the target of the read mark of a story, None if it is unread."""
        line = self._current.read_target(story)
        return (
            self.actions.read_target(story) if line and len(line) <= snapshot.HASH_LENGTH else line
        )

    def place(self, story: int) -> ReadingPosition | None:
        """Return the reading position in a story, or None."""
        return self._current.place(story)

    def text(self, kind: MarkKind, story: int) -> str:
        """Return the note or the tags of a story, "" if it has none."""
        return self._current.text(kind, story)

    def corrected(self, story: int) -> dict[tuple[MarkKind, str], str]:
        """Return the reader's corrections in a story, by kind and key of a quote or figure."""
        return self._current.corrected(story)

    def all_corrected(self) -> dict[int, set[str]]:
        """Return, for each corrected story, the names and stances that the reader gave."""
        return self._current.all_corrected()

    def unplaced(self) -> list[UnplacedMark]:
        """Return the developments with marks that no text has; none until the files are read."""
        return self._actions.unplaced() if self._actions else []

    @property
    def decided(self) -> int:
        """A number that changes with decisions about people and with corrections.

        It is -1 until the files are read.
        """
        return self._actions.decided if self._actions else -1

    @property
    def is_plain(self) -> bool:
        """Whether nothing is decided about people and nothing corrected.

        Needs no reading of files.
        """
        if self._actions is None and self._snapshot is not None:
            decided = self._snapshot.decided
        else:
            decided = len(self.actions.decided_people())
        return decided == 0 and not self.all_corrected()

    def take_changed(self) -> set[int]:
        """Return the stories whose marks changed since the last call."""
        if self._actions is None:
            return set()
        with self._lock:
            differing, self._changed = self._changed, set()
        return differing | self._actions.take_changed()

    def index_changed(self) -> None:
        """Match all marks again, because a refresh or another program changed the index."""
        if self._actions is not None:
            self._actions.index_replaced()

    def index_replaced(self) -> None:
        """Match all marks again, because a new index without snapshot replaced a damaged one."""
        self._is_stored = False
        self.actions.index_replaced()

    def write_snapshot(self) -> None:
        """Update the snapshot, if all marks are on disk."""
        actions = self._actions
        file_states = actions.file_states() if actions else None
        if actions is None or file_states is None:
            return
        with self._lock:
            stories, rows = actions.take_rows_to_store(not self._is_stored)
            changed = stories if self._is_stored else None
            self._is_stored = False
            with suppress(sqlite3.Error):
                index = self._index.index.connection()
                self._is_stored = snapshot.write_snapshot(
                    index,
                    self._folder,
                    file_states,
                    changed,
                    rows,
                    len(actions.decided_people()),
                )

    def unsaved(self) -> int:
        """Return how many marks are not on disk yet."""
        return self._actions.unsaved() if self._actions else 0

    def close(self, timeout: float) -> tuple[str, ...]:
        """Save waiting marks within `timeout` seconds; returns descriptions of those not saved."""
        return self._actions.close(timeout) if self._actions else ()

    @property
    def _current(self) -> MarkActions | snapshot.MarksSnapshot:
        return self._actions or self._snapshot or self.actions

    def _load(self) -> MarkActions:
        from reader.library.marks.mark_actions import MarkActions

        actions = MarkActions(self._folder, self._computer, self._index, self._on_change)
        if self._snapshot is not None:
            # Lists were built from the snapshot, so only differences from it count as changed.
            actions.take_changed()
            for kind in _KINDS:
                self._changed |= self._snapshot.all_on(kind) ^ actions.all_on(kind)
            self._is_stored = not self._changed
            if self._is_stored:
                actions.take_rows_to_store()
        return actions

    def _on_change(self, change: MarksChange) -> None:
        """Runs in the writer thread, so it must close its connection to the index."""
        self._notify(change)
        self.write_snapshot()
        self._index.disconnect()
