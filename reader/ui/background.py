"""Work that may take longer than a key: done in a thread of its own, and dropped when it is late.

Only the latest counts: what was begun before is told to stop, and its result is never heard of.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from typing import TypeVar

T = TypeVar("T")
ShouldStop = Callable[[], bool]


class Background:
    """Does one thing at a time."""

    def __init__(self) -> None:
        """Nothing is being done."""
        self._stop = Event()
        self._thread: Thread | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being done that has not been dropped."""
        return self._thread is not None and self._thread.is_alive() and not self._stop.is_set()

    def do(self, work: Callable[[ShouldStop], T], tell: Callable[[T], object]) -> None:
        """Begin some work; `tell` gets its result, in the thread, if it is still wanted then."""
        self.stop()
        stop = self._stop = Event()

        def run() -> None:
            result = work(stop.is_set)
            if not stop.is_set():
                with suppress(RuntimeError):  # a screen that is being closed takes no messages
                    tell(result)

        # A daemon: leaving the program waits for no answer.
        self._thread = Thread(target=run, name="aside", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Drop what is being done."""
        self._stop.set()
