"""The one thread that writes marks and hears those of others; the screen never waits for it.

A record is *saved* only when it is on the disk.  What cannot be saved waits here and is tried again
every few seconds, and `close` gives back what was still waiting.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Condition, Thread

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


@dataclass(frozen=True, slots=True)
class News:
    """What the thread has to tell: records saved, records heard, damage, why saving fails."""

    saved: tuple[Record, ...] = ()
    heard: tuple[Record, ...] = ()
    damage: tuple[Unreadable, ...] = ()
    problem: str | None = None


class Keeper:
    """Owns this computer's file of marks; `tell` is called from its thread, never at once."""

    def __init__(self, folder: Path, computer: str, tell: Callable[[News], None]) -> None:
        """Nothing is read, written or started yet."""
        self.folder = folder
        self.name = "marks-" + (re.sub(r"[^\w.-]", "-", computer, flags=re.ASCII)[:64] or "here")
        self._computer = computer
        self._tell = tell
        self._tails: dict[Path, Tail] = {}
        self._wake = Condition()
        self._waiting: list[Record] = []
        self._closing = False
        self._problem: str | None = None
        self._retry_at = 0.0
        self._first = True
        self._told: set[Unreadable] = set()
        self._thread = Thread(target=self._run, name="marks", daemon=True)

    def load(self) -> Heard:
        """Read every file in the folder; call it once, before `start`."""
        try:
            with locked(self.folder, self.name, 0):
                return self._listen(unfinished=True)
        except OSError:  # no folder yet, or somebody is writing: then the end may be unfinished
            return self._listen(unfinished=False)

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
            self._retry_at = 0.0
            self._wake.notify()
        if self._thread.is_alive():
            self._thread.join(timeout)
        return self.unsaved()

    def _run(self) -> None:
        while True:
            with self._wake:
                if not self._closing:
                    self._wake.wait_for(self._is_due, self._pause())
                closing = self._closing
            if self._is_due():
                self._report(self._save())
            if closing:
                return
            heard = self._listen(unfinished=False)
            self._report(News((), heard.records, heard.damage, self._problem))

    def _is_due(self) -> bool:
        return self._closing or (bool(self._waiting) and time.monotonic() >= self._retry_at)

    def _pause(self) -> float:
        if not self._waiting:
            return LISTEN
        return min(LISTEN, max(0.0, self._retry_at - time.monotonic()))

    def _report(self, news: News) -> None:
        is_news = news.saved or news.heard or news.damage or news.problem != self._problem
        self._problem = news.problem
        if is_news:
            self._tell(news)

    def _save(self) -> News:
        batch = self.unsaved()
        if not batch:
            return News(problem=self._problem)
        try:
            heard = self._write(batch)
        except OSError as error:
            self._retry_at = time.monotonic() + RETRY
            why = error.strerror or str(error)
            return News(problem=f"Marks can't be saved in {self.folder}: {why}")
        with self._wake:
            del self._waiting[: len(batch)]
        others = tuple(record for record in heard.records if record not in batch)
        return News(batch, others, heard.damage)

    def _write(self, batch: tuple[Record, ...]) -> Heard:
        make_private(self.folder)
        with locked(self.folder, self.name, PATIENCE):
            before = self._listen(unfinished=False)
            tail = self._own()
            lines = b"".join(map(encode, batch))
            header = b"" if tail.version else encode_header(self._computer)
            append(tail.path, header + lines, self._first)
            self._first = False
            after = tail.news()
        return Heard(before.records + after.records, before.damage + after.damage)

    def _own(self) -> Tail:
        """The file to write to: another one where a later version of the program has written."""
        for suffix in ("", f"-v{FORMAT}"):
            path = self.folder / f"{self.name}{suffix}.jsonl"
            tail = self._tails.setdefault(path, Tail(path))
            if not tail.newer:
                return tail
        raise OSError("its files were written by a later version of warreader")

    def _listen(self, unfinished: bool) -> Heard:
        records: list[Record] = []
        damage: list[Unreadable] = []
        for path in listed(self.folder):
            tail = self._tails.setdefault(path, Tail(path))
            for heard in (tail.news(), tail.rest() if unfinished else Heard()):
                records.extend(heard.records)
                damage.extend(item for item in heard.damage if item not in self._told)
        self._told.update(damage)
        return Heard(tuple(records), tuple(damage))
