"""Paints a `Page`, which is wrapped as far as it is seen, and again when the width changes."""

from __future__ import annotations

from time import monotonic

from rich.segment import Segment

from reader.ui.page.looks import StyleOf, line_segments
from reader.ui.page.page import Page, PageBlocks
from reader.ui.panes.lines import LineView

MOMENT = 0.2
"""The most seconds that a key may spend on wrapping a long text."""


class PageView(LineView):
    """Shows blocks of text in lines of at most `text_width` cells."""

    text_width = 10_000

    def __init__(self, *, id: str) -> None:
        """Start with an empty page."""
        super().__init__(id=id)
        self.page = Page(PageBlocks(), 80)

    @property
    def line_count(self) -> int:
        """The number of lines; an estimate until all are wrapped."""
        return self.page.height

    def set_pieces(self, pieces: PageBlocks) -> None:
        """Show other text, from its first line."""
        self.page = Page(pieces, self._width())
        self.go_to(0)

    def _width(self) -> int:
        return min(self.text_width, self.line_width - 1)

    def go_to(self, line: int) -> None:
        """Scroll to a line, after wrapping the text down to one line below the visible ones."""
        self.page.reach(line + self.page_size + 1)
        super().go_to(line)

    def move_by(self, by: int) -> None:
        """Scroll by lines."""
        self.go_to(self.top + by)

    def go_to_end(self) -> None:
        """Wrap the whole page and show the last line.

        Wrapping that takes longer than `MOMENT` continues after other keys, unless one of them
        scrolls.
        """
        deadline = monotonic() + MOMENT
        self.page.reach(len(self.page.lines) + 1000)
        while not self.page.complete and monotonic() < deadline:
            self.page.reach(len(self.page.lines) + 1000)
        self.go_to(self.line_count)
        if not self.page.complete:
            self.call_later(self._go_on, self.page, self.top)

    def _go_on(self, page: Page, top: int) -> None:
        if (page, top) == (self.page, self.top):
            self.go_to_end()

    @property
    def at_end(self) -> bool:
        """Whether the last line is visible."""
        return self.page.complete and self.top + self.page_size >= self.line_count

    def line_segments(self, number: int, width: int) -> tuple[list[Segment], int]:
        """Return the segments of a line, and its width."""
        if number >= len(self.page.lines):
            return [], 0
        return line_segments(self.page, number, self.piece_look(number))

    def piece_look(self, number: int) -> StyleOf:
        """Return the styles for a line; a view may show some blocks in another style."""
        return self.look

    def refit(self) -> None:
        """Wrap at the new width, with the same words in the first line."""
        line = self.page.lines[self.top] if self.top < len(self.page.lines) else None
        if self._width() != self.page.width:
            self.page = Page(self.page.pieces, self._width())
            if line is not None and self.top:
                self.top = self.page.line_of(line.piece, line.start)
        self.go_to(self.top)
