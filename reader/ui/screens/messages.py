"""Shows the messages of this run, over the reading screen."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from reader.ui.page.page import PageBlocks
from reader.ui.panes.facts_view import FactsView
from reader.ui.screens.scrolling import SCROLLING, ScrollingScreen


class MessagesScreen(ScrollingScreen):
    """What can't be read, mistakes in the config, and what the status line has told."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,exclamation_mark,enter", "dismiss", "Close"),
        *SCROLLING,
    ]

    def __init__(self, messages: PageBlocks) -> None:
        """`messages` are the lines to show."""
        view = FactsView(id="facts")
        super().__init__(view)
        view.border_title, view.border_subtitle = "Messages", "Esc goes back"
        view.set_pieces(messages)
