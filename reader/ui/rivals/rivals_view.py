"""Paints two rivals beside each other, laid out again for each width."""

from __future__ import annotations

from reader.ledger.rivals.rival_types import RivalDifferences
from reader.ui.page.page import PageBlocks
from reader.ui.panes.pages import PageView
from reader.ui.rivals.rivals_page import rivals_page


class RivalsView(PageView):
    """Shows the lines of `rivals_page`."""

    COMPONENT_CLASSES = {"bar", "head", "title", "text", "muted", "in", "number"}
    text_width = 170

    def __init__(self, *, id: str) -> None:
        """Start empty."""
        super().__init__(id=id)
        self._found: RivalDifferences | None = None

    def show(self, found: RivalDifferences) -> None:
        """Show the differences between two texts, from the first line."""
        self._found = found
        self.set_pieces(rivals_page(found, self._width()))

    def show_words(self, pieces: PageBlocks) -> None:
        """Show a page with one sentence."""
        self._found = None
        self.set_pieces(pieces)

    def refit(self) -> None:
        """Lay the page out for the new width, at about the same line."""
        if self._found is None or self._width() == self.page.width:
            super().refit()
            return
        share = self.top / max(1, self.line_count)
        self.show(self._found)
        self.go_to(round(share * self.line_count))
