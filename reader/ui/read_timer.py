"""Timers of the reading screen: mark a text as read after a while, and store the place in it."""

from __future__ import annotations

from collections.abc import Callable

from textual.message_pump import MessagePump
from textual.timer import Timer


class ReadTimer:
    """Calls `seen` after `seconds` with one development, counted from a key press or click.

    Moving to another row restarts the count; no timer runs until the user does something.
    """

    def __init__(self, pump: MessagePump, seconds: float, seen: Callable[[int], None]) -> None:
        """`seen` is called with the development's key."""
        self._pump, self._seconds, self._seen = pump, seconds, seen
        self._key: int | None = None
        self._held: int | None = None
        self._timer: Timer | None = None

    def touch(self, key: int | None) -> None:
        """Note that the user did something while this development was shown."""
        if key == self._key and self._timer is not None:
            return
        self.stop()
        if key is None or key == self._held:
            return
        self._key = key
        self._timer = self._pump.set_timer(self._seconds, self._due)

    def hold(self, key: int | None) -> None:
        """Leave a development that the user has marked by hand alone until another is shown."""
        self.stop()
        self._held = key

    def stop(self) -> None:
        """Stop counting."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._key = None

    def moved(self) -> None:
        """Note that another development is shown: this ends `hold`."""
        self.stop()
        self._held = None

    def _due(self) -> None:
        key, self._timer = self._key, None
        if key is not None:
            self._seen(key)


KEPT_AFTER = 0.7
"""Seconds after which the place in a text that is being scrolled is stored."""


class PlaceTimer:
    """Stores the place in a text shortly after scrolling, in case the program is killed."""

    def __init__(self, pump: MessagePump, keep: Callable[[], None]) -> None:
        """`keep` stores the place."""
        self._pump, self._keep = pump, keep
        self._timer: Timer | None = None

    def soon(self) -> None:
        """Note that the text has been scrolled."""
        if self._timer is None:
            self._timer = self._pump.set_timer(KEPT_AFTER, self._due)

    def _due(self) -> None:
        self._timer = None
        self._keep()
