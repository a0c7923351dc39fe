"""Keys typed ahead: what follows a key that opens a line is for that line, however fast it comes.

Over a slow line "/bread" arrives at once, before there is anything to type it into; without this
the letters would be taken for commands.  What follows a key that closes the line of a search or
filter is a command in the same way, and no letter of the line that is about to close.
"""

from __future__ import annotations

from collections.abc import Iterable
from time import monotonic
from typing import TYPE_CHECKING

from textual.events import Key
from textual.widget import Widget

from reader.ui.screens.main import MainScreen
from reader.ui.table import Action, bindings
from reader.ui.widgets.lines import LineView

if TYPE_CHECKING:
    from reader.ui.app import WarreaderApp

PATIENCE = 10.0
"""Seconds that keys wait at most, should a line never get the focus."""

SOON = 0.5
"""Seconds that keys wait for a line that was there before to get the focus again, if it does."""

CLOSING = ("enter", "escape")
"""Keys that close the line of a search or filter."""

LOOK = 0.01
"""Seconds between looks whether it has it."""


class Ahead:
    """Holds the keys of one app back while a line is about to open.

    It decides as a key arrives: one that is on its way through the widgets could be overtaken.
    """

    def __init__(self, app: WarreaderApp, table: Iterable[Action]) -> None:
        """Nothing is held."""
        self._app = app
        self._opening = {key.key for key in bindings(tuple(a for a in table if a.opens))}
        self._held: list[Key] = []
        self._until = self._done = 0.0
        self._before: set[Widget] = set()
        self._closing = False

    def begin(self) -> None:
        """A key has come that opens a line: hold those behind it."""
        self._until, self._done = monotonic() + PATIENCE, 0.0
        self._before = self._lines
        self._app.call_later(self._look)

    def opened(self) -> None:
        """What opens a line has been done: let go when the line has the focus, or if none came."""
        if not self._until:
            self.begin()
        self._done = monotonic()

    def takes(self, key: Key) -> bool:
        """Whether a key is held back; it comes again later."""
        if key.is_forwarded:
            return False  # it came before, and has been to the widgets
        if self._until:
            self._held.append(key)
            return True
        opens = key.key in self._opening or key.character in self._opening
        if opens and isinstance(self._app.screen, MainScreen) and self._is_commanded:
            self.begin()
        elif key.key in CLOSING and self._is_asked:
            self._closing = True
            self._until = monotonic() + PATIENCE
            self._app.call_later(self._look)
        return False

    @property
    def _is_commanded(self) -> bool:
        """Whether nothing has the focus that letters could be typed into."""
        return isinstance(self._app.focused, LineView | None)

    @property
    def _is_asked(self) -> bool:
        """Whether keys go to the line of a search or filter."""
        return self._app.focused in self._lines and isinstance(self._app.screen, MainScreen)

    @property
    def _lines(self) -> set[Widget]:
        return set(self._app.screen.query(".query"))

    @property
    def _is_coming(self) -> bool:
        """Whether there is something that will get the focus.

        A line that stood there without it before gets it soon, or the key was for something else.
        """
        if not isinstance(self._app.screen, MainScreen):
            return True
        lines = self._lines
        return bool(lines - self._before or lines and monotonic() < self._done + SOON)

    async def _look(self) -> None:
        if self._closing:
            waits = self._is_asked
        else:
            waits = self._is_commanded and (self._is_coming or not self._done)
        if waits and monotonic() < self._until:
            self._app.set_timer(LOOK, self._look)
            return
        held, self._held, self._until, self._closing = self._held, [], 0.0, False
        for key in held:
            await self._app.on_event(Key(key.key, key.character))
