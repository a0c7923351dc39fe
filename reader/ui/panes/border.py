"""Paints the border to the pane on the right in a pane's last column, and lets the mouse drag it.

The position in the pane is shown on it.
"""

from __future__ import annotations

from rich.segment import Segment
from textual.events import Click, MouseDown, MouseMove, MouseUp

from reader.ui.messages import BorderMoved
from reader.ui.panes.lines import LineView, PositionBar

PLAIN, LIT = ("│", "┃"), ("┃", "█")
"""The border beside the position and at it: usually, and while the text has the keys."""


class BorderedView(LineView):
    """Lines with a border where another pane is on the right: one border between two panes.

    The border is lit while the text has the keys; in the pane itself the cursor shows it.
    """

    _drags = _has_dragged = False

    @property
    def has_border(self) -> bool:
        """Whether another pane is on the right."""
        return self.region.right < self.screen.size.width

    def position_bar(self) -> PositionBar | None:
        """The border; the position bar where no pane is on the right."""
        if not self.has_border:
            return super().position_bar()
        elsewhere, here = LIT if self.screen.has_class("at-article") else PLAIN
        lit, plain = (self.look((kind,)) for kind in ("bar", "border"))
        return PositionBar(self.position, Segment(here, lit), Segment(elsewhere, plain))

    def on_mouse_down(self, event: MouseDown) -> None:
        """Take hold of the border."""
        at = event.get_content_offset(self)
        self._drags = self.has_border and at is not None and at.x >= self.line_width
        self._has_dragged = False
        if self._drags:
            event.stop()
            self.capture_mouse()

    def on_mouse_move(self, event: MouseMove) -> None:
        """Have the border follow the mouse."""
        width = event.screen_x + 1 - self.region.x
        if self._drags and width != self.region.width:
            self._has_dragged = True
            self.post_message(BorderMoved(width, is_dropped=False))

    def on_mouse_up(self, event: MouseUp) -> None:
        """Leave the border where it is."""
        if self._drags:
            self._drags = False
            self.release_mouse()
            if self._has_dragged:
                self.post_message(BorderMoved(event.screen_x + 1 - self.region.x, is_dropped=True))

    def line_at(self, event: Click) -> int | None:
        """The line under the pointer; a click on the border scrolls there and gives None."""
        at = event.get_content_offset(self)
        is_border = self.has_border and at is not None and at.x >= self.line_width
        if is_border and (self._has_dragged or self.line_count <= self.page_size):
            return None
        return super().line_at(event)
