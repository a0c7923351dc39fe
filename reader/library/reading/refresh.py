"""Updates the index from the sources: reads only files that are new or have changed.

The newest files are read first. Each bulletin is stored as a whole or not at all; deleted files are
removed from the index.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from reader import clean, pipeline
from reader.library.documents.keeper import VersionKeeper
from reader.library.documents.store import FETCHED, DocumentStore
from reader.library.index.source_paths import source_path, under
from reader.library.index.writing.write import (
    Stored,
    UnreadableFile,
    put,
    put_unreadable,
    remove,
    touch,
)
from reader.library.keep_terms import KEEP_USUAL, KeepTerms
from reader.library.marks.mark_actions import MarkActions
from reader.library.rows import Progress
from reader.models import Unreadable
from reader.pipeline import Candidate, PassedOver

if TYPE_CHECKING:  # most starts read nothing
    from reader.library.index.prepare import FileReading, FileSeen, KnownContent

_LOCK_TIMEOUT = 20_000  # milliseconds that a write waits for another program
_SEARCH_CACHE = 200  # KiB of SQLite's page cache while files are being found
_STORE_CACHE = 16_000  # KiB of page cache while storing, which writes to many tables
_CHECKPOINT = 4_000  # pages of the write-ahead log before a checkpoint
_REPORT_INTERVAL = 0.1  # seconds between two reports

NEVER = -1
"""The stored modification time of a file that could not be opened; no real file has it."""

_FileRow = tuple[int, int, str, str | None]  # size, time, given date, why it is unreadable


class RefreshRequest(NamedTuple):
    """What to read: the sources as given, and the days used to date bulletins."""

    sources: Sequence[str]
    given_day: date | None
    today: date
    force: bool = False
    stdin: bytes | Unreadable | None = None
    keep: KeepTerms = KEEP_USUAL

    @property
    def given_date(self) -> str:
        """The date that the reader gave, as the index stores it: ISO, or "" for none."""
        return self.given_day.isoformat() if self.given_day else ""


class RefreshResult(NamedTuple):
    """The result of a refresh; `stdin` is the path under which standard input is stored."""

    progress: Progress
    stdin: tuple[bytes, ...] = ()


class _Run:
    """One refresh: the files found, the counts of what was read, and the progress to report."""

    def __init__(
        self,
        index: sqlite3.Connection,
        marks: MarkActions,
        store: DocumentStore,
        request: RefreshRequest,
    ) -> None:
        self.index, self.marks, self.request = index, marks, request
        self.versions = VersionKeeper(index, store, request.today)
        self.fetched = store.folder / FETCHED
        self.dropped = self.evicted = 0
        self.done = self.total = self.passed_over = 0
        self.changed = self.ever_changed = False
        self.unreadable: list[Unreadable] = []
        self.stdin: tuple[bytes, ...] = ()

    def find_changed(self, stop: Callable[[], bool]) -> list[Candidate] | None:
        """Return the files to read, newest first; None if stopped. Deleted files are removed.

        Of each unchanged file only a hash is kept, because there may be very many.
        """
        todo: dict[bytes, Candidate] = {}
        known: set[int] = set()
        for found in pipeline.find_candidates(self.request.sources):
            if stop():
                return None
            if not isinstance(found, Candidate):
                self.report_skipped(found)
                continue
            path = b"-" if found.path == "-" else source_path(found.path)
            file = _file_row(self.index, path)
            if file is not None:
                known.add(hash(path))
            if self.is_new(found, file):
                todo[path] = found
        self.remove_others(known)
        return sorted(todo.values(), key=lambda item: (item.path != "-", -item.mtime_ns))

    def remove_others(self, known: set[int]) -> None:
        """Remove the files of these sources that were not found from the index."""
        is_in_sources = under(
            frozenset(source_path(path) for path in self.request.sources if path != "-")
        )
        rows = self.index.execute("SELECT path FROM source")
        deleted = [path for (path,) in rows if hash(path) not in known and is_in_sources(path)]
        if deleted:
            self.index_changed(remove(self.index, deleted))

    def is_new(self, candidate: Candidate, known: _FileRow | None) -> bool:
        """Whether a file must be read again; a known unreadable file is reported."""
        current = (candidate.size, candidate.mtime_ns, self.request.given_date)
        if self.request.force or known is None or known[:3] != current:
            return True
        if known[3] is not None:
            self.report_skipped(Unreadable(candidate.shown, known[3]))
        return False

    def known(self, candidate: Candidate) -> KnownContent | None:
        """The index's content hash of a file, and the date given when it was read."""
        return _known_content(self.index, source_path(candidate.path))

    def store(self, reading: FileReading) -> None:
        """Store the reading of one file."""
        file, content = reading
        if file is not None and file.path.startswith(b"-/"):
            self.stdin = (file.path,)
        if content is None and file is not None:
            touch(self.index, file)
        elif isinstance(content, Unreadable):
            self.report_skipped(content)
            self.store_unreadable(file, content)
        elif isinstance(content, PassedOver):
            self.report_skipped(content)
        elif content is not None and file is not None:
            self.versions.keep(file.path, content)
            self.index_changed(put(self.index, file, content))

    def store_unreadable(self, seen: FileSeen | None, content: Unreadable) -> None:
        """Store why a file has no bulletin.

        A file that could not be opened keeps its earlier bulletins, because it may become readable
        again; each refresh tries it.
        """
        path = source_path(content.source)
        if seen is None and (not os.path.lexists(path) or _file_row(self.index, path)):
            return
        if seen is None:
            from reader.library.index.prepare import FileSeen

            seen = FileSeen(path, 0, NEVER, b"", self.request.given_date)
        file = UnreadableFile(content.why, *self.place_of(seen))
        self.versions.keep(seen.path, ())
        self.index_changed(put_unreadable(self.index, seen, file))

    def place_of(self, seen: FileSeen) -> tuple[str, str]:
        """The name of a file, and the day under which the list shows it."""
        today = self.request.today
        if seen.path.startswith(b"-/"):
            return "standard input", today.isoformat()
        folders, name = os.path.split(os.fsdecode(seen.path))
        modified = today if seen.mtime == NEVER else date.fromtimestamp(seen.mtime / 1e9)
        return clean.line(name), pipeline.find_file_day(name, folders, modified)

    def index_changed(self, stored: Stored) -> None:
        """Match the marks with what was stored or removed."""
        self.marks.index_changed(stored)
        self.changed = self.ever_changed = True

    def report_skipped(self, found: PassedOver | Unreadable) -> None:
        """Count a file of a folder that is not a text; record a file that could not be read."""
        if isinstance(found, Unreadable):
            self.unreadable.append(found)
        else:
            self.passed_over += 1

    def progress(self, finished: bool = False) -> Progress:
        """The progress. `changed` means since the last call, or since the start if `finished`."""
        changed, self.changed = self.changed or finished and self.ever_changed, False
        unreadable = (*self.unreadable, *self.versions.problems)
        counts = (self.done, self.total, changed, unreadable, self.passed_over, finished)
        return Progress(*counts, self.dropped, self.evicted)

    def drop_old(self) -> None:
        """Drop earlier versions and fetched documents that are too old or too many."""
        keep, marked = self.request.keep, self.marks.marked_texts
        self.dropped = self.versions.drop_old(keep.version_days, marked)
        if not self.fetched.is_dir():
            return
        from reader.library.documents.eviction import evict

        if gone := evict(self.fetched, self.index, marked, keep):
            self.evicted = len(gone)
            self.index_changed(remove(self.index, gone))


def refresh(
    index: sqlite3.Connection,
    marks: MarkActions,
    store: DocumentStore,
    request: RefreshRequest,
    report: Callable[[Progress], None],
    stop: Callable[[], bool],
) -> RefreshResult:
    """Update the index; `report` is called at most every 0.1 seconds before the end."""
    index.execute(f"PRAGMA busy_timeout = {_LOCK_TIMEOUT}")
    index.execute(f"PRAGMA cache_size = -{_SEARCH_CACHE}")
    run = _Run(index, marks, store, request)
    run.versions.learn()
    todo = run.find_changed(stop) or []
    if todo:
        _read(run, todo, report, stop)
    _forget_old_input(index, request.today)
    run.drop_old()
    return RefreshResult(run.progress(finished=True), run.stdin)


def _read(
    run: _Run,
    todo: Sequence[Candidate],
    report: Callable[[Progress], None],
    stop: Callable[[], bool],
) -> None:
    """Read these files, and store each as soon as it is read."""
    from reader.library.index.prepare import ReadingTerms
    from reader.library.reading.dispatch import read_candidates

    run.total, due = len(todo), 0.0
    run.index.execute(f"PRAGMA cache_size = -{_STORE_CACHE}")
    run.index.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT}")
    wish = run.request
    terms = ReadingTerms(wish.given_day, wish.today, wish.force, wish.stdin)
    for reading in read_candidates(todo, run.known, terms, stop):
        run.store(reading)
        run.done += 1
        if time.monotonic() >= due:
            report(run.progress())
            due = time.monotonic() + _REPORT_INTERVAL


def _file_row(index: sqlite3.Connection, path: bytes) -> _FileRow | None:
    """The row of a file in the index."""
    sql = "SELECT size, mtime, given, why FROM source WHERE path = ?"
    found: _FileRow | None = index.execute(sql, (path,)).fetchone()
    return found


def _known_content(index: sqlite3.Connection, path: bytes) -> KnownContent | None:
    found = index.execute("SELECT content, given FROM source WHERE path = ?", (path,)).fetchone()
    return (bytes(found[0]), str(found[1])) if found else None


def _forget_old_input(index: sqlite3.Connection, today: date) -> None:
    """Remove standard input of past days; its day is stored as its modification time."""
    rows = index.execute(
        "SELECT path FROM source WHERE path >= ? AND path < ? AND mtime < ?",
        (b"-/", b"-0", today.toordinal() - 1),
    )
    old = [path for (path,) in rows]
    if old:
        remove(index, old)
