"""All that is known, behind one face: the index of bulletins and the reader's marks on them.

The screens, the command line and tests use this and nothing behind it.  Nothing here waits for a
disk but `refresh`, which is for a worker thread, `close`, and the first mark of a session where it
is made before `refresh` has read the marks.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, nullcontext, suppress
from datetime import date
from pathlib import Path
from threading import Event, get_ident
from typing import TYPE_CHECKING

from reader.library.index.recover import RecoveringIndex
from reader.library.marks.current_marks import CurrentMarks
from reader.library.marks.remarks import Remarks
from reader.library.rows import (
    Article,
    Completion,
    Counts,
    Listing,
    MarksChange,
    Progress,
    ReadingPosition,
    Row,
    SearchResult,
    Snippet,
    View,
)
from reader.library.views.developments import ShownDevelopments
from reader.models import Span, Unreadable

if TYPE_CHECKING:
    from reader.library.reading.refresh import RefreshRequest, RefreshResult
    from reader.library.search.question import SearchQuestion
    from reader.library.search.searcher import Searcher
    from reader.library.views.row_identity import RowIdentities


def ignore(change: MarksChange) -> None:
    """Nobody is looking."""


class Library:
    """The bulletins of some sources, with the reader's marks."""

    def __init__(
        self, cache: Path, data: Path, sources: Sequence[str], *, computer: str | None = None
    ) -> None:
        """Open the index in `cache` and the marks in `data`; no bulletin is read yet.

        Shown is what the index holds of `sources`: files, folders with all below them, "-".
        """
        self.on_change: Callable[[MarksChange], None] = ignore
        self._sources = tuple(sources)
        self._unreadable: tuple[Unreadable, ...] = ()
        self._closing = False
        self._home = get_ident()
        self._idle = Event()
        self._idle.set()
        self._cabinet = RecoveringIndex(cache)
        name = computer or os.uname().nodename
        self._marks = CurrentMarks(data, name, self._cabinet, self._tell)
        self._cabinet.on_new = self._marks.index_replaced
        self._shown = ShownDevelopments(self._cabinet, self._marks, sources)
        self._loaded: Searcher | None = None
        self._remarks = Remarks(self._cabinet, self._marks)

    @property
    def problems(self) -> tuple[Unreadable, ...]:
        """What could not be read in the last refresh; damage found in the marks or the index."""
        return (*self._marks.problems, *self._cabinet.problems, *self._unreadable)

    def listing(self, view: View = "all", keep: frozenset[int] = frozenset()) -> Listing:
        """The rows of a view; developments in `keep` are in it even if they no longer fit."""
        return self._shown.listing(view, keep)

    def version(self) -> tuple[int, int, int]:
        """Changes when listings have to be made anew, whichever program changed the index."""
        return self._shown.version()

    def counts(self) -> Counts:
        """Totals over what is shown."""
        return self._shown.counts()

    def article(self, key: int) -> Article | None:
        """A development with all that stands beside it, the reader's remarks and corrections too.

        `also` are the other bulletins that have it in the very same words, and are listed with it.

        None when it has gone.
        """
        article = self._remarks.article(key)
        also = self._shown.also(key) if article else ()
        return article._replace(also=also) if article and also else article

    def row_identities(self) -> RowIdentities:
        """What tells scripts which development a row is."""
        from reader.library.views.row_identity import RowIdentities

        return RowIdentities(self._cabinet, self._sources)

    def search(
        self,
        text: str,
        *,
        view: View = "all",
        limit: int | None = 1000,
        keep: frozenset[int] = frozenset(),
    ) -> SearchResult:
        """What fits a line of the search language within a view; those in `keep` in any case."""
        found = self.question(text, view=view, limit=limit, keep=keep).answer()
        assert found is not None, "nobody could stop it"
        return found

    def question(
        self,
        *lines: str,
        view: View = "all",
        limit: int | None = 1000,
        keep: frozenset[int] = frozenset(),
    ) -> SearchQuestion:
        """What `search` answers, to be answered elsewhere or not to the end; all lines must fit."""
        return self._searcher.question(lines, view, limit, keep)

    def hits(self, key: int, text: str) -> tuple[Span, ...]:
        """The places of a development to mark for a line of the search language, in order."""
        article = self.article(key)
        return tuple(self.matches(article, text)) if article else ()

    def matches(self, article: Article, *lines: str) -> Iterator[Span]:
        """The same of an article and of several lines, looked for as they are asked for."""
        return self._searcher.hits(article, lines)

    def snippet(self, key: int, text: str) -> Snippet:
        """Words that a line of the search language finds in a development, in context."""
        article = self.article(key)
        return self._searcher.snippet(article, text) if article else Snippet("")

    def complete(self, text: str, cursor: int) -> Completion:
        """What may stand in place of the word that ends at the cursor."""
        return self._searcher.complete(text, cursor)

    def note(self, key: int) -> str:
        """The reader's note on a development, or ""."""
        return self._remarks.note(key)

    def set_note(self, key: int, text: str) -> None:
        """Write a note on a development; an empty one takes it away."""
        self._remarks.set_note(key, text)

    def tags(self, key: int) -> tuple[str, ...]:
        """The reader's tags on a development."""
        return self._remarks.tags(key)

    def set_tags(self, key: int, tags: Sequence[str]) -> None:
        """Give a development these tags and no others."""
        self._remarks.set_tags(key, tags)

    def all_tags(self) -> tuple[str, ...]:
        """Every tag in use, the most frequent first."""
        return tuple(self._searcher.all_tags())

    def correct(self, key: int, quote: Span, person: str | None) -> None:
        """Say who spoke the quote at this span: a person by name, or None for nobody known."""
        self._remarks.correct(key, quote, person)

    def row(self, key: int) -> Row | None:
        """A development's row as it looks now."""
        found = self._shown.entry(key)
        return self._shown.draw(found) if found else None

    def set_read(self, keys: Sequence[int], read: bool) -> None:
        """Mark developments as read or unread: one record, one undo."""
        self._marks.actions.mark("read", keys, read)

    def set_seen(self, key: int) -> None:
        """Mark a development as read because the reader stayed with it; this is not undone."""
        self._marks.actions.mark("read", [key], True, is_undone=False)

    def read_all(self, listing: Listing) -> int:
        """Mark all rows of a list as read, one record, one undo; gives how many that changes."""
        marker = self._marks.actions
        return marker.mark("read", self._shown.unread(listing), True)

    def set_bookmark(self, keys: Sequence[int], on: bool) -> None:
        """Bookmark developments or not: one record, one undo."""
        self._marks.actions.mark("bookmark", keys, on)

    def set_place(self, key: int, place: ReadingPosition) -> None:
        """Keep the reader's place in a development; this is not undone."""
        self._marks.actions.mark("place", [key], True, place)

    def place(self, key: int) -> ReadingPosition | None:
        """The reader's place in a development."""
        found = self._shown.entry(key)
        return self._marks.place(found.story) if found else None

    def undo(self) -> str | None:
        """Take back the last mark that the reader made in this session; says which it was."""
        return self._marks.actions.undo()

    def refresh(
        self,
        *,
        given: date | None,
        today: date,
        report: Callable[[Progress], None],
        stop: Callable[[], bool],
        force: bool = False,
        stdin: bytes | Unreadable | None = None,
    ) -> None:
        """Read what is new or has changed, newest first; blocks, so call it in a worker thread.

        Ends early when `stop` says so, or when the library is closed; what has been read is kept.
        """
        from reader.library.reading.refresh import (
            RefreshRequest,  # rules and parsers: not on the way to the screen
        )

        wish = RefreshRequest(self._sources, given, today, force, stdin)
        is_home = get_ident() == self._home
        self._idle.clear()
        try:
            self._marks.load()
            with nullcontext(report) if is_home else self._shown.filling(report) as told:
                done = self._refreshed(wish, told, lambda: self._closing or stop())
                self._unreadable = done.progress.unreadable
                self._shown.add(done.stdin)
        finally:
            if not is_home:
                self._cabinet.disconnect()
            self._idle.set()
        report(done.progress)

    def release(self) -> None:
        """Close what this thread has opened; for threads that ask something and end."""
        self._cabinet.disconnect()

    def unsaved(self) -> int:
        """How many marks are not on the disk yet."""
        return self._marks.unsaved()

    def close(self, timeout: float = 2.0) -> tuple[str, ...]:
        """Save what waits, at most for `timeout` seconds; what could not be saved, in words."""
        self._closing = True
        left = self._marks.close(timeout)
        self._idle.wait(timeout)
        self._cabinet.close()
        return left

    @property
    def _searcher(self) -> Searcher:
        """Loaded when it is first needed: no part of it is on the way to the first screen."""
        if self._loaded is None:
            from reader.library.search.searcher import Searcher

            self._loaded = Searcher(self._cabinet, self._marks.actions, self._shown, self._remarks)
        return self._loaded

    def _tell(self, change: MarksChange) -> None:
        with suppress(RuntimeError):  # a screen that is being closed takes no messages
            self.on_change(change)

    def _refreshed(
        self, wish: RefreshRequest, report: Callable[[Progress], None], stop: Callable[[], bool]
    ) -> RefreshResult:
        """Refresh; once more on a new index if this one is damaged or can't be written."""
        self._cabinet.check()
        used = self._cabinet.index
        try:
            return self._refresh_once(wish, report, stop)
        except sqlite3.DatabaseError as error:
            self._cabinet.replace(used, error)
        return self._refresh_once(wish, report, stop)

    def _refresh_once(
        self, wish: RefreshRequest, report: Callable[[Progress], None], stop: Callable[[], bool]
    ) -> RefreshResult:
        from reader.library.reading.refresh import refresh

        with closing(self._cabinet.index.connect()) as index:
            done = refresh(index, self._marks.actions, wish, report, stop)
        self._marks.index_changed()
        self._marks.write_snapshot()
        return done
