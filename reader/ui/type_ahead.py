"""Holds keys back until an earlier key has opened or closed the widget that they are meant for.

Over a slow line "/bread", Enter and "n" arrive at once: before there is an input to type into, and
before it has closed. So the keys after one that may move the focus wait until all its effects are
done. No key waits after letters and moves.
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
"""The most seconds that keys wait for the answer to a search or anything else."""

FOCUS_TIMEOUT = 0.5
"""The most seconds that keys wait for an opened widget to get the focus."""

ON_THEIR_WAY = 0.03
"""Seconds until keys have arrived that were read before another program got the terminal."""

POLL = 0.01
"""Seconds between two checks of the focus and the answer."""

EDITS = ("backspace", "delete", "left", "home", "end")
"""Keys besides letters that an input or an editor handles itself."""

MODIFIERS = ("left_", "right_", "iso_level", "caps_lock", "num_lock")
"""Prefixes of the names of keys that some terminals send for Shift alone and similar keys."""


class TypeAhead:
    """The keys of one app that are held back.

    It decides when a key reaches the app: a key that passes from widget to widget could be
    overtaken.
    """

    def __init__(self, app: TerminalApp, table: Iterable[Action]) -> None:
        """Start without held keys."""
        self.app = app
        self._opening = {key.key for key in bindings(tuple(a for a in table if a.opens))}
        self._held: deque[Key | Paste] = deque()
        self._until = self._idle_since = 0.0
        self._typed = False  # whether letters may still be on their way to an input
        self._drops = self.is_over = False
        self._then: Callable[[], object] | None = None
        self._unfocused: set[Widget] = set()

    def takes(self, event: Key | Paste) -> bool:
        """Whether a key is held back (it is sent to the app again later) or dropped."""
        if event.is_forwarded or not self.app.screen_stack:
            return False  # it was sent again and has reached the widgets, or the program ends
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
        """Drop all held keys: the program ends."""
        self.is_over = True
        self._held.clear()

    def take(self) -> bool:
        """Drop the first held key; return whether there was one."""
        if not self._held:
            return False
        self._held.popleft()
        return True

    @contextmanager
    def dropped(self) -> Iterator[None]:
        """Drop keys typed while, within this context, another program has the terminal."""
        self._held.clear()
        self._drops = True
        try:
            yield
        finally:
            get_running_loop().call_later(ON_THEIR_WAY, self._drop_no_more)

    def then(self, run: Callable[[], object]) -> None:
        """Call `run` when all keys that have arrived are held, before any of them is sent on."""
        self._then = run
        self.opened()

    def _drop_no_more(self) -> None:
        self._drops = False

    @property
    def is_holding(self) -> bool:
        """Whether keys that come now are held back."""
        return bool(self._until)

    def opened(self) -> None:
        """Hold keys until all effects of a key are done and the widget that it opened is there."""
        if self._until:
            return
        if isinstance(self.app.screen, MainScreen):
            self._unfocused = {line for line in self._lines if not line.has_focus}
        self._until, self._idle_since = monotonic() + PATIENCE, 0.0
        get_running_loop().call_soon(self._check)

    def _may_move_focus(self, event: Key | Paste) -> bool:
        """Whether the keys after this one may be for another widget."""
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
        """Whether the focus is on an input or an editor."""
        focused = self.app.focused
        return focused is not None and focused.check_consume_key("a", "a")

    @property
    def _lines(self) -> set[Widget]:
        return set(self.app.screen.query(".query"))

    def _check(self) -> None:
        """Release the keys if no work is left, else check again later."""
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
        """Whether the widget for the next keys has the focus, and a search that they need is done.

        `may_wait` is whether the focus may still be on its way. An input that the user has left by
        a click does not get the focus, so it is not waited for.
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
    """Return a copy of a key that the app handles like a new event."""
    return Paste(event.text) if isinstance(event, Paste) else Key(event.key, event.character)
