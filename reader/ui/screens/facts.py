"""Shows everything known about a text, over the reading screen."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from reader.ui.page.page import PageBlocks
from reader.ui.panes.facts_view import FactsView
from reader.ui.screens.scrolling import SCROLLING, ScrollingScreen


class FactsScreen(ScrollingScreen):
    """File, address, publisher, when it was read, and so on."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape,q,i,enter", "dismiss", "Close"), *SCROLLING]

    def __init__(self, facts: PageBlocks) -> None:
        """`facts` are the lines to show."""
        view = FactsView(id="facts")
        super().__init__(view)
        view.border_title, view.border_subtitle = "About this text", "Esc goes back"
        view.set_pieces(facts)
