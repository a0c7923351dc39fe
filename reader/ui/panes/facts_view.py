"""Paints all details of a text, a line for each."""

from __future__ import annotations

from textual.geometry import Size

from reader.ui.page.page import Page
from reader.ui.panes.pages import PageView


class FactsView(PageView):
    """Shows the blocks of `facts_page`."""

    COMPONENT_CLASSES = {"bar", "head", "text", "muted"}
    text_width = 96

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines that the blocks need at a width, if they fit."""
        page = Page(self.page.pieces, min(self.text_width, width - 2))
        page.reach(viewport.height)
        return len(page.lines)
