"""Runs a refresh, and once more on a new index if the old one is damaged or not writable."""

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
    """The paths that a library lists, with its reader's decisions about people and corrections."""

    sources: list[bytes]

    def add(self, paths: Sequence[bytes]) -> None:
        """Add these paths to the listed ones."""


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
    """Update the index from the sources, then match the marks with what the index holds."""
    from reader.library.reading.refresh import refresh

    def once() -> RefreshResult:
        with closing(index.index.connect()) as connection:
            done = refresh(connection, marks.actions, store, wish, report, stop)
        marks.index_changed()
        marks.write_snapshot()
        with closing(index.index.connect()) as connection:
            _link(connection, stop)  # after the marks, so that they do not wait for it
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
    """Update the people and series of everything that is listed.

    `stdin` is the path of standard input, if it was read; it is listed from now on.
    """
    listed.add(stdin)
    LedgerRows(index, listed.sources, os.fsdecode, (), listed).update(stop)


def _link(connection: sqlite3.Connection, stop: ShouldStop) -> None:
    """Update the threads of the days that have changed.

    At most starts there are none, and importing the code for it takes 5 MiB.
    """
    if connection.execute("SELECT 1 FROM thread_stale LIMIT 1").fetchone() is not None:
        from reader.library.threads.linking import update_links

        update_links(connection, stop)
