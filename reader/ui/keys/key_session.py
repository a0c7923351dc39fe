"""Keeps when the last key of a session was pressed: what comes later is new in the next one."""

from __future__ import annotations

from time import time

from textual.events import Event, Key

from reader.settings import Start


class KeySession:
    """One run of the screen; `before` is when a key was pressed in the one before, or None."""

    def __init__(self, start: Start) -> None:
        """No key is pressed yet, and no file is read."""
        self._start = start
        self._last: int | None = None
        self._before: tuple[int | None] | None = None

    @property
    def before(self) -> int | None:
        """Seconds since 1970; read from the disk when it is first asked for."""
        if self._before is None:
            self._before = (self._start.last_session(),)
        return self._before[0]

    def see(self, event: Event) -> None:
        """Note the moment of a key."""
        if isinstance(event, Key):
            self._last = int(time())

    def end(self) -> None:
        """Keep the moment of the last key; where that fails, the same is new again."""
        if self._last is not None:
            self._start.keep_session(self._last)
