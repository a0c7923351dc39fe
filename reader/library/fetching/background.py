"""Starts the fetching process and yields its reports. It blocks: use it in a thread."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from reader import __version__
from reader.library.fetching.orders import FetchReport, SourceOrder
from reader.library.fetching.process_lines import MODULE, order_line, report_from
from reader.library.reading.worker_pool import START_MODULE

AGENT = f"warreader/{__version__} (a news reader for the terminal)"
"""The User-Agent of every request."""

_PATIENCE = 0.5
"""Seconds that a process gets to end after it was told to."""


class FetchProcess:
    """One run of the fetching process; `stop` may be called from any thread."""

    def __init__(
        self, root: Path, orders: Sequence[SourceOrder], today: date, nice: int = 0
    ) -> None:
        """Start it; OSError if no process can be started. A higher `nice` lowers its priority."""
        command = [sys.executable, "-P", "-c", START_MODULE, MODULE, *sys.path]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        assert self._process.stdin
        self._process.stdin.write(order_line(root, orders, AGENT, today, nice))
        self._process.stdin.flush()

    def reports(self) -> Iterator[FetchReport]:
        """Yield the report of each source, until all are done or the process is stopped."""
        assert self._process.stdin and self._process.stdout
        try:
            for line in self._process.stdout:
                yield report_from(line)
        except ValueError:
            self.stop()
        finally:
            self._process.stdout.close()
            self.end()

    def stop(self) -> None:
        """Tell the process to end at once, with everything it started.

        Fetched documents are kept.
        """
        assert self._process.stdin
        with suppress(OSError, ValueError):
            self._process.stdin.close()

    def end(self) -> None:
        """Stop the process, and wait until it is gone."""
        self.stop()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


@contextmanager
def fetching(
    root: Path, orders: Sequence[SourceOrder], today: date, nice: int = 0
) -> Iterator[FetchProcess]:
    """Run a fetching process within a `with` block.

    It ends at the end of the block at the latest.
    """
    process = FetchProcess(root, orders, today, nice)
    try:
        yield process
    finally:
        process.end()
