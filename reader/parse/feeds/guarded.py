"""Turns the XML of a feed into what it says, in a process with limits of time and memory.

The parser takes quadratic time for many ill-formed texts and can't be interrupted.  The process is
started for the first feed and serves others until it is told to end, or this one ends.  What it
sends is JSON that is checked field by field.
"""

from __future__ import annotations

import atexit
import subprocess
import sys
from contextlib import suppress
from functools import cache
from threading import Lock

from reader.parse.feeds.feed import Feed
from reader.parse.feeds.messages import feed_from, receive, send_request
from reader.process.limits import NO_MEMORY_STATUS, TIMEOUT_SIGNALS

_FAILED = "is a feed that can't be taken apart"
_START = (
    "import sys; sys.path[:] = sys.argv[1:];"
    " from reader.parse.feeds.process import main; main(sys.stdin.buffer, sys.stdout.buffer)"
)


def read_guarded(source: str, seconds: float) -> Feed | str:
    """Return what a feed says, or why it can't be read in so many processor seconds."""
    return _reader().read(source, seconds)


def end_process() -> None:
    """Have the process end, if one is running; the next feed starts another one."""
    _reader().end()


class _GuardedReader:
    """The process, if one is running, for one feed at a time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        atexit.register(self.end)

    def read(self, source: str, seconds: float) -> Feed | str:
        with self._lock:
            try:
                process = self._process = self._process or _started()
            except OSError as error:
                return f"can't be read: no process could be started ({error.strerror})"
            try:
                assert process.stdin and process.stdout
                send_request(process.stdin, source, seconds)
                return feed_from(receive(process.stdout)) or _FAILED
            except (OSError, EOFError):
                status = self._end()
            except ValueError:
                self._end()
                return "can't be read: the process that read it sent no feed"
        if status == NO_MEMORY_STATUS:
            return "needs too much memory to read"
        if -status in TIMEOUT_SIGNALS:
            return f"takes longer than {seconds:.0f} seconds to read"
        return "can't be read: it ends the process that reads it"

    def end(self) -> None:
        """Have the process end if it is running."""
        with self._lock:
            self._end()

    def _end(self) -> int:
        """Have the process end if it is running; its exit status."""
        process, self._process = self._process, None
        if process is None:
            return 0
        assert process.stdin and process.stdout
        with suppress(OSError):
            process.stdin.close()
        process.stdout.read()  # until it has ended: nobody wants its answer
        process.stdout.close()
        return process.wait()


def _started() -> subprocess.Popen[bytes]:
    # The same module path as here and not the current folder; in a new session, so that ^C does
    # not reach it.
    return subprocess.Popen(
        [sys.executable, "-P", "-c", _START, *sys.path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@cache
def _reader() -> _GuardedReader:
    return _GuardedReader()
