"""The one thread that writes marks and hears those of others; the screen never waits for it.

A record is *saved* only when it is on the disk.  What cannot be saved waits here and is tried again
every few seconds, and `close` gives back what was still waiting.
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
from reader.library.marks.folder import FileState, listed
from reader.library.marks.records import MarkRecord, encode_header, encode_record
from reader.library.private import make_private
from reader.models import Unreadable

LISTEN = 0.8
"""Seconds between looks at what other terminals and computers have written."""

RETRY = 2.0
"""Seconds until a save that failed is tried again."""

PATIENCE = 2.0
"""Seconds that the lock is asked for before the reader is told."""


FILES = 9
"""How many files of its own a computer tries, should the first not be one that it may write to."""

_ELSEWHERE = (errno.EISDIR, errno.ELOOP, errno.ENXIO, errno.EACCES, errno.EPERM)


class KeeperReport(NamedTuple):
    """What the thread has to tell: records saved, records heard, damage, why saving fails."""

    saved: tuple[MarkRecord, ...] = ()
    heard: tuple[MarkRecord, ...] = ()
    damage: tuple[Unreadable, ...] = ()
    problem: str | None = None


class MarksKeeper:
    """Owns this computer's file of marks; `tell` is called from its thread, never at once."""

    def __init__(
        self,
        folder: Path,
        computer: str,
        tell: Callable[[KeeperReport], None],
        recall: Callable[[], Sequence[MarkRecord]] = tuple,
    ) -> None:
        """Nothing is read, written or started yet.

        `recall` gives this computer's marks as they are known, should their file get lost.
        """
        self.folder = folder
        self.name = "marks-" + (re.sub(r"[^\w.-]", "-", computer, flags=re.ASCII)[:64] or "here")
        self._computer = computer
        self._tell, self._recall = tell, recall
        self._tails: dict[Path, MarksFile] = {}
        self._wake = Condition()
        self._waiting: list[MarkRecord] = []
        self._closing = False
        self._problem: str | None = None
        self._retry_at = 0.0
        self._named: tuple[int, int] | None = None
        self._written: MarksFile | None = None
        self._rewrite = True
        self._patience = PATIENCE
        self._told: set[Unreadable] = set()
        self._heard = MarksRead()
        self._lost: list[Unreadable] = []
        self._thread = Thread(target=self._run, name="marks", daemon=True)

    def load(self) -> MarksRead:
        """Read every file in the folder; call it once, before `start`."""
        try:
            with locked(self.folder, self.name, 0):
                self._listen(unfinished=True)
        except OSError:  # no folder yet, or somebody is writing: then the end may be unfinished
            self._listen(unfinished=False)
        heard, self._heard = self._heard, MarksRead()
        return heard

    def start(self) -> None:
        """Begin to write and to listen."""
        self._thread.start()

    def put(self, record: MarkRecord) -> None:
        """Have a record saved; returns at once."""
        with self._wake:
            self._waiting.append(record)
            self._wake.notify()

    def unsaved(self) -> tuple[MarkRecord, ...]:
        """The records that are not on the disk yet."""
        with self._wake:
            return tuple(self._waiting)

    def seen(self) -> Sequence[FileState] | None:
        """What the files were that have been read; None while something waits to be written."""
        with self._wake:
            waits = self._waiting or self._lost
        return None if waits else sorted(tail.state for tail in self._tails.values())

    def close(self, timeout: float) -> tuple[MarkRecord, ...]:
        """Try once more to save what waits, end the thread, give back what could not be saved."""
        with self._wake:
            self._closing = True
            self._patience = min(PATIENCE, timeout / 2)
            self._wake.notify()
        if self._thread.is_alive():
            self._thread.join(timeout)
        return self.unsaved()

    def _run(self) -> None:
        while True:
            with self._wake:
                if not self._closing:
                    self._wake.wait_for(self._is_due, self._pause())
                closing, due = self._closing, self._is_due()
            if due:
                self._report(*self._save())
            if closing:
                return
            if due:
                self._tidy()
            self._listen(unfinished=False)
            self._report((), self._problem)

    def _is_due(self) -> bool:
        has_work = bool(self._waiting or self._lost)
        return self._closing or (has_work and time.monotonic() >= self._retry_at)

    def _pause(self) -> float:
        if not self._waiting:
            return LISTEN
        return min(LISTEN, max(0.0, self._retry_at - time.monotonic()))

    def _report(self, saved: tuple[MarkRecord, ...], problem: str | None) -> None:
        """Tell what there is to tell, and what has been heard since this was last done."""
        heard, self._heard = self._heard, MarksRead()
        own = {share for record in saved for share in _shares(record)}
        others = tuple(item for item in heard.records if not own.issuperset(_shares(item)))
        is_news = saved or others or heard.damage or problem != self._problem
        self._problem = problem
        if is_news:
            self._tell(KeeperReport(saved, others, heard.damage, problem))

    def _save(self) -> tuple[tuple[MarkRecord, ...], str | None]:
        """Save all that waits; what was saved, and why not."""
        batch = self.unsaved()
        if not batch and not self._lost:
            return (), self._problem
        fit, why = _fit_to_write(batch)
        try:
            again = self._write(fit)
        except OSError as error:
            why = error.strerror or str(error)
            fit, again = [], []
        if why:
            self._retry_at = time.monotonic() + RETRY
            why = f"Marks can't be saved in {self.folder}: {why}"
        done = set(map(id, fit))
        with self._wake:
            self._waiting = [record for record in self._waiting if id(record) not in done]
        return (*again, *fit), why

    def _write(self, batch: Sequence[MarkRecord]) -> Sequence[MarkRecord]:
        """Put records on the disk; gives those of ours that had left it and are there again."""
        make_private(self.folder)
        with locked(self.folder, self.name, self._patience):
            self._listen(unfinished=False)  # whether the file is still ours to write to
            lost, again = self._lost, self._missing(batch) if self._lost else []
            if again or batch:
                self._append(b"".join(map(encode_record, [*again, *batch])))
                self._listen(unfinished=False)
            self._lost = []
        if again:
            self._heard = self._heard._replace(damage=(*self._heard.damage, *lost))
        return again

    def _append(self, data: bytes) -> None:
        """Add lines to the first file of this computer's that takes them."""
        failed: OSError | None = None
        for path in self._own():
            tail = self._tails.setdefault(path, MarksFile(path))
            if not tail.is_ours:
                continue
            header = b"" if tail.version else encode_header(self._computer)
            try:
                self._named = append(path, header + data, self._named)
                self._written = tail
                return
            except OSError as error:
                if error.errno not in _ELSEWHERE:
                    raise
                failed = failed or error
        raise failed or OSError("its files are of a later version of warreader, or damaged")

    def _own(self) -> Iterator[Path]:
        """The files that this computer may write to; no other computer's name has a plus in it."""
        yield self.folder / f"{self.name}.jsonl"
        for number in range(2, FILES + 1):
            yield self.folder / f"{self.name}+{number}.jsonl"

    def _tidy(self) -> None:
        """Rewrite our file without what is superseded, when it is time; it can fail and be left."""
        from reader.library.marks.compact import compact, is_due  # not on the way to the screen

        tail = self._written
        if tail is None or not self._rewrite or not is_due(tail):
            return
        try:
            with locked(self.folder, self.name, 0):
                self._listen(unfinished=False)
                if is_due(tail):  # still: a later program may have made the file its own meanwhile
                    compact(tail.path, self._computer)
                    tail.restart()
        except Locked:
            return
        except (OSError, ValueError):
            self._rewrite = False  # until the next start; the file is as it was

    def _listen(self, unfinished: bool) -> None:
        """Hear what is new in all files, and whether marks of ours have left the disk."""
        records: list[MarkRecord] = []
        damage: list[Unreadable] = []
        try:
            paths = listed(self.folder)
        except OSError:
            return  # nobody can say what is there; saving will tell why
        lost = self._drop_gone(set(paths))
        for path in paths:
            heard = self._tails.setdefault(path, MarksFile(path)).news(unfinished)
            records.extend(heard.records)
            damage.extend(item for item in heard.damage if item not in self._told)
            if heard.again and self._is_own(path):
                lost.append(Unreadable(str(path), "was replaced while it was in use"))
        self._told.update(damage)
        if lost and _not_in(records, self._recall()):
            self._lost += lost
        before = self._heard
        self._heard = MarksRead((*before.records, *records), (*before.damage, *damage))

    def _drop_gone(self, paths: set[Path]) -> list[Unreadable]:
        gone = [path for path, tail in self._tails.items() if tail.offset and path not in paths]
        for path in gone:
            del self._tails[path]
        lost = filter(self._is_own, gone)
        return [Unreadable(str(path), "was deleted while it was in use") for path in lost]

    def _is_own(self, path: Path) -> bool:
        """Whether marks of this computer's may be in a file: copies of it have longer names."""
        return path.name.startswith(self.name)

    def _missing(self, batch: Sequence[MarkRecord]) -> list[MarkRecord]:
        """The marks that this computer made and that no file has any more."""
        there = [*batch]
        for path in listed(self.folder):
            there += MarksFile(path).news().records
        return _not_in(there, self._recall())


def _fit_to_write(batch: Sequence[MarkRecord]) -> tuple[list[MarkRecord], str | None]:
    """Those that can be written, and what is wrong with another, which must not hold them up."""
    fit, why = [], None
    for record in batch:
        try:
            encode_record(record)
            fit.append(record)
        except ValueError as error:
            why = str(error)
    return fit, why


def _not_in(there: Sequence[MarkRecord], own: Sequence[MarkRecord]) -> list[MarkRecord]:
    """Those of our records of which something is not among the others."""
    known = {share for record in there for share in _shares(record)}
    return [record for record in own if not known.issuperset(_shares(record))]


def _shares(record: MarkRecord) -> Iterator[tuple[object, ...]]:
    """What a record says, development by development."""
    return ((record.deed, record.about, record.order, line) for line in record.of)
