"""Stores the time of a session's last key press; later texts are new in the next session."""

from __future__ import annotations

from time import time

from textual.events import Event, Key

from reader.settings import Start


class KeySession:
    """One run of the screen; `before` is the last key press of the previous session, or None."""

    def __init__(self, start: Start) -> None:
        """Start without a key press; reads no file."""
        self._start = start
        self._last: int | None = None
        self._before: tuple[int | None] | None = None

    @property
    def before(self) -> int | None:
        """Seconds since 1970; read from disk at its first use."""
        if self._before is None:
            self._before = (self._start.last_session(),)
        return self._before[0]

    def see(self, event: Event) -> None:
        """Record the time of a key event."""
        if isinstance(event, Key):
            self._last = int(time())

    def end(self) -> None:
        """Store the time of the last key; if that fails, the same texts are new again."""
        if self._last is not None:
            self._start.keep_session(self._last)
