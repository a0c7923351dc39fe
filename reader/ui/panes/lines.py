"""Shows many lines: only the visible ones are made, and only their changed cells are painted.

Invariant: `_shown` is what the terminal shows of this widget, or will after the pending refresh.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.events import Click, MouseScrollDown, MouseScrollUp, Resize
from textual.geometry import Region, Size
from textual.strip import Strip

from reader.ui.terminal.base_app import TerminalWidget
from reader.ui.terminal.cell_diff import style_difference

WHEEL = 3
"""Lines to scroll for one step of the mouse wheel."""


class PositionBar(NamedTuple):
    """The last column: its cell in these rows, and its cell in the others."""

    rows: range
    here: Segment
    elsewhere: Segment


class LineView(TerminalWidget, can_focus=True, inherit_bindings=False):
    """Lines given by `line_count` and `line_segments`, with a position bar in the last column.

    It does not use the framework's scrolling, which lays out the whole screen again whenever the
    number of lines changes, and writes every line.
    """

    ALLOW_SELECT = False

    def __init__(self, *, id: str) -> None:
        """The screen finds a view by its `id`."""
        self._looks: dict[tuple[str, ...], Style] = {}
        self._shown: list[Strip] = []
        self._background: Color | None = None
        self._room = Size()
        self._fitting = False
        self.top = 0
        super().__init__(id=id)

    @property
    def line_count(self) -> int:
        """The number of lines; an estimate is allowed."""
        raise NotImplementedError

    def line_segments(self, number: int, width: int) -> tuple[list[Segment], int]:
        """Return line `number` and its width, at most `width` cells; the rest is left blank."""
        raise NotImplementedError

    @property
    def page_size(self) -> int:
        """The number of visible lines."""
        return max(1, self._room.height)

    @property
    def step_size(self) -> int:
        """The number of lines or rows in a page, for keys that move by pages."""
        return self.page_size

    @property
    def chosen_line(self) -> int:
        """The chosen line, where the terminal's own cursor is put."""
        return self.top

    @property
    def line_width(self) -> int:
        """The number of cells for text: all except that of the position bar."""
        return max(1, self._room.width - 1)

    def go_to(self, line: int) -> None:
        """Scroll `line` to the top, as far as there are lines below it."""
        self.top = max(0, min(line, self.line_count - self.page_size))
        self.repaint()

    def reveal(self, line: int, margin: int = 0) -> None:
        """Scroll as little as possible to show `line` and `margin` lines around it."""
        size = self.page_size
        margin = min(margin, (size - 1) // 2)
        if line < self.top + margin and self.top:
            self.go_to(line - margin)
        elif line >= self.top + size - margin and self.top + size < self.line_count:
            self.go_to(line - size + 1 + margin)

    def repaint(self, *numbers: int) -> None:
        """Make the visible lines again, or only these, and refresh the cells that differ."""
        if self._fitting:
            return  # the caller of `at_once` or `_fit` repaints at its end
        if not self.is_attached or not self._room or len(self._shown) != self._room.height:
            self.refresh()
            return
        in_sight = range(self._room.height)
        rows = [y for n in numbers if (y := n - self.top) in in_sight] if numbers else in_sight
        changed = []
        for y, strip in self._strips(rows):
            if strip != self._shown[y]:
                start, end = style_difference(self._shown[y], strip)
                self._shown[y] = strip
                changed.append(Region(start, y, end - start, 1))
        if changed:
            self.refresh(*changed)

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Delay repainting within this context; repaint the visible lines at its end."""
        before, self._fitting = self._fitting, True
        try:
            yield
        finally:
            self._fitting = before
        self.repaint()

    def _strips(self, rows: Iterable[int]) -> Iterator[tuple[int, Strip]]:
        """Yield these rows and their strips.

        The number of lines may be known only after the visible ones are made.
        """
        made = [(y, *self._line(self.top + y)) for y in rows]
        width, blank, bar = self.line_width, self.look(()), self.position_bar()
        for y, segments, used in made:
            padded = _padded(segments, width - used + (bar is None), blank)
            if bar is not None:
                padded = [*padded, bar.here if y in bar.rows else bar.elsewhere]
            yield y, Strip(padded, width + 1)

    def _line(self, number: int) -> tuple[list[Segment], int]:
        """Return a line and its width; nothing below the last line."""
        return self.line_segments(number, self.line_width) if number < self.line_count else ([], 0)

    def position_bar(self) -> PositionBar | None:
        """Return the position bar; None if all lines are visible."""
        if not (rows := self.position):
            return None
        look = self.look(("bar",))
        return PositionBar(rows, Segment("▐", look), Segment(" ", look))

    @property
    def position(self) -> range:
        """The rows that show where the visible lines are among all; none if all are visible."""
        count, size = self.line_count, self.page_size
        if count <= size:
            return range(0)
        length = max(1, size * size // max(1, count))
        start = round(self.top * (size - length) / max(1, count - size))
        return range(start, start + length)

    def render_line(self, y: int) -> Strip:
        """Return visible line `y`; the framework calls this also for the mouse."""
        return self.shown_line(y)

    def shown_line(self, y: int) -> Strip:
        """Return visible line `y` as it was last made."""
        if not self._shown:
            if self._room != self.content_size:
                self._fit(self.content_size)  # painting came before the message of the new size
            self._shown = [strip for _, strip in self._strips(range(self._room.height))]
        return self._shown[y] if y < len(self._shown) else Strip.blank(self._room.width)

    def shown_background(self) -> Color:
        """Return the background of the lines, which the framework computes from many styles."""
        if self._background is None:
            self._background = self.background_colors[1]
        return self._background

    def look(self, kinds: tuple[str, ...]) -> Style:
        """Return the component style of the first kind, overlaid with those of the others.

        Only the first may be translucent: it is blended with the background.
        """
        if (known := self._looks.get(kinds)) is not None:
            return known
        style = self.get_component_rich_style(kinds[0]) if kinds else self.rich_style
        for kind in kinds[1:]:
            style += self.get_component_rich_style(kind, partial=True)
        self._looks[kinds] = style
        return style

    def notify_style_update(self) -> None:
        """Drop cached styles when the theme or a state such as focus changes."""
        super().notify_style_update()
        self._looks, self._shown, self._background = {}, [], None

    def line_at(self, event: Click) -> int | None:
        """Return the line under the pointer.

        A click on the position bar scrolls and returns None.
        """
        at = event.get_content_offset(self)
        if at is None:
            return None
        if at.x >= self.line_width and self.line_count > self.page_size:
            self.go_to(round(at.y / self.page_size * self.line_count) - self.page_size // 2)
            return None
        return self.top + at.y

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Scroll down with the mouse wheel."""
        event.stop()
        self.go_to(self.top + WHEEL)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Scroll up with the mouse wheel."""
        event.stop()
        self.go_to(self.top - WHEEL)

    def on_resize(self, event: Resize) -> None:
        """Fit the lines to the new size."""
        if self._room != self.content_size:
            self._fit(self.content_size)
            self.refresh()

    def expect_height(self, height: int) -> None:
        """Fit the lines to the height that the next layout will give the view."""
        if self._room and self._room.height != height:
            self._fit(Size(self._room.width, height))

    def _fit(self, room: Size) -> None:
        self._shown, self._room = [], room
        before, self._fitting = self._fitting, True
        self.refit()
        self._fitting = before

    def refit(self) -> None:
        """Adapt to a new size, and keep the visible lines visible."""
        self.go_to(self.top)


def _padded(segments: list[Segment], cells: int, blank: Style) -> list[Segment]:
    """Return the segments with blanks after them, in the last one's style if it looks the same."""
    if not cells:
        return segments
    if segments:
        text, style, _ = segments[-1]
        shows = style is None or style.underline or style.reverse or style.bgcolor != blank.bgcolor
        if not shows:
            return [*segments[:-1], Segment(text + " " * cells, style)]
    return [*segments, Segment(" " * cells, blank)]
