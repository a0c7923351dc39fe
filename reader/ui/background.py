"""Runs work that may take longer than a key press in a thread; only the latest work counts.

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
    """Runs one piece of work at a time in a thread."""

    def __init__(self) -> None:
        """Start without work."""
        self._stop, self._done = Event(), Event()
        self._done.set()

    @property
    def is_busy(self) -> bool:
        """Whether work is running that has not been told to stop."""
        return not self._done.is_set() and not self._stop.is_set()

    def do(self, work: Callable[[ShouldStop], T], tell: Callable[[T], object]) -> None:
        """Stop earlier work and start this work in a thread.

        `work` gets a function that returns whether to stop. `tell` is called in the thread with the
        result, unless the work was stopped.
        """
        self.stop()
        stop, done = self._stop, self._done = Event(), Event()

        def run() -> None:
            try:
                result = work(stop.is_set)
            finally:
                done.set()  # before `tell`, which may start other work
            if not stop.is_set():
                with suppress(RuntimeError):  # a screen that is being closed takes no messages
                    tell(result)

        # A daemon: the program does not wait for it when it ends.
        Thread(target=run, name="background", daemon=True).start()

    def stop(self) -> None:
        """Tell the work to stop, and drop its result."""
        self._stop.set()
