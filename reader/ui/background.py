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
        self._stop, self._done = Event(), Event()
        self._done.set()

    @property
    def is_busy(self) -> bool:
        """Whether work is being done that has not been stopped."""
        return not self._done.is_set() and not self._stop.is_set()

    def do(self, work: Callable[[ShouldStop], T], tell: Callable[[T], object]) -> None:
        """Stop earlier work and begin this; `tell` gets its result, in the thread, unless stopped.

        `work` is given a function that says whether to stop.
        """
        self.stop()
        stop, done = self._stop, self._done = Event(), Event()

        def run() -> None:
            try:
                result = work(stop.is_set)
            finally:
                done.set()  # who is told may begin other work
            if not stop.is_set():
                with suppress(RuntimeError):  # a screen that is being closed takes no messages
                    tell(result)

        # A daemon: leaving the program waits for no answer.
        Thread(target=run, name="background", daemon=True).start()

    def stop(self) -> None:
        """Tell the work to stop, and drop its result."""
        self._stop.set()
