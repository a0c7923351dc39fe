"""What comes with time: a development that the reader stays with is read, a place is kept."""

from __future__ import annotations

from collections.abc import Callable

from textual.message_pump import MessagePump
from textual.timer import Timer


class ReadTimer:
    """After `seconds` with one development, counted from a key or click, `seen` is called.

    Passing over a row starts the count anew; nothing runs until the reader does something.
    """

    def __init__(self, pump: MessagePump, seconds: float, seen: Callable[[int], None]) -> None:
        """`seen` is given the development's key."""
        self._pump, self._seconds, self._seen = pump, seconds, seen
        self._key: int | None = None
        self._held: int | None = None
        self._timer: Timer | None = None

    def touch(self, key: int | None) -> None:
        """The reader did something, and this development is in front of them."""
        if key == self._key and self._timer is not None:
            return
        self.stop()
        if key is None or key == self._held:
            return
        self._key = key
        self._timer = self._pump.set_timer(self._seconds, self._due)

    def hold(self, key: int | None) -> None:
        """The reader said what this one is: leave it so until another one was shown."""
        self.stop()
        self._held = key

    def stop(self) -> None:
        """Count no further."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._key = None

    def moved(self) -> None:
        """Another development is shown; the reader's word on the last one is no longer needed."""
        self.stop()
        self._held = None

    def _due(self) -> None:
        key, self._timer = self._key, None
        if key is not None:
            self._seen(key)


KEPT_AFTER = 0.7
"""Seconds after which the place in a text that is being scrolled is stored."""


class PlaceTimer:
    """Has the place in a text stored a while after it was scrolled: the program may be killed."""

    def __init__(self, pump: MessagePump, keep: Callable[[], None]) -> None:
        """`keep` stores the place."""
        self._pump, self._keep = pump, keep
        self._timer: Timer | None = None

    def soon(self) -> None:
        """The text has been scrolled."""
        if self._timer is None:
            self._timer = self._pump.set_timer(KEPT_AFTER, self._due)

    def _due(self) -> None:
        self._timer = None
        self._keep()
