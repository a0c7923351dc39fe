"""All that is known, behind one face: the index of bulletins and the reader's marks on them.

The screens, the command line and tests use this and nothing behind it.  Nothing here waits for a
disk but `refresh`, which is for a worker thread, and `close`.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from threading import Event, get_ident
from typing import TYPE_CHECKING

from reader.library import query
from reader.library.cabinet import Cabinet
from reader.library.marker import Marker
from reader.library.shown import Shown
from reader.library.views import Article, Change, Counts, Listing, Place, Progress, Row, View
from reader.models import Unreadable

if TYPE_CHECKING:
    from reader.library.refresh import Done, Wish


def ignore(change: Change) -> None:
    """Nobody is looking."""


class Library:
    """The bulletins of some sources, with the reader's marks."""

    def __init__(
        self, cache: Path, data: Path, sources: Sequence[str], *, computer: str | None = None
    ) -> None:
        """Open the index in `cache` and the marks in `data`; no bulletin is read yet.

        Shown is what the index holds of `sources`: files, folders with all below them, "-".
        """
        self.on_change: Callable[[Change], None] = ignore
        self._sources = tuple(sources)
        self._unreadable: tuple[Unreadable, ...] = ()
        self._closing = False
        self._home = get_ident()
        self._idle = Event()
        self._idle.set()
        self._cabinet = Cabinet(cache)
        name = computer or os.uname().nodename
        self._marker = Marker(data, name, self._cabinet, self._tell)
        self._cabinet.on_new = self._marker.review
        self._shown = Shown(self._cabinet, self._marker, sources)

    @property
    def problems(self) -> tuple[Unreadable, ...]:
        """What could not be read in the last refresh; damage found in the marks or the index."""
        return (*self._marker.problems, *self._cabinet.problems, *self._unreadable)

    def listing(self, view: View = "all", keep: frozenset[int] = frozenset()) -> Listing:
        """The rows of a view; developments in `keep` are in it even if they no longer fit."""
        return self._shown.listing(view, keep)

    def counts(self) -> Counts:
        """Totals over what is shown."""
        return self._shown.counts()

    def article(self, key: int) -> Article | None:
        """A development with all that stands beside it; None when it has gone."""
        return self._cabinet.ask(lambda index: query.article(index, key))

    def row(self, key: int) -> Row | None:
        """A development's row as it looks now."""
        found = self._shown.entry(key)
        return self._shown.draw(found) if found else None

    def set_read(self, keys: Sequence[int], read: bool) -> None:
        """Mark developments as read or unread: one record, one undo."""
        self._marker.mark("read", keys, read)

    def set_bookmark(self, keys: Sequence[int], on: bool) -> None:
        """Bookmark developments or not: one record, one undo."""
        self._marker.mark("bookmark", keys, on)

    def set_place(self, key: int, place: Place) -> None:
        """Keep the reader's place in a development; this is not undone."""
        self._marker.mark("place", [key], True, place)

    def place(self, key: int) -> Place | None:
        """The reader's place in a development."""
        found = self._shown.entry(key)
        return self._marker.place(found.story) if found else None

    def undo(self) -> str | None:
        """Take back the last mark made in this session; says which it was."""
        return self._marker.undo()

    def unread_keys(self) -> tuple[int, ...]:
        """All that is shown and unread, in the order of the list."""
        groups = self._shown.some("unread", frozenset())
        return tuple(int(key) for group in groups for key in (group.keys or "").split(","))

    def refresh(
        self,
        *,
        given: date | None,
        today: date,
        report: Callable[[Progress], None],
        stop: Callable[[], bool],
        force: bool = False,
        stdin: bytes | None = None,
    ) -> None:
        """Read what is new or has changed, newest first; blocks, so call it in a worker thread.

        Ends early when `stop` says so, or when the library is closed; what has been read is kept.
        """
        from reader.library.refresh import Wish  # rules and parsers: not on the way to the screen

        wish = Wish(self._sources, given, today, force, stdin)
        self._idle.clear()
        try:
            done = self._refreshed(wish, report, lambda: self._closing or stop())
            self._unreadable = done.progress.unreadable
            self._shown.add(done.stdin)
        finally:
            if get_ident() != self._home:
                self._cabinet.disconnect()
            self._idle.set()
        report(done.progress)

    def unsaved(self) -> int:
        """How many marks are not on the disk yet."""
        return self._marker.unsaved()

    def close(self, timeout: float = 2.0) -> tuple[str, ...]:
        """Save what waits, at most for `timeout` seconds; what could not be saved, in words."""
        self._closing = True
        left = self._marker.close(timeout)
        self._idle.wait(timeout)
        self._cabinet.close()
        return left

    def _tell(self, change: Change) -> None:
        with suppress(RuntimeError):  # a screen that is being closed takes no messages
            self.on_change(change)

    def _refreshed(
        self, wish: Wish, report: Callable[[Progress], None], stop: Callable[[], bool]
    ) -> Done:
        """Refresh; once more on a new index if this one is damaged or can't be written."""
        self._cabinet.check()
        used = self._cabinet.index
        try:
            return self._refresh_once(wish, report, stop)
        except sqlite3.DatabaseError as error:
            self._cabinet.replace(used, error)
        return self._refresh_once(wish, report, stop)

    def _refresh_once(
        self, wish: Wish, report: Callable[[Progress], None], stop: Callable[[], bool]
    ) -> Done:
        from reader.library.refresh import refresh

        with closing(self._cabinet.index.connect()) as index:
            done = refresh(index, self._marker, wish, report, stop)
        self._marker.review()
        return done
