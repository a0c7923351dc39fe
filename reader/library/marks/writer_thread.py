"""Runs the thread that saves this computer's marks and reads those of other computers.

A record counts as saved only when it is on disk. Records that cannot be saved stay in the queue and
are tried again every few seconds; `close` returns those that are left.
"""

from __future__ import annotations

import errno
import re
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Condition, Thread
from typing import NamedTuple

from reader.library.marks.append import Locked, append, locked
from reader.library.marks.files import MarksFile, MarksRead
from reader.library.marks.folder import FileState, marks_files
from reader.library.marks.records import MarkRecord, encode_header, encode_record
from reader.library.private import make_private
from reader.models import Unreadable

READ_INTERVAL = 0.8
"""Seconds between two readings of what other terminals and computers have written."""

RETRY_DELAY = 2.0
"""Seconds until a failed save is tried again."""

LOCK_TIMEOUT = 2.0
"""Seconds to wait for the lock before the reader is told."""


MOST_OWN_FILES = 9
"""Most own files that a computer tries, if it cannot write to the first."""

_UNUSABLE_FILE = (errno.EISDIR, errno.ELOOP, errno.ENXIO, errno.EACCES, errno.EPERM)


class WriterReport(NamedTuple):
    """Saved records, received records of others, damage found, and why saving fails."""

    saved: tuple[MarkRecord, ...] = ()
    received: tuple[MarkRecord, ...] = ()
    damage: tuple[Unreadable, ...] = ()
    problem: str | None = None


class MarksWriter:
    """Owns this computer's files of marks; calls `send_report` from its thread."""

    def __init__(
        self,
        folder: Path,
        computer: str,
        send_report: Callable[[WriterReport], None],
        own_records: Callable[[], Sequence[MarkRecord]] = tuple,
    ) -> None:
        """Read and write nothing yet; `start` starts the thread.

        `own_records` returns this computer's marks in force, which are written again if their file
        gets lost.
        """
        self.folder = folder
        self.name = "marks-" + (re.sub(r"[^\w.-]", "-", computer, flags=re.ASCII)[:64] or "here")
        self._computer = computer
        self._send_report, self._own_records = send_report, own_records
        self._files: dict[Path, MarksFile] = {}
        self._wake = Condition()
        self._waiting: list[MarkRecord] = []
        self._closing = False
        self._problem: str | None = None
        self._retry_at = 0.0
        self._synced_file: tuple[int, int] | None = None
        self._written: MarksFile | None = None
        self._may_compact = True
        self._lock_timeout = LOCK_TIMEOUT
        self._reported: set[Unreadable] = set()
        self._received = MarksRead()
        self._lost: list[Unreadable] = []
        self._thread = Thread(target=self._run, name="marks", daemon=True)

    def load(self) -> MarksRead:
        """Read all files in the folder; call it once, before `start`."""
        try:
            with locked(self.folder, self.name, 0):
                self._read_all(unfinished=True)
        except OSError:  # no folder, or another program is writing its last line
            self._read_all(unfinished=False)
        received, self._received = self._received, MarksRead()
        return received

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def save_later(self, record: MarkRecord) -> None:
        """Queue a record; returns at once."""
        with self._wake:
            self._waiting.append(record)
            self._wake.notify()

    def unsaved(self) -> tuple[MarkRecord, ...]:
        """Return the records that are not on disk yet."""
        with self._wake:
            return tuple(self._waiting)

    def file_states(self) -> Sequence[FileState] | None:
        """Return the states of the files as read; None while a record is waiting."""
        with self._wake:
            is_waiting = self._waiting or self._lost
        return None if is_waiting else sorted(file.state for file in self._files.values())

    def close(self, timeout: float) -> tuple[MarkRecord, ...]:
        """Try once more to save the queue, and end the thread; returns the records not saved."""
        with self._wake:
            self._closing = True
            self._lock_timeout = min(LOCK_TIMEOUT, timeout / 2)
            self._wake.notify()
        if self._thread.is_alive():
            self._thread.join(timeout)
        return self.unsaved()

    def _run(self) -> None:
        while True:
            with self._wake:
                if not self._closing:
                    self._wake.wait_for(self._has_work, self._wait_time())
                closing, due = self._closing, self._has_work()
            if due:
                self._report(*self._save())
            if closing:
                return
            if due:
                self._compact()
            self._read_all(unfinished=False)
            self._report((), self._problem)

    def _has_work(self) -> bool:
        has_work = bool(self._waiting or self._lost)
        return self._closing or (has_work and time.monotonic() >= self._retry_at)

    def _wait_time(self) -> float:
        if not self._waiting:
            return READ_INTERVAL
        return min(READ_INTERVAL, max(0.0, self._retry_at - time.monotonic()))

    def _report(self, saved: tuple[MarkRecord, ...], problem: str | None) -> None:
        """Report what was saved and received since the last report, if there is anything."""
        received, self._received = self._received, MarksRead()
        saved_keys = {key for record in saved for key in _mark_keys(record)}
        others = tuple(
            item for item in received.records if not saved_keys.issuperset(_mark_keys(item))
        )
        is_news = saved or others or received.damage or problem != self._problem
        self._problem = problem
        if is_news:
            self._send_report(WriterReport(saved, others, received.damage, problem))

    def _save(self) -> tuple[tuple[MarkRecord, ...], str | None]:
        """Save the queue; returns the saved records, and why others were not saved."""
        records = self.unsaved()
        if not records and not self._lost:
            return (), self._problem
        writable, reason = _writable(records)
        try:
            restored = self._write(writable)
        except OSError as error:
            reason = error.strerror or str(error)
            writable, restored = [], []
        if reason:
            self._retry_at = time.monotonic() + RETRY_DELAY
            reason = f"Marks can't be saved in {self.folder}: {reason}"
        done = set(map(id, writable))
        with self._wake:
            self._waiting = [record for record in self._waiting if id(record) not in done]
        return (*restored, *writable), reason

    def _write(self, records: Sequence[MarkRecord]) -> Sequence[MarkRecord]:
        """Append records; returns own records that had been lost and were written again."""
        make_private(self.folder)
        with locked(self.folder, self.name, self._lock_timeout):
            self._read_all(unfinished=False)  # a later version may have written to the file
            lost, restored = self._lost, self._lost_records(records) if self._lost else []
            if restored or records:
                self._append(b"".join(map(encode_record, [*restored, *records])))
                self._read_all(unfinished=False)
            self._lost = []
        if restored:
            self._received = self._received._replace(damage=(*self._received.damage, *lost))
        return restored

    def _append(self, data: bytes) -> None:
        """Append lines to the first own file that is writable."""
        failed: OSError | None = None
        for path in self._own_paths():
            file = self._files.setdefault(path, MarksFile(path))
            if not file.is_writable:
                continue
            header = b"" if file.version else encode_header(self._computer)
            try:
                self._synced_file = append(path, header + data, self._synced_file)
                self._written = file
                return
            except OSError as error:
                if error.errno not in _UNUSABLE_FILE:
                    raise
                failed = failed or error
        raise failed or OSError("its files are of a later version of warreader, or damaged")

    def _own_paths(self) -> Iterator[Path]:
        """The files that this computer may write to; no computer's name contains a plus sign."""
        yield self.folder / f"{self.name}.jsonl"
        for number in range(2, MOST_OWN_FILES + 1):
            yield self.folder / f"{self.name}+{number}.jsonl"

    def _compact(self) -> None:
        """Compact the file last written to, if it is due.

        After a failure not again in this session.
        """
        from reader.library.marks.compact import compact, is_due  # not needed for the first screen

        file = self._written
        if file is None or not self._may_compact or not is_due(file):
            return
        try:
            with locked(self.folder, self.name, 0):
                self._read_all(unfinished=False)
                if is_due(file):  # check again: a later version may have written to it
                    compact(file.path, self._computer)
                    file.skip_to_end()
        except Locked:
            return
        except (OSError, ValueError):
            self._may_compact = False  # until the next start; the file is as it was

    def _read_all(self, unfinished: bool) -> None:
        """Read what is new in all files, and note own files that were deleted or replaced."""
        records: list[MarkRecord] = []
        damage: list[Unreadable] = []
        try:
            paths = marks_files(self.folder)
        except OSError:
            return  # saving will report the reason
        lost = self._forget_deleted(set(paths))
        for path in paths:
            received = self._files.setdefault(path, MarksFile(path)).read_new(unfinished)
            records.extend(received.records)
            damage.extend(item for item in received.damage if item not in self._reported)
            if received.was_replaced and self._is_own_file(path):
                lost.append(Unreadable(str(path), "was replaced while it was in use"))
        self._reported.update(damage)
        if lost and _missing_from(records, self._own_records()):
            self._lost += lost
        before = self._received
        self._received = MarksRead((*before.records, *records), (*before.damage, *damage))

    def _forget_deleted(self, paths: set[Path]) -> list[Unreadable]:
        deleted = [path for path, file in self._files.items() if file.offset and path not in paths]
        for path in deleted:
            del self._files[path]
        lost = filter(self._is_own_file, deleted)
        return [Unreadable(str(path), "was deleted while it was in use") for path in lost]

    def _is_own_file(self, path: Path) -> bool:
        """Whether a file may hold own marks; copies of own files have longer names."""
        return path.name.startswith(self.name)

    def _lost_records(self, records: Sequence[MarkRecord]) -> list[MarkRecord]:
        """This computer's records that are no longer in any file."""
        on_disk = [*records]
        for path in marks_files(self.folder):
            on_disk += MarksFile(path).read_new().records
        return _missing_from(on_disk, self._own_records())


def _writable(records: Sequence[MarkRecord]) -> tuple[list[MarkRecord], str | None]:
    """The records that can be encoded, and why another one cannot; it must not block the rest."""
    writable, reason = [], None
    for record in records:
        try:
            encode_record(record)
            writable.append(record)
        except ValueError as error:
            reason = str(error)
    return writable, reason


def _missing_from(
    on_disk: Sequence[MarkRecord], own_records: Sequence[MarkRecord]
) -> list[MarkRecord]:
    """The own records with a target that is not on disk."""
    known = {key for record in on_disk for key in _mark_keys(record)}
    return [record for record in own_records if not known.issuperset(_mark_keys(record))]


def _mark_keys(record: MarkRecord) -> Iterator[tuple[object, ...]]:
    """Identify each target of a record."""
    return ((record.kind, record.quote_key, record.order, line) for line in record.targets)
