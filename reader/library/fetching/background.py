"""Starts the process that fetches, and tells what it reports; for a thread, it blocks."""

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
"""Who asks, in every request."""

_PATIENCE = 0.5
"""Seconds for a process to end when it is told to."""


class FetchProcess:
    """One run of the process; `stop` may be called in any thread."""

    def __init__(
        self, root: Path, orders: Sequence[SourceOrder], today: date, nice: int = 0
    ) -> None:
        """Start it; OSError where no process can be started.  `nice` lets others go before it."""
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
        """Yield how each source ended, until all have or the process was stopped."""
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
        """Have the process end at once, with all that it started; what it has kept stays."""
        assert self._process.stdin
        with suppress(OSError, ValueError):
            self._process.stdin.close()

    def end(self) -> None:
        """Stop the process, and wait until it has gone."""
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
    """Fetch in a process that ends with the block at the latest."""
    process = FetchProcess(root, orders, today, nice)
    try:
        yield process
    finally:
        process.end()
