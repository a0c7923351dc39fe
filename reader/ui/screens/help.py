"""Shows what signs and colours mean, and all keys, from the table that the bindings are made of."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from reader.ui.page.help_page import KeyLine
from reader.ui.panes.help_view import HelpView
from reader.ui.screens.overlay import OverlayScreen
from reader.ui.table import Action, shown_key


class HelpScreen(OverlayScreen[None]):
    """All keys by task; any of the keys that people try closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,question_mark,f1,enter", "dismiss", "Close"),
        ("j,down", "scroll(1)", "Down"),
        ("k,up", "scroll(-1)", "Up"),
        ("space,pagedown", "page(2)", "Page down"),
        ("pageup", "page(-2)", "Page up"),
        ("D,ctrl+d", "page(1)", "Half a page down"),
        ("W,ctrl+u", "page(-1)", "Half a page up"),
        ("g,home", "scroll(-10000)", "First line"),
        ("G,end", "scroll(10000)", "Last line"),
    ]

    def __init__(self, table: tuple[Action, ...]) -> None:
        """`table` has the keys of the reader's keymap."""
        super().__init__()
        self._view = HelpView(key_lines(table), id="help")
        self._view.border_title = "Help"
        self._view.border_subtitle = "Esc closes"

    def compose(self) -> ComposeResult:
        """One view that scrolls."""
        yield self._view

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self._view.go_to(self._view.top + lines)

    def action_page(self, halves: int) -> None:
        """Scroll by half pages."""
        self._view.go_to(self._view.top + halves * self._view.page_size // 2)


def key_lines(table: tuple[Action, ...]) -> tuple[KeyLine, ...]:
    """A line for each action, those of one task together."""
    tasks = tuple(dict.fromkeys(action.group for action in table))
    return tuple(
        KeyLine(action.group, " ".join(map(shown_key, action.keys)), action.words)
        for action in sorted(table, key=lambda action: tasks.index(action.group))
    )
