"""Paints a pane's right border in its last column, and lets the mouse drag it.

The scroll position in the pane is shown on the border.
"""

from __future__ import annotations

from rich.segment import Segment
from textual.events import Click, MouseDown, MouseMove, MouseUp

from reader.ui.messages import BorderMoved
from reader.ui.panes.lines import LineView, PositionBar

PLAIN, LIT = ("│", "┃"), ("┃", "█")
"""The border beside the position and at it: normally, and while the text has the focus."""


class BorderedView(LineView):
    """Lines with a border if another pane is on the right: one border between two panes.

    The border is lit while the text has the focus; in the pane itself the cursor shows the focus.
    """

    _drags = _has_dragged = False

    @property
    def has_border(self) -> bool:
        """Whether another pane is on the right."""
        return self.region.right < self.screen.size.width

    def position_bar(self) -> PositionBar | None:
        """Return the border, or the position bar if no pane is on the right."""
        if not self.has_border:
            return super().position_bar()
        elsewhere, here = LIT if self.screen.has_class("at-article") else PLAIN
        lit, plain = (self.look((kind,)) for kind in ("bar", "border"))
        return PositionBar(self.position, Segment(here, lit), Segment(elsewhere, plain))

    def on_mouse_down(self, event: MouseDown) -> None:
        """Begin to drag the border."""
        at = event.get_content_offset(self)
        self._drags = self.has_border and at is not None and at.x >= self.line_width
        self._has_dragged = False
        if self._drags:
            event.stop()
            self.capture_mouse()

    def on_mouse_move(self, event: MouseMove) -> None:
        """Move the border with the mouse."""
        width = event.screen_x + 1 - self.region.x
        if self._drags and width != self.region.width:
            self._has_dragged = True
            self.post_message(BorderMoved(width, is_dropped=False))

    def on_mouse_up(self, event: MouseUp) -> None:
        """Drop the border."""
        if self._drags:
            self._drags = False
            self.release_mouse()
            if self._has_dragged:
                self.post_message(BorderMoved(event.screen_x + 1 - self.region.x, is_dropped=True))

    def line_at(self, event: Click) -> int | None:
        """Return the line under the pointer.

        A click on the border scrolls there and returns None.
        """
        at = event.get_content_offset(self)
        is_border = self.has_border and at is not None and at.x >= self.line_width
        if is_border and (self._has_dragged or self.line_count <= self.page_size):
            return None
        return super().line_at(event)
