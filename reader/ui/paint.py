"""What has changed on the screen to the terminal: at once, and in few bytes.

The one place that touches what Textual keeps private: a key need not wait for the next frame, nor
send every style in full.  Where a later Textual has moved these parts, nothing happens here and its
own frame paints.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from textual._compositor import ChopsUpdate, CompositorUpdate
from textual._styles_cache import StylesCache
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from reader.ui.lean import Piece, written

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult


def paint_now(screen: Screen[Any], *widgets: Widget) -> bool:
    """Write the changed parts of `widgets` to the terminal now; False if that can't be done."""
    compositor = getattr(screen, "_compositor", None)
    update = getattr(compositor, "update_widgets", None)
    display = getattr(screen.app, "_display", None)
    if compositor is None or update is None or display is None or not screen.is_current:
        return False
    if getattr(screen, "_layout_required", True) or getattr(screen, "_repaint_required", True):
        return False
    if any(getattr(widget, "_layout_required", True) for widget in widgets):
        return False
    update(set(widgets))
    parts = compositor.render_update(screen_stack=getattr(screen.app, "_background_screens", []))
    display(screen, Lean(parts) if type(parts) is ChopsUpdate else parts)
    screen._dirty_widgets.clear()
    return True


def forget_drawn() -> None:
    """Have the framework let go of the lines of what has been closed.

    It remembers the colours of a thousand views together with the views and every line that they
    showed, and how sixteen thousand styles are written: tens of megabytes in a long session.
    """
    for remembered in (getattr(StylesCache, "get_inner_outer", None), Strip.render_ansi):
        clear = getattr(remembered, "cache_clear", None)
        if clear is not None:
            clear()


class Lean(CompositorUpdate):
    """An update of parts of the screen, in fewer bytes than it would write itself."""

    def __init__(self, parts: ChopsUpdate) -> None:
        """`parts` are lines cut into strips, and the spans of them that have changed."""
        self.parts = parts

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """As it is, where Rich asks."""
        yield self.parts

    def render_segments(self, console: Console) -> str:
        """The text and the escape sequences that write it."""
        return written(self._pieces(), console)

    def _pieces(self) -> Iterator[Piece]:
        for y, start, end in self.parts.spans:
            for stop, (x, strip) in zip(
                self.parts.chop_ends[y], self.parts.chops[y].items(), strict=False
            ):
                if strip is None or x >= end or stop <= start:
                    continue
                low, high = max(x, start), min(stop, end)
                yield Piece(low, y, list(strip.crop(low - x, high - x)))
