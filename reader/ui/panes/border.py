"""Paints the border to the pane on the right in a pane's last column, with the position on it."""

from __future__ import annotations

from rich.segment import Segment

from reader.ui.panes.lines import LineView

PLAIN, LIT = ("│", "┃"), ("┃", "█")
"""The border beside the position and at it: usually, and while the text has the keys."""


class BorderedView(LineView):
    """Lines with a border where another pane is on the right: one border between two panes.

    The border is lit while the text has the keys; in the pane itself the cursor shows it.
    """

    def bar(self, y: int) -> Segment | None:
        """The border's cell in row `y`; that of the position bar where no pane is on the right."""
        if self.region.right >= self.screen.size.width:
            return super().bar(y)
        is_here = self.is_position(y)
        cells = LIT if self.screen.has_class("at-article") else PLAIN
        return Segment(cells[is_here], self.look(("bar" if is_here else "border",)))
