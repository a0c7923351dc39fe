"""Reads many files in at most six processes, one per processor.

If a process ends (out of time, out of memory, or a crash), its file becomes `Unreadable` and
another process replaces it. The processes import only the modules for reading.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from selectors import EVENT_READ, DefaultSelector

from reader.library.index.prepare import FileReading, FileSeen, KnownContent, ReadingTerms
from reader.library.index.source_paths import source_path
from reader.library.reading.worker import (
    WorkerRequest,
    receive_reading,
    seconds_for,
    send,
)
from reader.models import Unreadable
from reader.pipeline import Candidate
from reader.process.limits import MEMORY_LIMIT, NO_MEMORY_STATUS, TIMEOUT_SIGNALS

MOST_PROCESSES = 6
"""Most processes at once; each takes about 30 MiB."""

_STOP_INTERVAL = 0.1  # seconds between two checks of `stop`
START_MODULE = (
    "import sys; sys.path[:] = sys.argv[2:]; __import__(sys.argv[1], fromlist=['main']).main()"
)


class NoWorkers(Exception):
    """No process can be started; `unread` are the files that have not been read."""

    def __init__(self, left: Sequence[Candidate]) -> None:
        """The caller reads the `unread` files itself."""
        super().__init__("no process could be started")
        self.unread = left


class _Worker:
    """A process and the file that it is reading."""

    def __init__(self, terms: ReadingTerms, module: str) -> None:
        # It gets this process's sys.path and not the current folder, which may contain a file
        # named like a module. A new session keeps ^C from reaching it.
        command = [sys.executable, "-P", "-c", START_MODULE, module, *sys.path]
        self.process = subprocess.Popen(
            command,
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        assert self.process.stdin and self.process.stdout
        self.requests, self.results = self.process.stdin, self.process.stdout
        self.candidate: Candidate | None = None
        self.ready = False
        try:
            send(self.requests, terms)
        except BaseException:  # the caller gets no worker that it could end
            self.end()
            raise

    def give(self, candidate: Candidate, known: KnownContent | None) -> None:
        """Send it a file to read."""
        self.candidate = candidate
        send(self.requests, WorkerRequest(candidate, known))

    def receive(self) -> FileReading | None:
        """Receive the reading of its file, or None if it reports ready; EOFError if it ended."""
        reading = receive_reading(self.results)
        self.ready, self.candidate = True, None
        return reading

    def end(self) -> int:
        """Kill it if it is running; returns its exit status."""
        self.process.kill()
        self.requests.close()
        self.results.close()
        return self.process.wait()


class _Pool:
    """All processes, and the files that no process has been given yet."""

    def __init__(
        self,
        candidates: Sequence[Candidate],
        known: Callable[[Candidate], KnownContent | None],
        terms: ReadingTerms,
        module: str,
    ) -> None:
        self.waiting = deque(candidates)
        self.known, self.terms, self.module = known, terms, module
        self.retried: set[Candidate] = set()
        self.workers: set[_Worker] = set()
        self.selector = DefaultSelector()

    def start(self) -> None:
        """Start one more process."""
        try:
            worker = _Worker(self.terms, self.module)
        except OSError:
            raise self.failure() from None
        self.workers.add(worker)
        self.selector.register(worker.results, EVENT_READ, worker)

    def failure(self) -> NoWorkers:
        """The exception with all files that have not been read."""
        given = [worker.candidate for worker in self.workers if worker.candidate is not None]
        return NoWorkers([*given, *self.waiting])

    def receive(self, worker: _Worker) -> FileReading | None:
        """Receive a reading from a process, and send it the next file, or stop it."""
        try:
            reading = worker.receive()
        except EOFError:
            return self.replace_dead(worker)
        if self.waiting:
            candidate = self.waiting.popleft()
            with suppress(BrokenPipeError):  # it has ended: the next read reports that
                worker.give(candidate, self.known(candidate))
        else:
            self.stop_worker(worker)
        return reading

    def replace_dead(self, worker: _Worker) -> FileReading | None:
        """The reading for the file of a process that ended; starts another process if needed."""
        status = self.stop_worker(worker)
        candidate = worker.candidate
        if not worker.ready:
            raise self.failure()
        killed = (
            candidate is not None and status == -signal.SIGKILL and candidate not in self.retried
        )
        if candidate is not None and killed:  # perhaps not because of the file: try once more
            self.retried.add(candidate)
            self.waiting.append(candidate)
        if self.waiting:
            self.start()
        return None if candidate is None or killed else _unreadable(candidate, status, self.terms)

    def stop_worker(self, worker: _Worker) -> int:
        """Stop a process; returns its exit status."""
        self.selector.unregister(worker.results)
        self.workers.discard(worker)
        return worker.end()


def read_in_processes(
    candidates: Sequence[Candidate],
    known: Callable[[Candidate], KnownContent | None],
    terms: ReadingTerms,
    stop: Callable[[], bool],
    module: str = "reader.library.reading.worker",
) -> Iterator[FileReading]:
    """Read every file until `stop` returns true; raises `NoWorkers` if no process starts."""
    pool = _Pool(candidates, known, terms, module)
    try:
        for _ in range(min(processors(), MOST_PROCESSES, len(candidates))):
            pool.start()
        while pool.workers and not stop():
            for key, _ in pool.selector.select(_STOP_INTERVAL):
                reading = pool.receive(key.data)
                if reading is not None:
                    yield reading
    finally:
        for worker in list(pool.workers):
            pool.stop_worker(worker)
        pool.selector.close()


def processors() -> int:
    """Return how many processors this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _unreadable(candidate: Candidate, status: int, terms: ReadingTerms) -> FileReading:
    """The reading for a file that ended its process; it is not read again until it changes.

    If the process was killed from outside, the next refresh reads the file again.
    """
    if status == -signal.SIGKILL:
        return FileReading(None, Unreadable(candidate.shown, "the process that read it was killed"))
    if -status in TIMEOUT_SIGNALS:
        reason = f"takes longer than {seconds_for(candidate):.0f} seconds to read"
    elif status == NO_MEMORY_STATUS:
        reason = f"needs more than {MEMORY_LIMIT >> 30} GiB of memory to read"
    else:
        reason = "can't be read: it ends the process that reads it"
    path = source_path(candidate.path)
    file = FileSeen(path, candidate.size, candidate.mtime_ns, b"", terms.given_date)
    return FileReading(file, Unreadable(candidate.shown, reason))
