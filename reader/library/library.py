"""Joins the index of bulletins with the reader's marks in one interface, `Library`.

Screens, commands and exports use only this class. Only `refresh` (for a worker thread), `close`
and, before the first refresh, a session's first mark wait for a disk.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext, suppress
from datetime import date
from pathlib import Path
from threading import Event, get_ident
from typing import TYPE_CHECKING

from reader.library.documents.earlier import EarlierTexts
from reader.library.index.recover import RecoveringIndex
from reader.library.keep_terms import KEEP_USUAL, KeepTerms
from reader.library.marks.current_marks import CurrentMarks
from reader.library.marks.remarks import Remarks
from reader.library.rows import (
    Article,
    Completion,
    Correction,
    CorrectionOffer,
    Counts,
    Listing,
    MarksChange,
    Progress,
    ReadingPosition,
    Row,
    SearchResult,
    Snippet,
    TextOrigin,
)
from reader.library.views.development_rows import ShownDevelopments
from reader.library.views.developments import DEVELOPMENTS
from reader.models import Span, Unreadable

if TYPE_CHECKING:
    from reader.ledger.change_types import Changes
    from reader.library.ledger_rows import LedgerRows
    from reader.library.search.question import SearchQuestion
    from reader.library.search.searcher import Searcher
    from reader.library.views.row_identity import RowIdentities
    from reader.library.views.view import View


class Library:
    """The bulletins of some sources, and the reader's marks on them."""

    def __init__(
        self, cache: Path, data: Path, sources: Sequence[str], *, computer: str | None = None
    ) -> None:
        """Open the index in folder `cache` and the marks in folder `data`; reads no source.

        Lists show what the index holds of `sources` (files, folders, "-").  `computer`, or else the
        host's name, names the file of marks to write.
        """
        self.on_change: Callable[[MarksChange], object] = lambda change: None  # there is no screen
        self._sources = tuple(sources)
        self._unreadable: tuple[Unreadable, ...] = ()
        self._closing, self._owner_thread = False, get_ident()
        self._idle = Event()
        self._idle.set()
        self._index = RecoveringIndex(cache)
        self._marks = CurrentMarks(data, computer or os.uname().nodename, self._index, self._tell)
        self._index.on_new = self._marks.index_replaced
        self._remarks = Remarks(self._index, self._marks)
        self._shown = ShownDevelopments(self._index, self._marks, self._remarks, sources)
        self.view_data = self._shown  # what views read from
        self._loaded: Searcher | None = None
        self._documents = data / "documents"
        asked = self._marks.read_text, self._shown.is_updated
        self.earlier = EarlierTexts(self._index, self._documents, *asked)

    @property
    def problems(self) -> tuple[Unreadable, ...]:
        """What the last refresh could not read, and damage found in the marks or the index."""
        return (*self._marks.problems, *self._index.problems, *self._unreadable)

    def listing(self, view: View = DEVELOPMENTS, keep: frozenset[int] = frozenset()) -> Listing:
        """Return the rows of a view, always including developments with keys in `keep`."""
        groups = self._shown.groups(view, keep)
        if groups is not None:
            return view.listing(self._shown, groups)
        return self.search("", view=view, limit=None, keep=keep).listing

    def version(self) -> tuple[int, int, int]:
        """A value that changes when lists are out of date, whichever process wrote the index."""
        return self._shown.version()

    def counts(self) -> Counts:
        """Totals over all developments of the sources."""
        return self._shown.counts()

    def count_unread(self, listing: Listing) -> int:
        """Count the developments of a list (the targets of its rows) that are unread."""
        return self._shown.count_unread(listing)

    def article(self, key: int) -> Article | None:
        """Return a development with its marks and copies; None if it is no longer indexed."""
        article = self._remarks.article(key)
        if article is None:
            return None
        since, place = self.earlier.find(key)
        article = article._replace(changed=since, has_earlier=place is not None)
        return self._shown.in_story(article._replace(also=self._shown.also(key)))

    def changes(self, key: int) -> Changes | str:
        """Return what changed since it was read or first stored, or why not; for a thread."""
        return self.earlier.changes(key)

    def row_identities(self) -> RowIdentities:
        """Return the lookup that gives scripts a stable id for the development of each row."""
        from reader.library.views.row_identity import RowIdentities

        return RowIdentities(self._index, self._sources)

    def ledger_rows(self) -> LedgerRows:
        """Return people, series, threads and news over everything that is listed."""
        from reader.library.ledger_rows import LedgerRows

        given, shown = self.row_identities().as_given, self._shown
        return LedgerRows(self._index, shown.sources, given, shown.now().hidden, shown)

    def search(
        self,
        text: str,
        *,
        view: View = DEVELOPMENTS,
        limit: int | None = 1000,
        keep: frozenset[int] = frozenset(),
    ) -> SearchResult:
        """Return at most `limit` rows of a view (None: all) that match, and those in `keep`."""
        found = self.question(text, view=view, limit=limit, keep=keep).answer()
        assert found is not None, "only a question that may be stopped has no answer"
        return found

    def question(
        self,
        *lines: str,
        view: View = DEVELOPMENTS,
        limit: int | None = 1000,
        keep: frozenset[int] = frozenset(),
    ) -> SearchQuestion:
        """Return a search that another thread can run and stop; a row must match all `lines`."""
        return self._searcher.question(lines, view, limit, keep)

    def matches(self, article: Article, *lines: str) -> Iterator[Span]:
        """Yield the places in an article that match any of these queries, found as needed."""
        return self._searcher.hits(article, lines)

    def snippet(self, key: int, text: str) -> Snippet:
        """Return the first match of a query in a development, with the words around it."""
        article = self._remarks.article(key, reads_evidence=False)
        return self._searcher.snippet(article, text) if article else Snippet("")

    def complete(self, text: str, cursor: int) -> Completion:
        """Return words that can replace the word that ends at character `cursor` of a query."""
        return self._searcher.complete(text, cursor)

    def note(self, key: int) -> str:
        """Return the reader's note on a development, or ""."""
        return self._remarks.note(key)

    def set_note(self, key: int, text: str) -> None:
        """Store a note on a development; an empty `text` removes the note."""
        self._remarks.set_note(key, text)

    def tags(self, key: int) -> tuple[str, ...]:
        """The reader's tags on a development."""
        return self._remarks.tags(key)

    def set_tags(self, key: int, tags: Sequence[str]) -> None:
        """Replace the tags of a development."""
        self._remarks.set_tags(key, tags)

    def change_tags(self, keys: Sequence[int], tags: Sequence[str], on: bool) -> int:
        """Add tags to developments or remove them, as one step of undo; returns how many change."""
        return self._remarks.change_tags(keys, tags, on)

    def all_tags(self) -> tuple[str, ...]:
        """Every tag in use, the most frequent first."""
        return tuple(self._searcher.all_tags())

    def correct(self, key: int, item: Span, wanted: Correction) -> int:
        """Correct the quote or figure at this span; returns how many items that corrects."""
        return self._remarks.correct(key, item, wanted)

    def correction_offer(self, key: int, item: Span) -> CorrectionOffer | None:
        """Return possible corrections of the quote or figure at this span; None if gone."""
        return self._remarks.offer(key, item)

    def origin(self, key: int) -> TextOrigin:
        """Return when the source of a development was read, and by which version of the rules."""
        return self._remarks.origin(key)

    def row(self, key: int) -> Row | None:
        """Return a development's row with its current marks; None if it is no longer indexed."""
        found = self._shown.entry(key)
        return self._shown.row_of(found) if found else None

    def set_read(self, keys: Sequence[int], read: bool) -> int:
        """Mark developments as read or unread, as one step of undo; returns how many change."""
        return self._marks.actions.mark("read", keys, read)

    def set_seen(self, key: int) -> None:
        """Mark a development as read because it was on the screen for a while; undo skips it."""
        self._marks.actions.mark("read", [key], True, is_undone=False)

    def read_all(self, listing: Listing) -> int:
        """Mark all developments of a list as read, as one step of undo; returns how many change."""
        return self._marks.actions.mark("read", self._shown.unread(listing), True)

    def set_bookmark(self, keys: Sequence[int], on: bool) -> int:
        """Set or remove bookmarks, as one step of undo; returns how many change."""
        return self._marks.actions.mark("bookmark", keys, on)

    def set_place(self, key: int, place: ReadingPosition) -> None:
        """Store the reader's position in a development; undo skips this mark."""
        self._marks.actions.mark("place", [key], True, place)

    def place(self, key: int) -> ReadingPosition | None:
        """The stored position in a development, or None."""
        found = self._shown.entry(key)
        return self._marks.place(found.story) if found else None

    def undo(self) -> str | None:
        """Undo the last mark of this session; returns its description, or None if there is none."""
        return self._marks.actions.undo()

    def refresh(
        self,
        *,
        given: date | None = None,
        today: date | None = None,
        report: Callable[[Progress], None] = lambda progress: None,
        stop: Callable[[], bool] = lambda: False,
        force: bool = False,
        stdin: bytes | Unreadable | None = None,
        keep: KeepTerms = KEEP_USUAL,
    ) -> None:
        """Read new and changed sources, the newest files first; blocks, so call it in a thread.

        `given` is the day of bulletins that state none, `today` the last possible day. `force`
        reads unchanged sources too. `stdin` is the data from standard input. What has no marks is
        dropped after the terms of `keep`. It ends early, keeping what it has read, if `stop`
        returns true or the library is closed.
        """
        from reader.library.documents.store import DocumentStore
        from reader.library.reading.refresh import RefreshRequest
        from reader.library.refreshing import join_listed, refreshed

        wish = RefreshRequest(self._sources, given, today or date.today(), force, stdin, keep)
        is_owner_thread = get_ident() == self._owner_thread
        self._idle.clear()
        try:
            self._marks.load()
            with nullcontext(report) if is_owner_thread else self._shown.filling(report) as told:
                store, stops = DocumentStore(self._documents), lambda: self._closing or stop()
                done = refreshed(self._index, self._marks, store, wish, told, stops)
                self._unreadable = done.progress.unreadable
                join_listed(self._index, self._shown, done.stdin, stops)
        finally:
            if not is_owner_thread:
                self._index.disconnect()
            self._idle.set()
        report(done.progress)

    def release(self) -> None:
        """Close this thread's connection to the index; for threads that are about to end."""
        self._index.disconnect()

    def unsaved(self) -> int:
        """The number of marks that are not on disk yet."""
        return self._marks.unsaved()

    def close(self, timeout: float = 2.0) -> tuple[str, ...]:
        """Save all marks within `timeout` seconds; returns descriptions of those not saved."""
        self._closing = True
        left = self._marks.close(timeout)
        self._idle.wait(timeout)
        self._index.close()
        return left

    @property
    def _searcher(self) -> Searcher:
        """The searcher, imported and created at its first use; the first screen needs none."""
        if self._loaded is None:
            from reader.library.search.searcher import Searcher

            self._loaded = Searcher(self._index, self._marks.actions, self._shown, self._remarks)
        return self._loaded

    def _tell(self, change: MarksChange) -> None:
        with suppress(RuntimeError):  # a screen that is being closed takes no messages
            self.on_change(change)
