"""Shows the meaning of signs and colours, and all keys from the table of actions."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from reader.ui.panes.help_page import KeyLine
from reader.ui.panes.help_view import HelpView
from reader.ui.screens.overlay import CLOSES
from reader.ui.screens.scrolling import SCROLLING, ScrollingScreen
from reader.ui.table import Action, shown_key


class HelpScreen(ScrollingScreen):
    """All keys by task; the usual keys for leaving close it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,question_mark,f1,enter", "dismiss", "Close"),
        *SCROLLING,
    ]

    def __init__(self, table: tuple[Action, ...]) -> None:
        """`table` has the keys of the user's keymap."""
        view = HelpView(key_lines(table), id="help")
        super().__init__(view)
        view.border_title, view.border_subtitle = "Help", CLOSES


def key_lines(table: tuple[Action, ...]) -> tuple[KeyLine, ...]:
    """Return a line for each action, grouped by task."""
    tasks = tuple(dict.fromkeys(action.group for action in table))
    return tuple(
        KeyLine(action.group, " ".join(map(shown_key, action.keys)), action.words)
        for action in sorted(table, key=lambda action: tasks.index(action.group))
    )
