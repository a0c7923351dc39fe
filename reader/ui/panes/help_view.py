"""Paints the lines of the help; signs and colours have the same styles as in the panes."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.geometry import Size

from reader.ui.page import wrap
from reader.ui.page.looks import KINDS
from reader.ui.panes.help_page import HelpLine, KeyLine, help_lines
from reader.ui.panes.lines import LineView


class HelpView(LineView):
    """Shows all keys, and the meaning of the panes' signs and colours."""

    COMPONENT_CLASSES = {
        *KINDS,
        "bar",
        "head",
        "key",
        "text",
        "muted",
        "remark",
        "dot",
        "star",
        "changed",
    }

    def __init__(self, keys: Sequence[KeyLine], *, id: str) -> None:
        """`keys` is grouped by task."""
        super().__init__(id=id)
        self._keys = keys
        self._lines: list[HelpLine] = []
        self._width = 0

    @property
    def line_count(self) -> int:
        """The number of lines: the legend, and a line or half a line for each action."""
        return len(self._lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines that the help needs at a width."""
        return len(help_lines(self._keys, width - 1))

    def line_segments(self, number: int, width: int) -> tuple[list[Segment], int]:
        """Return a line, cut at the width of the view."""
        segments, used = [], 0
        for text, kinds in self._lines[number]:
            if used >= width:
                break
            shown = text
            if used + wrap.count_cells(text) > width:
                shown = wrap.fit(text, width - used)
            segments.append(Segment(shown, self.look(kinds)))
            used += wrap.count_cells(shown)
        return segments, used

    def refit(self) -> None:
        """Arrange the lines for another width."""
        if self._width != self.line_width:
            self._width = self.line_width
            self._lines = help_lines(self._keys, self._width)
        self.go_to(self.top)
