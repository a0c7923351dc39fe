"""What has changed on the screen to the terminal: at once, in few bytes, and with little work.

The one place that touches what Textual keeps private: a key need not wait for the next frame, nor
be drawn through layers that nothing lies in.  Where a later Textual has moved these parts, nothing
happens here and its own frame paints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rich.control import Control
from rich.segment import Segment
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual._styles_cache import StylesCache
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from reader.ui.panes.lines import LineView
from reader.ui.terminal.cell_diff import ScreenPart, encode_parts
from reader.ui.terminal.screen_state import ScreenState

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from textual._compositor import Compositor


_OF_SCREENS = ("_compositor", "_layout_required", "_repaint_required", "_dirty_widgets")
_OF_WIDGETS = (
    "_layout_required",
    "_repaint_regions",
    "_dirty_regions",
    "_exchange_repaint_regions",
)


def paint_now(screen: Screen[Any], *widgets: Widget) -> bool:
    """Write the changed parts of `widgets` to the terminal now; False if that can't be done."""
    display = getattr(screen.app, "_display", None)
    known = all(hasattr(screen, name) for name in _OF_SCREENS)
    known &= all(hasattr(widget, name) for widget in widgets for name in _OF_WIDGETS)
    if display is None or not known or not screen.is_current:
        return False
    if screen._layout_required or screen._repaint_required:
        return False
    if any(widget._layout_required for widget in widgets):
        return False
    if changed := [widget for widget in widgets if widget._repaint_regions]:
        pieces = drawn_alone(screen._compositor, changed)
        drawn = None if pieces is None else ShortUpdate(lambda: pieces)
        display(screen, drawn or _composed(screen, changed))
    for widget in changed:
        widget._dirty_regions.clear()  # Textual does so only where it draws the lines itself
    screen._dirty_widgets.difference_update(widgets)
    return True


def _composed(screen: Screen[Any], widgets: Sequence[Widget]) -> RenderableType:
    """The changed parts as Textual composes them, of whatever lies on whatever."""
    screen._compositor.update_widgets(set(widgets))
    below = getattr(screen.app, "_background_screens", [])
    return screen._compositor.render_update(screen_stack=below) or ""


def _chopped(parts: ChopsUpdate) -> Iterator[ScreenPart]:
    """Lines cut into strips, and the spans of them that have changed, as pieces."""
    for y, start, end in parts.spans:
        for stop, (x, strip) in zip(parts.chop_ends[y], parts.chops[y].items(), strict=False):
            if strip is None or x >= end or stop <= start:
                continue
            low, high = max(x, start), min(stop, end)
            yield ScreenPart(low, y, list(strip.crop(low - x, high - x)))


def drawn_alone(compositor: Compositor, widgets: Sequence[Widget]) -> list[ScreenPart] | None:
    """The changed parts of lines that nothing lies on, or None if something else has changed."""
    pieces: list[ScreenPart] = []
    for widget in widgets:
        place = compositor.visible_widgets.get(widget)
        box = widget.content_region
        if place is None or not isinstance(widget, LineView) or not _is_bare(widget, compositor):
            return None
        regions = [part.translate(place[0].offset) for part in widget._repaint_regions]
        seen = box.intersection(place[1])
        if not all(seen.contains_region(part) for part in regions):
            return None
        pieces += _lines(widget, box, regions)
    for widget in widgets:
        widget._exchange_repaint_regions()
    return pieces


def _is_bare(widget: Widget, compositor: Compositor) -> bool:
    """Whether nothing lies on a widget, and no effect on its lines."""
    styles = widget.styles
    if widget.opacity < 1 or styles.has_rule("tint") or styles.has_rule("hatch"):
        return False
    around = {widget, *widget.ancestors}
    region = widget.region
    others = compositor.visible_widgets.items()
    return not any(part.overlaps(region) for one, (part, _) in others if one not in around)


def _lines(widget: LineView, box: Region, regions: Sequence[Region]) -> Iterator[ScreenPart]:
    filters, background = widget.get_line_filters(), widget.background_colors[1]
    for y, spans in sorted(_rows(regions).items()):
        strip = widget.shown_line(y - box.y)
        for start, end in spans:
            segments = list(strip.crop(start - box.x, end - box.x))
            for each in filters:
                segments = each.apply(segments, background)
            yield ScreenPart(start, y, segments)


def _rows(regions: Iterable[Region]) -> dict[int, list[tuple[int, int]]]:
    """The cells, from start to end, that the regions cover in each row: none of them twice."""
    rows: dict[int, list[tuple[int, int]]] = {}
    for x, y, width, height in sorted(regions):
        for line in range(y, y + height):
            spans = rows.setdefault(line, [])
            if spans and x <= spans[-1][1]:
                start, end = spans.pop()
                spans.append((start, max(end, x + width)))
            else:
                spans.append((x, x + width))
    return rows


def forget_drawn() -> None:
    """Have the framework let go of the lines of what has been closed.

    It remembers the colours of a thousand views together with the views and every line that they
    showed, how sixteen thousand styles are written, and where as many texts were cut: tens of
    megabytes in a long session.
    """
    cuts = getattr(Segment, "_split_cells", None)
    for remembered in (getattr(StylesCache, "get_inner_outer", None), Strip.render_ansi, cuts):
        clear = getattr(remembered, "cache_clear", None)
        if clear is not None:
            clear()


def shortened(update: RenderableType | None, image: ScreenState) -> RenderableType | None:
    """An update of the screen in the fewest bytes; what is of no known kind stays as it is."""
    if isinstance(update, ShortUpdate):
        return ShortUpdate(lambda: image.written(update.pieces()))
    if type(update) is ChopsUpdate:
        return ShortUpdate(lambda: image.parts(_chopped(update)))
    if type(update) is LayoutUpdate and update.region.offset == (0, 0):
        return ShortUpdate(lambda: image.whole(_rows_of(update), update.region.size))
    if update is not None:
        image.forget()
    return update


def _rows_of(update: LayoutUpdate) -> Iterator[ScreenPart]:
    for y, strips in enumerate(update.strips):
        yield ScreenPart(0, y, [segment for strip in strips for segment in strip])


class ShortUpdate(CompositorUpdate):
    """An update of the screen in fewer bytes than Textual's would take."""

    def __init__(self, pieces: Callable[[], Sequence[ScreenPart]]) -> None:
        """`pieces` gives what is to be written, in any order, at the moment it is written."""
        self.pieces = pieces

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Piece by piece, where Rich asks."""
        for x, y, segments in self.pieces():
            yield Control.move_to(x, y).segment
            yield from segments
        yield Segment("")

    def render_segments(self, console: Console) -> str:
        """The text and the escape sequences that write it."""
        pieces = self.pieces()
        return encode_parts(pieces, console) if pieces else ""
