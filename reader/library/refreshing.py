"""Runs a refresh on the index, and again on a new one if that is damaged or can't be written."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Protocol

from reader.library.documents.store import DocumentStore
from reader.library.index.recover import RecoveringIndex
from reader.library.ledger_rows import FromReader, LedgerRows
from reader.library.marks.current_marks import CurrentMarks
from reader.library.rows import Progress

if TYPE_CHECKING:
    from reader.library.reading.refresh import RefreshRequest, RefreshResult


class RefreshedSources(FromReader, Protocol):
    """What a library lists, and what its reader has decided of people and corrected."""

    sources: list[bytes]

    def add(self, paths: Sequence[bytes]) -> None:
        """List these paths too."""


Report = Callable[[Progress], None]
ShouldStop = Callable[[], bool]


def refreshed(
    index: RecoveringIndex,
    marks: CurrentMarks,
    store: DocumentStore,
    wish: RefreshRequest,
    report: Report,
    stop: ShouldStop,
) -> RefreshResult:
    """Bring the index up to date with the sources; marks are matched with what it has then."""
    from reader.library.reading.refresh import refresh

    def once() -> RefreshResult:
        with closing(index.index.connect()) as connection:
            done = refresh(connection, marks.actions, store, wish, report, stop)
        marks.index_changed()
        marks.write_snapshot()
        with closing(index.index.connect()) as connection:
            _link(connection, stop)  # marks do not wait for it
        return done

    index.check()
    used = index.index
    try:
        return once()
    except sqlite3.DatabaseError as error:
        index.replace(used, error)
    return once()


def join_listed(
    index: RecoveringIndex, listed: RefreshedSources, stdin: Sequence[bytes], stop: ShouldStop
) -> None:
    """Bring people and series of what is listed up to date in the index.

    `stdin` are the paths of standard input, which is listed from now on.
    """
    listed.add(stdin)
    LedgerRows(index, listed.sources, os.fsdecode, (), listed).update(stop)


def _link(connection: sqlite3.Connection, stop: ShouldStop) -> None:
    """Link the developments of days that have changed.

    Most starts find none, and what makes links takes 5 MiB.
    """
    if connection.execute("SELECT 1 FROM thread_stale LIMIT 1").fetchone() is not None:
        from reader.library.threads.linking import update_links

        update_links(connection, stop)
