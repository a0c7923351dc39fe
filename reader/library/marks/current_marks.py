"""The marks as the library asks for them: as they were kept at first, as they are once needed.

Reading and merging the files of marks takes the longer the more there are, and loads a third of
this room, so the first screen is drawn from what was kept of them in the index (`kept.py`).
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

_DEEDS: tuple[MarkKind, ...] = ("read", "bookmark", "place", "note", "tags")


class CurrentMarks:
    """Answers at once from any thread; whoever changes a mark goes through `marker`."""

    def __init__(
        self,
        folder: Path,
        computer: str,
        cabinet: RecoveringIndex,
        tell: Callable[[MarksChange], None],
    ) -> None:
        """What was kept if it can be believed; otherwise the marks are read now."""
        self._folder, self._computer, self._cabinet, self._tell = folder, computer, cabinet, tell
        self._lock = RLock()
        self._marker: MarkActions | None = None
        self._differing: set[int] = set()
        self._kept = snapshot.read_snapshot(cabinet, folder)
        self._is_kept = self._kept is not None
        if self._kept is None:
            _ = self.marker

    @property
    def marker(self) -> MarkActions:
        """The marks themselves; the first who asks waits until they are read."""
        if self._marker is None:
            with self._lock:
                if self._marker is None:
                    self._marker = self._read()
        return self._marker

    def wake(self) -> None:
        """Read the marks, and say so if anything looks different now."""
        if self._marker is None and (self.marker.problems or self._differing):
            self._tell(MarksChange(frozenset()))

    @property
    def problems(self) -> tuple[Unreadable, ...]:
        """Damage found in the marks."""
        return self._marker.problems if self._marker else ()

    def is_on(self, deed: MarkKind, story: int) -> bool:
        """Whether a story is read, or bookmarked."""
        return self._now.is_on(deed, story)

    def all_on(self, deed: MarkKind) -> set[int]:
        """Every story that is read, or bookmarked."""
        return self._now.all_on(deed)

    def is_pending(self, story: int) -> bool:
        """Whether a mark on a story is not on the disk yet."""
        return self._now.is_pending(story)

    def read_text(self, story: int) -> str | None:
        """The hash of the text that was read of a story, if it is read."""
        return self._now.read_text(story)

    def read_as(self, story: int) -> str | None:
        """The fingerprint's line of the text that was read of a story, if it is read."""
        line = self._now.read_as(story)
        return self.marker.read_as(story) if line and len(line) <= snapshot.HASH else line

    def place(self, story: int) -> ReadingPosition | None:
        """Where the reader was in a story."""
        return self._now.place(story)

    def text(self, deed: MarkKind, story: int) -> str:
        """The note or the tags of a story, "" if it has none."""
        return self._now.text(deed, story)

    def corrected(self, story: int) -> dict[str, str]:
        """The quotes of a story that were given another speaker, and that one's name."""
        return self._now.corrected(story)

    def take_touched(self) -> set[int]:
        """Stories whose marks have changed since this was last asked."""
        if self._marker is None:
            return set()
        with self._lock:
            differing, self._differing = self._differing, set()
        return differing | self._marker.take_touched()

    def review(self) -> None:
        """The index was changed by others."""
        if self._marker is not None:
            self._marker.review()

    def begin_anew(self) -> None:
        """Another index has taken the place of a damaged one; nothing is kept in it."""
        self._is_kept = False
        self.marker.review()

    def keep(self) -> None:
        """Keep what the marks come to, as far as it has changed, if all of them are on the disk."""
        marker = self._marker
        seen = marker.seen() if marker else None
        if marker is None or seen is None:
            return
        with self._lock:
            stories, slices = marker.take_unkept(not self._is_kept)
            changed = stories if self._is_kept else None
            self._is_kept = False
            with suppress(sqlite3.Error):
                index = self._cabinet.index.connection()
                self._is_kept = snapshot.write_snapshot(index, self._folder, seen, changed, slices)

    def unsaved(self) -> int:
        """How many marks are not on the disk yet."""
        return self._marker.unsaved() if self._marker else 0

    def close(self, timeout: float) -> tuple[str, ...]:
        """Save what waits; what could not be saved, in words."""
        return self._marker.close(timeout) if self._marker else ()

    @property
    def _now(self) -> MarkActions | snapshot.MarksSnapshot:
        return self._marker or self._kept or self.marker

    def _read(self) -> MarkActions:
        from reader.library.marks.mark_actions import MarkActions

        marker = MarkActions(self._folder, self._computer, self._cabinet, self._told)
        if self._kept is not None:
            # The lists were made of what was kept, so only what differs from that has changed.
            marker.take_touched()
            for deed in _DEEDS:
                self._differing |= self._kept.all_on(deed) ^ marker.all_on(deed)
            self._is_kept = not self._differing
            if self._is_kept:
                marker.take_unkept()
        return marker

    def _told(self, change: MarksChange) -> None:
        """Called by the thread that writes and listens, which leaves no connection open."""
        self._tell(change)
        self.keep()
        self._cabinet.disconnect()
