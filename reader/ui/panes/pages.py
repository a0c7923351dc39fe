"""A view of a `Page`: wraps as far as is seen, and again when the width changes."""

from __future__ import annotations

from time import monotonic

from rich.segment import Segment

from reader.ui.page.looks import StyleOf, line_segments
from reader.ui.page.page import Page, PageBlocks
from reader.ui.panes.lines import LineView

MOMENT = 0.2
"""Seconds that a key may take to wrap a long text."""


class PageView(LineView):
    """Shows pieces of text, at most `text_width` cells wide, in the middle of its space."""

    text_width = 10_000

    def __init__(self, *, id: str) -> None:
        """The page is empty until `set_pieces` is called."""
        super().__init__(id=id)
        self.page = Page(PageBlocks(), 80)

    @property
    def line_count(self) -> int:
        """All lines, as far as they are known."""
        return self.page.height

    def set_pieces(self, pieces: PageBlocks) -> None:
        """Show other text, from its first line."""
        self.page = Page(pieces, self._width())
        self.go_to(0)

    def _width(self) -> int:
        return min(self.text_width, self.line_width - 1)

    def go_to(self, line: int) -> None:
        """Wrap what will be in sight before going there, and a line that tells whether more is."""
        self.page.reach(line + self.page_size + 1)
        super().go_to(line)

    def go_to_end(self) -> None:
        """Wrap all of it, and show the last line.

        What takes longer than a moment is gone on with after other keys, unless one of them moved.
        """
        deadline = monotonic() + MOMENT
        self.page.reach(len(self.page.lines) + 1000)
        while not self.page.complete and monotonic() < deadline:
            self.page.reach(len(self.page.lines) + 1000)
        self.go_to(len(self.page.lines))
        if not self.page.complete:
            self.call_later(self._go_on, self.page, self.top)

    def _go_on(self, page: Page, top: int) -> None:
        if (page, top) == (self.page, self.top):
            self.go_to_end()

    @property
    def at_end(self) -> bool:
        """Whether the last line is in sight."""
        return self.page.complete and self.top + self.page_size >= len(self.page.lines)

    def line_segments(self, number: int, width: int) -> tuple[list[Segment], int]:
        """One line of the page."""
        if number >= len(self.page.lines):
            return [], 0
        return line_segments(self.page, number, self.piece_look(number))

    def piece_look(self, number: int) -> StyleOf:
        """How the kinds on this line look; a view may show one of its pieces otherwise."""
        return self.look

    def refit(self) -> None:
        """Wrap again at a new width, with the same words at the top."""
        line = self.page.lines[self.top] if self.top < len(self.page.lines) else None
        if self._width() != self.page.width:
            self.page = Page(self.page.pieces, self._width())
            if line is not None and self.top:
                self.top = self.page.line_of(line.piece, line.start)
        self.go_to(self.top)
