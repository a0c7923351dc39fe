"""Keys typed ahead: what follows a key that opens a line is for that line, however fast it comes.

Over a slow line "/bread" arrives at once, before there is anything to type it into; without this
the letters would be taken for commands.
"""

from __future__ import annotations

from time import monotonic
from typing import Any

from textual.app import App
from textual.events import Key

from reader.ui.widgets.lines import LineView

PATIENCE = 0.5
"""Seconds that keys wait for a line, should none come."""

LOOK = 0.01
"""Seconds between looks whether it has come."""


class Ahead:
    """Holds the keys of one app back while a line is about to open."""

    def __init__(self, app: App[Any]) -> None:
        """Nothing is held."""
        self._app = app
        self._held: list[Key] = []
        self._until = 0.0

    def begin(self) -> None:
        """A line is about to open: hold keys until it has the focus."""
        self._until = monotonic() + PATIENCE
        self._app.call_later(self._look)

    def takes(self, key: Key) -> bool:
        """Whether a key is held back; it comes again later."""
        if not self._until:
            return False
        self._held.append(key)
        return True

    def _look(self) -> None:
        focused = self._app.focused
        if (focused is None or isinstance(focused, LineView)) and monotonic() < self._until:
            self._app.set_timer(LOOK, self._look)
            return
        held, self._held, self._until = self._held, [], 0.0
        for key in sorted(held, key=lambda key: key.time):
            self._app.post_message(Key(key.key, key.character))
