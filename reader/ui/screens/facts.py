"""Shows lines about a text or about this run, over the reading screen."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from reader.ui.page.page import PageBlocks
from reader.ui.panes.facts_view import FactsView
from reader.ui.screens.overlay import CLOSES
from reader.ui.screens.scrolling import SCROLLING, ScrollingScreen


class LinesScreen(ScrollingScreen):
    """Lines below a title."""

    def __init__(self, lines: PageBlocks) -> None:
        """`lines` are the lines to show."""
        view = FactsView(id="facts")
        super().__init__(view)
        view.border_title, view.border_subtitle = self.TITLE, CLOSES
        view.set_pieces(lines)


class FactsScreen(LinesScreen):
    """All details of a text: file, address, publisher, when it was read, and so on."""

    TITLE = "About this text"
    BINDINGS: ClassVar[list[BindingType]] = [("escape,q,i,enter", "dismiss", "Close"), *SCROLLING]


class MessagesScreen(LinesScreen):
    """Sources not read, mistakes in the configuration, and earlier status messages."""

    TITLE = "Messages"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,exclamation_mark,enter", "dismiss", "Close"),
        *SCROLLING,
    ]


class GoneScreen(LinesScreen):
    """What is known about marks whose text no longer has their development."""

    TITLE = "Marks without a text"
    BINDINGS: ClassVar[list[BindingType]] = [("escape,q,i,enter", "dismiss", "Close"), *SCROLLING]
