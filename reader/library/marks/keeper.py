"""The one thread that writes marks and hears those of others; the screen never waits for it.

A record is *saved* only when it is on the disk.  What cannot be saved waits here and is tried again
every few seconds, and `close` gives back what was still waiting.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Condition, Thread
from typing import NamedTuple

from reader.library.marks.append import append, locked, make_private
from reader.library.marks.files import Heard, Tail, listed
from reader.library.marks.record import FORMAT, Record, encode, encode_header
from reader.models import Unreadable

LISTEN = 0.8
"""Seconds between looks at what other terminals and computers have written."""

RETRY = 2.0
"""Seconds until a save that failed is tried again."""

PATIENCE = 2.0
"""Seconds that the lock is asked for before the reader is told."""


class News(NamedTuple):
    """What the thread has to tell: records saved, records heard, damage, why saving fails."""

    saved: tuple[Record, ...] = ()
    heard: tuple[Record, ...] = ()
    damage: tuple[Unreadable, ...] = ()
    problem: str | None = None


class Keeper:
    """Owns this computer's file of marks; `tell` is called from its thread, never at once."""

    def __init__(
        self,
        folder: Path,
        computer: str,
        tell: Callable[[News], None],
        recall: Callable[[], Sequence[Record]] = tuple,
    ) -> None:
        """Nothing is read, written or started yet.

        `recall` gives this computer's marks as they are known, should their file get lost.
        """
        self.folder = folder
        self.name = "marks-" + (re.sub(r"[^\w.-]", "-", computer, flags=re.ASCII)[:64] or "here")
        self._computer = computer
        self._tell, self._recall = tell, recall
        self._tails: dict[Path, Tail] = {}
        self._wake = Condition()
        self._waiting: list[Record] = []
        self._closing = False
        self._problem: str | None = None
        self._retry_at = 0.0
        self._first = True
        self._patience = PATIENCE
        self._told: set[Unreadable] = set()
        self._heard = Heard()
        self._thread = Thread(target=self._run, name="marks", daemon=True)

    def load(self) -> Heard:
        """Read every file in the folder; call it once, before `start`."""
        try:
            with locked(self.folder, self.name, 0):
                self._listen(unfinished=True)
        except OSError:  # no folder yet, or somebody is writing: then the end may be unfinished
            self._listen(unfinished=False)
        heard, self._heard = self._heard, Heard()
        return heard

    def start(self) -> None:
        """Begin to write and to listen."""
        self._thread.start()

    def put(self, record: Record) -> None:
        """Have a record saved; returns at once."""
        with self._wake:
            self._waiting.append(record)
            self._wake.notify()

    def unsaved(self) -> tuple[Record, ...]:
        """The records that are not on the disk yet."""
        with self._wake:
            return tuple(self._waiting)

    def close(self, timeout: float) -> tuple[Record, ...]:
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
            self._listen(unfinished=False)
            self._report((), self._problem)

    def _is_due(self) -> bool:
        return self._closing or (bool(self._waiting) and time.monotonic() >= self._retry_at)

    def _pause(self) -> float:
        if not self._waiting:
            return LISTEN
        return min(LISTEN, max(0.0, self._retry_at - time.monotonic()))

    def _report(self, saved: tuple[Record, ...], problem: str | None) -> None:
        """Tell what there is to tell, and what has been heard since this was last done."""
        heard, self._heard = self._heard, Heard()
        own = set(saved)
        others = tuple(record for record in heard.records if record not in own)
        is_news = saved or others or heard.damage or problem != self._problem
        self._problem = problem
        if is_news:
            self._tell(News(saved, others, heard.damage, problem))

    def _save(self) -> tuple[tuple[Record, ...], str | None]:
        """Save all that waits; what was saved, and why not."""
        batch = self.unsaved()
        if not batch:
            return (), self._problem
        try:
            self._write(batch)
        except OSError as error:
            self._retry_at = time.monotonic() + RETRY
            why = error.strerror or str(error)
            return (), f"Marks can't be saved in {self.folder}: {why}"
        with self._wake:
            del self._waiting[: len(batch)]
        return batch, None

    def _write(self, batch: tuple[Record, ...]) -> None:
        make_private(self.folder)
        with locked(self.folder, self.name, self._patience):
            self._listen(unfinished=False)  # whether the file is still ours to write to
            tail = self._own()
            header = b"" if tail.version else encode_header(self._computer)
            append(tail.path, header + b"".join(map(encode, batch)), self._first)
            self._first = False
            self._listen(unfinished=False)

    def _own(self) -> Tail:
        """The file to write to: another one where a later version of the program has written."""
        for suffix in ("", f"-v{FORMAT}"):
            path = self.folder / f"{self.name}{suffix}.jsonl"
            tail = self._tails.setdefault(path, Tail(path))
            if not tail.newer:
                return tail
        raise OSError("its files were written by a later version of warreader")

    def _listen(self, unfinished: bool) -> None:
        """Hear what is new in all files; marks of ours that have left the disk wait again."""
        records: list[Record] = []
        damage: list[Unreadable] = []
        paths = listed(self.folder)
        lost = self._drop_gone(set(paths))
        for path in paths:
            tail = self._tails.setdefault(path, Tail(path))
            for heard in (tail.news(), tail.rest() if unfinished else Heard()):
                records.extend(heard.records)
                damage.extend(item for item in heard.damage if item not in self._told)
                if heard.again:
                    lost.append(Unreadable(str(path), "was replaced while it was in use"))
        self._told.update(damage)
        if lost:
            self._save_again(records)
        before = self._heard
        self._heard = Heard((*before.records, *records), (*before.damage, *damage, *lost))

    def _drop_gone(self, paths: set[Path]) -> list[Unreadable]:
        gone = [path for path, tail in self._tails.items() if tail.offset and path not in paths]
        for path in gone:
            del self._tails[path]
        return [Unreadable(str(path), "was deleted while it was in use") for path in gone]

    def _save_again(self, there: Sequence[Record]) -> None:
        """Have those marks saved that this computer made and that have left the disk."""
        with self._wake:
            known = {share for record in (*there, *self._waiting) for share in _shares(record)}
        own = self._recall()
        lost = [record for record in own if not known.issuperset(_shares(record))]
        with self._wake:
            self._waiting += lost


def _shares(record: Record) -> Iterator[tuple[object, ...]]:
    """What a record says, development by development."""
    return ((record.deed, record.order, line) for line in record.of)
