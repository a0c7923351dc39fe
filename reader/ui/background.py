"""Runs work that may take longer than a key in a thread; only the latest work counts.

Earlier work is told to stop, and its result is dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from typing import TypeVar

T = TypeVar("T")
ShouldStop = Callable[[], bool]


class Background:
    """One thread at a time."""

    def __init__(self) -> None:
        """No work is done yet."""
        self._stop = Event()
        self._thread: Thread | None = None

    @property
    def is_busy(self) -> bool:
        """Whether work is being done that has not been stopped."""
        return self._thread is not None and self._thread.is_alive() and not self._stop.is_set()

    def do(self, work: Callable[[ShouldStop], T], tell: Callable[[T], object]) -> None:
        """Stop earlier work and begin this; `tell` gets its result, in the thread, unless stopped.

        `work` is given a function that says whether to stop.
        """
        self.stop()
        stop = self._stop = Event()

        def run() -> None:
            result = work(stop.is_set)
            if not stop.is_set():
                with suppress(RuntimeError):  # a screen that is being closed takes no messages
                    tell(result)

        # A daemon: leaving the program waits for no answer.
        self._thread = Thread(target=run, name="background", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Tell the work to stop, and drop its result."""
        self._stop.set()
