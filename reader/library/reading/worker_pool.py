"""Many files to looks at them, in as many processes as there are processors.

A process that ends (it ran out of time or memory, or failed) takes one file with it, which becomes
`Unreadable`; another process takes its place.  Nothing of the program but reading is loaded there.
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
    MEMORY,
    NO_MEMORY,
    OUT_OF_TIME,
    WorkerRequest,
    receive,
    seconds_for,
    send,
)
from reader.models import Unreadable
from reader.pipeline import Candidate

MOST = 6
"""Processes at most: each takes some 30 MiB."""

_PATIENCE = 0.1  # seconds between two looks at whether to stop
_START = "import sys; sys.path[:] = sys.argv[2:]; __import__(sys.argv[1], fromlist=['main']).main()"


class NoWorkers(Exception):
    """Processes can't be started; `left` are the files that nobody has looked at."""

    def __init__(self, left: Sequence[Candidate]) -> None:
        """Whoever asked looks at them itself."""
        super().__init__("no process could be started")
        self.left = left


class _Worker:
    """A process and the file that it has been asked for."""

    def __init__(self, terms: ReadingTerms, module: str) -> None:
        # The same module path as here and not the current folder's, where a text may lie that is
        # named like a module; in a session of its own, where ^C does not reach it.
        words = [sys.executable, "-P", "-c", _START, module, *sys.path]
        self.process = subprocess.Popen(
            words,
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        assert self.process.stdin and self.process.stdout
        self.requests, self.looks = self.process.stdin, self.process.stdout
        self.asked: Candidate | None = None
        self.ready = False
        send(self.requests, terms)

    def ask(self, candidate: Candidate, known: KnownContent | None) -> None:
        """Have it look at a file."""
        self.asked = candidate
        send(self.requests, WorkerRequest(candidate, known))

    def take(self) -> FileReading | None:
        """The look at its file, or None when it tells that it is ready; EOFError when dead."""
        found: FileReading | None = receive(self.looks)
        self.ready, self.asked = True, None
        return found

    def end(self) -> int:
        """End it, if it has not ended; how it ended."""
        self.process.kill()
        self.requests.close()
        self.looks.close()
        return self.process.wait()


class _Crew:
    """All processes, and the files that none of them was asked for yet."""

    def __init__(
        self,
        candidates: Sequence[Candidate],
        known: Callable[[Candidate], KnownContent | None],
        terms: ReadingTerms,
        module: str,
    ) -> None:
        self.waiting = deque(candidates)
        self.known, self.terms, self.module = known, terms, module
        self.again: set[Candidate] = set()
        self.workers: set[_Worker] = set()
        self.selector = DefaultSelector()

    def start(self) -> None:
        """Start one more process."""
        try:
            worker = _Worker(self.terms, self.module)
        except OSError:
            raise self.failure() from None
        self.workers.add(worker)
        self.selector.register(worker.looks, EVENT_READ, worker)

    def failure(self) -> NoWorkers:
        """What there is left to do where no process can be started."""
        asked = [worker.asked for worker in self.workers if worker.asked is not None]
        return NoWorkers([*asked, *self.waiting])

    def hear(self, worker: _Worker) -> FileReading | None:
        """What a process has to tell; it is given the next file, or let go."""
        try:
            found = worker.take()
        except EOFError:
            return self.bury(worker)
        if self.waiting:
            candidate = self.waiting.popleft()
            with suppress(BrokenPipeError):  # that it has died, reading from it will tell
                worker.ask(candidate, self.known(candidate))
        else:
            self.dismiss(worker)
        return found

    def bury(self, worker: _Worker) -> FileReading | None:
        """Say what a process died of, and start another in its place."""
        status = self.dismiss(worker)
        asked = worker.asked
        if not worker.ready:
            raise self.failure()
        killed = asked is not None and status == -signal.SIGKILL and asked not in self.again
        if asked is not None and killed:  # from outside, so it need not be the file's fault
            self.again.add(asked)
            self.waiting.append(asked)
        if self.waiting:
            self.start()
        return None if asked is None or killed else _given_up(asked, status, self.terms)

    def dismiss(self, worker: _Worker) -> int:
        """Let go of a process; how it ended."""
        self.selector.unregister(worker.looks)
        self.workers.discard(worker)
        return worker.end()


def read_in_processes(
    candidates: Sequence[Candidate],
    known: Callable[[Candidate], KnownContent | None],
    terms: ReadingTerms,
    stop: Callable[[], bool],
    module: str = "reader.library.reading.worker",
) -> Iterator[FileReading]:
    """Look at every file until told to stop; raises `NoWorkers` where no process can be started."""
    crew = _Crew(candidates, known, terms, module)
    try:
        for _ in range(min(processors(), MOST, len(candidates))):
            crew.start()
        while crew.workers and not stop():
            for key, _ in crew.selector.select(_PATIENCE):
                found = crew.hear(key.data)
                if found is not None:
                    yield found
    finally:
        for worker in list(crew.workers):
            crew.dismiss(worker)
        crew.selector.close()


def processors() -> int:
    """How many processors this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _given_up(candidate: Candidate, status: int, terms: ReadingTerms) -> FileReading:
    """A file that ended the process that read it: it is not tried again before it changes.

    Where the process was killed from outside, the next refresh tries it again.
    """
    if status == -signal.SIGKILL:
        return FileReading(None, Unreadable(candidate.shown, "the process that read it was killed"))
    if -status in OUT_OF_TIME:
        why = f"takes longer than {seconds_for(candidate):.0f} seconds to read"
    elif status == NO_MEMORY:
        why = f"needs more than {MEMORY >> 30} GiB of memory to read"
    else:
        why = "can't be read: it ends the process that reads it"
    path = source_path(candidate.path)
    seen = FileSeen(path, candidate.size, candidate.mtime_ns, b"", terms.given_date)
    return FileReading(seen, Unreadable(candidate.shown, why))
