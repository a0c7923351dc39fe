"""Runs a refresh on the index, and again on a new one if that is damaged or can't be written."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Protocol

from reader.library.documents.store import DocumentStore
from reader.library.index.recover import RecoveringIndex
from reader.library.ledger_store.scopes import current_scope
from reader.library.marks.current_marks import CurrentMarks
from reader.library.rows import Progress

if TYPE_CHECKING:
    from reader.ledger.people.decisions import Decisions
    from reader.library.corrections.corrected_texts import CorrectedTexts
    from reader.library.reading.refresh import RefreshRequest, RefreshResult


class RefreshedSources(Protocol):
    """What a library lists, and what its reader has decided of people and corrected."""

    sources: list[bytes]

    def add(self, paths: Sequence[bytes]) -> None:
        """List these paths too."""

    def decisions(self) -> Decisions:
        """Which people are one, and which are not."""

    def corrected(self) -> CorrectedTexts:
        """The developments with corrections."""


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
    index: RecoveringIndex,
    marks: CurrentMarks,
    listed: RefreshedSources,
    stdin: Sequence[bytes],
    stop: ShouldStop,
) -> None:
    """Bring people and series of what is listed up to date in the index.

    `stdin` are the paths of standard input, which is listed from now on.  Where the reader has
    decided and corrected nothing it first looks, with few modules, whether anything has changed.
    """
    listed.add(stdin)
    sources = frozenset(listed.sources)
    is_plain = not (marks.actions.decided_people() or marks.all_corrected())
    if is_plain and index.ask(lambda connection: current_scope(connection, sources, (), {})):
        return
    from reader.library.ledger_rows import LedgerRows

    LedgerRows(index, sources, os.fsdecode, (), listed).update(stop)


def _link(connection: sqlite3.Connection, stop: ShouldStop) -> None:
    """Link the developments of days that have changed.

    Most starts find none, and what makes links takes 5 MiB.
    """
    if connection.execute("SELECT 1 FROM thread_stale LIMIT 1").fetchone() is not None:
        from reader.library.threads.linking import update_links

        update_links(connection, stop)
