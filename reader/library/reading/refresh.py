"""The sources to an index that is up to date: only files that are new or changed are read.

Newest first, each bulletin stored whole or not at all; a file that has gone leaves the index.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from reader import pipeline
from reader.library.index.prepare import FileReading, KnownContent, ReadingTerms
from reader.library.index.source_paths import source_path, under
from reader.library.index.write import Stored, put, put_unreadable, remove, touch
from reader.library.marks.mark_actions import MarkActions
from reader.library.reading.dispatch import read_candidates
from reader.library.rows import Progress
from reader.models import Unreadable
from reader.pipeline import Candidate, PassedOver

_PATIENCE = 20_000  # milliseconds that a write waits for another program's
_GLANCE = 200  # KiB of the index that are kept while all files are looked for
_CACHE = 16_000  # KiB of the index that are kept while storing, for its tables are far apart
_CHECKPOINT = 4_000  # pages after which what was stored is moved into the index's own file
_APART = 0.1  # seconds between two reports

_File = tuple[int, int, str, str | None]  # size, time, given date and complaint


@dataclass(frozen=True, slots=True)
class RefreshRequest:
    """What to read: the sources as given, and what the dates of bulletins are worked out from."""

    sources: Sequence[str]
    given: date | None
    today: date
    force: bool = False
    stdin: bytes | Unreadable | None = None


@dataclass(frozen=True, slots=True)
class RefreshResult:
    """How a refresh ended; `stdin` is the path that standard input is kept under."""

    progress: Progress
    stdin: tuple[bytes, ...] = ()


class _Run:
    """One refresh: what was found, what was read, and what there is to report."""

    def __init__(
        self, index: sqlite3.Connection, marker: MarkActions, wish: RefreshRequest
    ) -> None:
        self.index, self.marker, self.wish = index, marker, wish
        self.done = self.total = self.passed_over = 0
        self.changed = self.ever_changed = False
        self.unreadable: list[Unreadable] = []
        self.stdin: tuple[bytes, ...] = ()
        self.terms = ReadingTerms(wish.given, wish.today, wish.force, wish.stdin)

    def find(self, stop: Callable[[], bool]) -> list[Candidate] | None:
        """Those that must be read, newest first, or None when stopped; what has gone is taken out.

        Of a file that is as it was nothing is kept but a hash: there may be very many.
        """
        todo: dict[bytes, Candidate] = {}
        known: set[int] = set()
        for found in pipeline.find_candidates(self.wish.sources):
            if stop():
                return None
            if not isinstance(found, Candidate):
                self.pass_by(found)
                continue
            path = b"-" if found.path == "-" else source_path(found.path)
            file = _file(self.index, path)
            if file is not None:
                known.add(hash(path))
            if self.is_new(found, file):
                todo[path] = found
        self.remove_others(known)
        return sorted(todo.values(), key=lambda item: (item.path != "-", -item.mtime_ns))

    def remove_others(self, known: set[int]) -> None:
        """Files of these sources that the index knows and nobody has found leave it."""
        here = under(frozenset(source_path(path) for path in self.wish.sources if path != "-"))
        rows = self.index.execute("SELECT path FROM source")
        gone = [path for (path,) in rows if hash(path) not in known and here(path)]
        if gone:
            self.note(remove(self.index, gone))

    def is_new(self, candidate: Candidate, known: _File | None) -> bool:
        """Whether a file must be read again; what is known to be unreadable is complained of."""
        wanted = (candidate.size, candidate.mtime_ns, self.terms.given_date)
        if self.wish.force or known is None or known[:3] != wanted:
            return True
        if known[3] is not None:
            self.pass_by(Unreadable(candidate.shown, known[3]))
        return False

    def known(self, candidate: Candidate) -> KnownContent | None:
        """What the index has of a file: its content, and the date that its reading was given."""
        return _content(self.index, source_path(candidate.path))

    def store(self, look: FileReading) -> None:
        """Store what a file gave."""
        seen, gave = look
        if seen is not None and seen.path.startswith(b"-/"):
            self.stdin = (seen.path,)
        if gave is None and seen is not None:
            touch(self.index, seen)
        elif isinstance(gave, Unreadable):
            self.pass_by(gave)
            # What could not even be opened stays as it was: it may be readable again.
            if seen is not None:
                self.note(put_unreadable(self.index, seen, gave.why))
        elif isinstance(gave, PassedOver):
            self.pass_by(gave)
        elif gave is not None and seen is not None:
            self.note(put(self.index, seen, gave))

    def note(self, stored: Stored) -> None:
        """The index has changed."""
        self.marker.settle(stored)
        self.changed = self.ever_changed = True

    def pass_by(self, found: PassedOver | Unreadable) -> None:
        """Count what a folder holds besides texts, and keep what could not be read."""
        if isinstance(found, Unreadable):
            self.unreadable.append(found)
        else:
            self.passed_over += 1

    def progress(self, finished: bool = False) -> Progress:
        """What there is to report; `changed` is since the last report, or at all in the last."""
        changed, self.changed = self.changed or finished and self.ever_changed, False
        unreadable = tuple(self.unreadable)
        return Progress(self.done, self.total, changed, unreadable, self.passed_over, finished)


def refresh(
    index: sqlite3.Connection,
    marker: MarkActions,
    wish: RefreshRequest,
    report: Callable[[Progress], None],
    stop: Callable[[], bool],
) -> RefreshResult:
    """Bring the index up to date; `report` is called about ten times a second, until the last."""
    index.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
    index.execute(f"PRAGMA cache_size = -{_GLANCE}")
    run = _Run(index, marker, wish)
    todo = run.find(stop) or []
    run.total = len(todo)
    if todo:
        index.execute(f"PRAGMA cache_size = -{_CACHE}")
        index.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT}")
    due = 0.0
    for look in read_candidates(todo, run.known, run.terms, stop):
        run.store(look)
        run.done += 1
        if time.monotonic() >= due:
            report(run.progress())
            due = time.monotonic() + _APART
    _forget_old_input(index, wish.today)
    return RefreshResult(run.progress(finished=True), run.stdin)


def _file(index: sqlite3.Connection, path: bytes) -> _File | None:
    """What the index knows of a file."""
    asked = "SELECT size, mtime, given, why FROM source WHERE path = ?"
    found: _File | None = index.execute(asked, (path,)).fetchone()
    return found


def _content(index: sqlite3.Connection, path: bytes) -> KnownContent | None:
    found = index.execute("SELECT content, given FROM source WHERE path = ?", (path,)).fetchone()
    return (bytes(found[0]), str(found[1])) if found else None


def _forget_old_input(index: sqlite3.Connection, today: date) -> None:
    """Standard input of past days leaves the index; the day is kept as its time."""
    rows = index.execute(
        "SELECT path FROM source WHERE path >= ? AND path < ? AND mtime < ?",
        (b"-/", b"-0", today.toordinal() - 1),
    )
    old = [path for (path,) in rows]
    if old:
        remove(index, old)
