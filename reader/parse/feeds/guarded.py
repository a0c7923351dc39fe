"""Parses the XML of a feed in a process with limits of time and memory.

The parser takes quadratic time for many ill-formed texts and cannot be interrupted. The process is
started for the first feed and serves others until it is told to end, or this process ends. It sends
JSON, which is checked field by field.
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
    """Return the content of a feed, or why it cannot be read in this many processor seconds."""
    return _reader().read(source, seconds)


def end_process() -> None:
    """End the process if it is running; the next feed starts another one."""
    _reader().end()


class _GuardedReader:
    """The process, if it is running; it reads one feed at a time."""

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
        """End the process if it is running."""
        with self._lock:
            self._end()

    def _end(self) -> int:
        """End the process if it is running; returns its exit status."""
        process, self._process = self._process, None
        if process is None:
            return 0
        assert process.stdin and process.stdout
        with suppress(OSError):
            process.stdin.close()
        process.stdout.read()  # waits for its end; the answer is discarded
        process.stdout.close()
        return process.wait()


def _started() -> subprocess.Popen[bytes]:
    # It gets this process's sys.path and not the current folder. A new session keeps ^C from
    # reaching it.
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
