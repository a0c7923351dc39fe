"""Holds keys back until an earlier key has opened or closed what they are meant for.

Over a slow line "/bread", Enter and "n" arrive at once: before there is a line to type into, and
before it has closed.  So the keys behind one that may move the focus wait until everything that it
causes is done.  Behind letters and moves no key waits.
"""

from __future__ import annotations

from asyncio import get_running_loop
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import monotonic

from textual.events import Key, Paste
from textual.widget import Widget

from reader.ui.screens.main import MainScreen
from reader.ui.screens.panes import PANES
from reader.ui.table import Action, bindings
from reader.ui.terminal.base_app import TerminalApp

PATIENCE = 10.0
"""Seconds that keys wait at most, for the answer to a search or anything else."""

FOCUS_TIMEOUT = 0.5
"""Seconds that keys wait for what was opened to get the focus."""

ON_THEIR_WAY = 0.03
"""Seconds after which keys have come that were read before a program got the terminal."""

POLL = 0.01
"""Seconds between two looks at the focus and the answer."""

EDITS = ("backspace", "delete", "left", "home", "end")
"""Keys besides letters that a line or an editor handles itself."""

MODIFIERS = ("left_", "right_", "iso_level", "caps_lock", "num_lock")
"""Beginnings of the names of keys that some terminals send for Shift alone and the like."""


class TypeAhead:
    """The keys of one app that are held back.

    It decides when a key arrives: one that is passed from widget to widget could be overtaken.
    """

    def __init__(self, app: TerminalApp, table: Iterable[Action]) -> None:
        """No key is held."""
        self.app = app
        self._opening = {key.key for key in bindings(tuple(a for a in table if a.opens))}
        self._held: deque[Key | Paste] = deque()
        self._until = self._idle_since = 0.0
        self._typed = False  # whether letters may still be on their way to a line
        self._drops = self.is_over = False
        self._then: Callable[[], object] | None = None
        self._unfocused: set[Widget] = set()

    def takes(self, event: Key | Paste) -> bool:
        """Whether a key is held back; it is sent to the app again later."""
        if event.is_forwarded or not self.app.screen_stack:
            return False  # it was sent again, and has been to the widgets; or the program ends
        if self._drops or self.is_over:
            return True
        opens = self._may_move_focus(event)
        if self._until or (opens and self._typed):
            self._held.append(event)
            self.opened()
            return True
        if opens:
            self.opened()
        elif self._is_text:
            self._typed = True
        return False

    def end(self) -> None:
        """The program ends: keys behind the one that ended it are for nobody here."""
        self.is_over = True
        self._held.clear()

    def take(self) -> bool:
        """Take away the first key that is held; whether there was one."""
        if not self._held:
            return False
        self._held.popleft()
        return True

    @contextmanager
    def dropped(self) -> Iterator[None]:
        """A context in which a program has the terminal: keys typed ahead were meant for it."""
        self._held.clear()
        self._drops = True
        try:
            yield
        finally:
            get_running_loop().call_later(ON_THEIR_WAY, self._drop_no_more)

    def then(self, run: Callable[[], object]) -> None:
        """Call this when all keys that are here are held, before any of them is sent on."""
        self._then = run
        self.opened()

    def _drop_no_more(self) -> None:
        self._drops = False

    @property
    def is_holding(self) -> bool:
        """Whether keys that come now are held back."""
        return bool(self._until)

    def opened(self) -> None:
        """Hold keys until everything that a key has caused is done, and what it opened is there."""
        if self._until:
            return
        if isinstance(self.app.screen, MainScreen):
            self._unfocused = {line for line in self._lines if not line.has_focus}
        self._until, self._idle_since = monotonic() + PATIENCE, 0.0
        get_running_loop().call_soon(self._check)

    def _may_move_focus(self, event: Key | Paste) -> bool:
        """Whether the keys after this one may be for something else than it."""
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
        """Whether the focus is on a line or an editor."""
        focused = self.app.focused
        return focused is not None and focused.check_consume_key("a", "a")

    @property
    def _lines(self) -> set[Widget]:
        return set(self.app.screen.query(".query"))

    def _check(self) -> None:
        """Release keys if nothing is left to be done, else check again."""
        if not self.app.screen_stack:
            return  # the program ends
        loop, now = get_running_loop(), monotonic()
        if self.app.has_work(loop) and now < self._until:
            loop.call_soon(self._check)
            return
        self._idle_since = self._idle_since or now
        idle = now - self._idle_since
        is_ready = idle >= self.app.doubt and self._is_ready(idle < FOCUS_TIMEOUT)
        if is_ready or now >= self._until:
            self.app.call_later(self._release)
        else:
            loop.call_later(POLL, self._check)

    def _is_ready(self, may_wait: bool) -> bool:
        """Whether what takes the next keys has the focus, and a search that they are for is done.

        `may_wait` is whether the focus may still be on its way.  A line that the reader has left by
        a click is not waited for: it does not get the focus.
        """
        screen, focused = self.app.screen, self.app.focused
        if not isinstance(screen, MainScreen):
            is_searching = getattr(screen, "is_searching", False)
            return not is_searching and (focused is not None or not may_wait)
        lines = self._lines - self._unfocused
        if lines and focused not in lines and may_wait:
            return False
        following = self._held[0] if self._held else None
        key = following.key if isinstance(following, Key) else ""
        is_typing = focused in lines and key not in ("up", "down")
        return screen.is_answered or is_typing or key == "escape"

    async def _release(self) -> None:
        """Send held keys to the app, up to one that may move the focus or has to wait again."""
        run, self._then = self._then, None
        if run is not None:
            run()
        self._until, self._typed = 0.0, False
        while self._held and not self._until and self.app.screen_stack:
            if self._typed and self._may_move_focus(self._held[0]):
                self.opened()
                return
            await self.app.on_event(_again(self._held.popleft()))


def _again(event: Key | Paste) -> Key | Paste:
    """A copy that the app handles like a new event."""
    return Paste(event.text) if isinstance(event, Paste) else Key(event.key, event.character)
