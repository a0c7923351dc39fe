"""The dialog that chooses a theme; it shows each one as the cursor reaches it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Label, OptionList

from reader.ui.screens.overlay import CANCELS, OverlayScreen
from reader.ui.table import pressed_name

KEYS = f"Enter keeps · {CANCELS}"


class ThemeScreen(OverlayScreen[str | None]):
    """A list of the themes; returns the one to keep on Enter, None on Escape.

    A letter goes to the next theme that begins with it.
    """

    CLOSED_BY_CLICK = True
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q", "dismiss", "Back"),
        ("j", "in_list('cursor_down')", "Down"),
        ("k", "in_list('cursor_up')", "Up"),
        ("G", "in_list('last')", "Last"),
    ]

    def __init__(self, names: Sequence[str], now: str, show: Callable[[str], None]) -> None:
        """`now` is the name first under the cursor; `show` is called with each name."""
        super().__init__()
        self._names, self._now, self._show = list(names), now, show

    def compose(self) -> ComposeResult:
        """Compose the help on keys and the names."""
        with Vertical(id="themes"):
            yield Label(Content(KEYS))
            yield OptionList(*map(Content, self._names))

    def on_mount(self) -> None:
        """Put the cursor on the present theme."""
        if self._now in self._names:
            self.query_one(OptionList).highlighted = self._names.index(self._now)

    def on_key(self, event: Key) -> None:
        """Go to the next name that begins with the letter."""
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        for number in [*range(at + 1, len(self._names)), *range(at)]:
            if event.character and self._names[number].startswith(event.character):
                options.highlighted = number
                self._tell("")
                event.stop()
                return
        pressed = pressed_name(event)
        self._tell("" if event.key in self.active_bindings else pressed)

    def _tell(self, pressed: str) -> None:
        """Say above the names that no theme begins with the pressed key; "" shows only the keys."""
        told = f"No other name begins with {pressed} · " if pressed else ""
        self.query_one(Label).update(Content(f"{told}{KEYS}"))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the theme, unless the cursor has moved on meanwhile."""
        if event.option_index == event.option_list.highlighted:
            self._show(self._names[event.option_index])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Return the theme chosen with Enter or a click."""
        self.dismiss(self._names[event.option_index])
