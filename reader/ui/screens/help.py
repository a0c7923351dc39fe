"""Shows all keys, from the table that the bindings are made of."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reader.ui.screens.overlay import OverlayScreen
from reader.ui.table import Action, shown_key


class HelpScreen(OverlayScreen[None]):
    """A list of all keys; any of the keys that people try closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,question_mark,f1,enter", "dismiss", "Close"),
        ("j,down", "scroll(1)", "Down"),
        ("k,up", "scroll(-1)", "Up"),
        ("space,pagedown", "scroll(10)", "Page down"),
        ("pageup", "scroll(-10)", "Page up"),
    ]

    def __init__(self, table: tuple[Action, ...]) -> None:
        """`table` has the keys of the reader's keymap."""
        super().__init__()
        self._table = table

    def compose(self) -> ComposeResult:
        """One column that can be scrolled."""
        with VerticalScroll(id="help"):
            yield Static(help_text(self._table))

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#help").scroll_relative(y=lines, animate=False)


def help_text(table: tuple[Action, ...]) -> Content:
    """The actions by group, one line each: keys, then words."""
    text = Content("")
    for group in dict.fromkeys(action.group for action in table):
        text += Content.assemble("\n" if text else "", (group, "bold"), "\n")
        for action in (action for action in table if action.group == group):
            keys = " ".join(map(shown_key, action.keys))
            text += Content.assemble((f"  {keys:<10}", "bold"), f" {action.words}\n")
    return text
