"""Keys in the order in which they were typed, each for what the keys before it have opened.

Over a slow line "/bread", Enter and "n" arrive at once: before there is a line to type into, and
before it has closed.  So what follows a key that may send the next ones elsewhere waits until that
key has done all that it does.  Other keys, as letters and moves are, wait for nothing.
"""

from __future__ import annotations

from asyncio import get_running_loop
from collections import deque
from collections.abc import Iterable
from time import monotonic

from textual.events import Key, Paste
from textual.widget import Widget

from reader.ui.screens.main import MainScreen
from reader.ui.screens.panes import PANES
from reader.ui.table import Action, bindings
from reader.ui.terminal.base_app import TerminalApp

PATIENCE = 10.0
"""Seconds that keys wait at most for an answer to what was asked, or for anything else."""

SOON = 0.5
"""Seconds that keys wait for what was opened to get the focus."""

LOOK = 0.01
"""Seconds between looks whether it has it, and whether there is an answer."""

EDITS = ("backspace", "delete", "left", "home", "end")
"""Keys besides letters that stay in a line or an editor."""

MODIFIERS = ("left_", "right_", "iso_level", "caps_lock", "num_lock")
"""How the names of keys begin that some terminals send for Shift alone and the like."""


class TypeAhead:
    """Holds the keys of one app back while an earlier one is at work.

    It decides as a key arrives: one that is on its way through the widgets could be overtaken.
    """

    def __init__(self, app: TerminalApp, table: Iterable[Action]) -> None:
        """Nothing is held."""
        self.app = app
        self._opening = {key.key for key in bindings(tuple(a for a in table if a.opens))}
        self._held: deque[Key | Paste] = deque()
        self._until = self._quiet = 0.0
        self._typed = False  # into a line, since all was done
        self._left: set[Widget] = set()

    def takes(self, event: Key | Paste) -> bool:
        """Whether a key is held back; it comes again later."""
        if event.is_forwarded or not self.app.screen_stack:
            return False  # it came before, and has been to the widgets; or the program ends
        leads = self._leads(event)
        if self._until or (leads and self._typed):
            self._held.append(event)
            self.opened()
            return True
        if leads:
            self.opened()
        elif self._is_text:
            self._typed = True
        return False

    @property
    def is_holding(self) -> bool:
        """Whether keys that come now are held back."""
        return bool(self._until)

    def opened(self) -> None:
        """Hold keys until all is done that there is to do, and what it has opened is there."""
        if self._until:
            return
        if isinstance(self.app.screen, MainScreen):
            self._left = {line for line in self._lines if not line.has_focus}
        self._until, self._quiet = monotonic() + PATIENCE, 0.0
        get_running_loop().call_soon(self._look)

    def _leads(self, event: Key | Paste) -> bool:
        """Whether the next keys may be for something else after this one."""
        if isinstance(event, Paste):
            return False
        focused = self.app.focused
        if focused is not None and self._is_text:
            consumed = focused.check_consume_key(event.key, event.character)
            return not (consumed or event.key in EDITS or event.key.startswith(MODIFIERS))
        is_pane = focused is None or focused.id in PANES
        if not isinstance(self.app.screen, MainScreen) or not is_pane:
            return True
        return event.key in self._opening or event.character in self._opening

    @property
    def _is_text(self) -> bool:
        """Whether letters are typed into a line or an editor."""
        focused = self.app.focused
        return focused is not None and focused.check_consume_key("a", "a")

    @property
    def _lines(self) -> set[Widget]:
        return set(self.app.screen.query(".query"))

    def _look(self) -> None:
        """Let keys go when nothing is left to be done."""
        if not self.app.screen_stack:
            return  # the program ends
        loop, now = get_running_loop(), monotonic()
        if self.app.has_work(loop) and now < self._until:
            loop.call_soon(self._look)
            return
        self._quiet = self._quiet or now
        is_sure = now >= self._quiet + self.app.doubt
        if (is_sure and self._is_ready(now < self._quiet + SOON)) or now >= self._until:
            self.app.call_later(self._release)
        else:
            loop.call_later(LOOK, self._look)

    def _is_ready(self, soon: bool) -> bool:
        """Whether what takes the next keys is there, and has what it works with.

        A line that the reader has left by a click never gets the focus, and nobody waits for it.
        """
        screen, focused = self.app.screen, self.app.focused
        if not isinstance(screen, MainScreen):
            is_searching = getattr(screen, "is_searching", False)
            return not is_searching and (focused is not None or not soon)
        lines = self._lines - self._left
        if lines and focused not in lines and soon:
            return False
        following = self._held[0] if self._held else None
        key = following.key if isinstance(following, Key) else ""
        is_typing = focused in lines and key not in ("up", "down")
        return screen.is_answered or is_typing or key == "escape"

    async def _release(self) -> None:
        """Let keys go up to the next that has to wait for these, or leads elsewhere itself."""
        self._until, self._typed = 0.0, False
        while self._held and not self._until and self.app.screen_stack:
            if self._typed and self._leads(self._held[0]):
                self.opened()
                return
            await self.app.on_event(_again(self._held.popleft()))


def _again(event: Key | Paste) -> Key | Paste:
    """The same, to be handled from the beginning."""
    return Paste(event.text) if isinstance(event, Paste) else Key(event.key, event.character)
