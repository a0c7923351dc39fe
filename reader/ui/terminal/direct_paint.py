"""Paints changed parts of widgets at once, without waiting for the next frame.

Only uncovered lines are taken from the widget itself; Textual's compositor composes all others.
`private_names` lists the private names that are used here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from rich.control import Control
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual._styles_cache import StylesCache
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from reader.ui.terminal.cell_diff import ScreenPart, encode_parts
from reader.ui.terminal.direct_layout import arrange_now
from reader.ui.terminal.screen_state import ScreenState

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from textual._compositor import Compositor


@runtime_checkable
class HasShownLines(Protocol):
    """A widget that can return the lines it shows, without anything that covers them."""

    def shown_line(self, y: int) -> Strip:
        """Return line `y` of its content."""
        ...

    def shown_background(self) -> Color:
        """Return the background of its lines; filters are given it."""
        ...


def paint_now(screen: Screen[Any], *widgets: Widget) -> bool:
    """Write the changed parts of `widgets` to the terminal now; False if that is not possible."""
    if not screen.is_current or screen._layout_required or screen._repaint_required:
        return False
    if any(widget._layout_required for widget in widgets) and not arrange_now(screen, widgets):
        return False
    # Asking for the place of a hidden widget makes the compositor do a new layout of all widgets.
    # If a change of the layout is pending, it would later not notice that they have moved.
    visible = screen._compositor.visible_widgets
    if changed := [one for one in widgets if one._repaint_regions and one in visible]:
        parts = parts_without_overlap(screen._compositor, changed)
        update = _composed(screen, changed) if parts is None else ShortUpdate(lambda: parts)
        if update is not None:  # an empty update would be written as an empty line
            screen.app._display(screen, update)
    for widget in changed:
        widget._dirty_regions.clear()  # Textual clears them only if it draws the lines itself
        widget._repaint_required = False  # else it tells the screen, which paints nothing new
    screen._dirty_widgets.difference_update(widgets)
    return True


def _composed(screen: Screen[Any], widgets: Sequence[Widget]) -> RenderableType | None:
    """The changed parts as Textual composes them if widgets overlap; None if none is visible."""
    screen._compositor.update_widgets(set(widgets))
    below = screen.app._background_screens
    return screen._compositor.render_update(screen_stack=below)


def _changed_parts(update: ChopsUpdate) -> Iterator[ScreenPart]:
    """The changed spans of lines that are cut into strips."""
    for y, start, end in update.spans:
        for stop, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is None or x >= end or stop <= start:
                continue
            low, high = max(x, start), min(stop, end)
            yield ScreenPart(low, y, list(strip.crop(low - x, high - x)))


def parts_without_overlap(
    compositor: Compositor, widgets: Sequence[Widget]
) -> list[ScreenPart] | None:
    """Return the changed parts of uncovered lines, or None if anything else has changed."""
    parts: list[ScreenPart] = []
    for widget in widgets:
        place = compositor.visible_widgets.get(widget)
        if place is None or not isinstance(widget, HasShownLines):
            return None
        if not _is_uncovered(widget, compositor):
            return None
        box = widget.content_region
        regions = [part.translate(place[0].offset) for part in widget._repaint_regions]
        visible = box.intersection(place[1])
        if not all(visible.contains_region(part) for part in regions):
            return None
        parts += _changed_lines(widget, widget, regions)
    for widget in widgets:
        widget._exchange_repaint_regions()
    return parts


def _is_uncovered(widget: Widget, compositor: Compositor) -> bool:
    """Whether nothing covers a widget, and no effect changes its lines."""
    styles = widget.styles
    if widget.opacity < 1 or styles.has_rule("tint") or styles.has_rule("hatch"):
        return False
    around = {widget, *widget.ancestors}
    region = widget.region
    others = compositor.visible_widgets.items()
    return not any(part.overlaps(region) for one, (part, _) in others if one not in around)


def _changed_lines(
    widget: Widget, lines: HasShownLines, regions: Sequence[Region]
) -> Iterator[ScreenPart]:
    box, shown = widget.content_region, lines.shown_background()
    filtered = StyleFilter(widget.get_line_filters(), shown)
    for y, spans in sorted(_rows(regions).items()):
        strip = lines.shown_line(y - box.y)
        for start, end in spans:
            yield ScreenPart(start, y, filtered(list(strip.crop(start - box.x, end - box.x))))


class StyleFilter:
    """Applies filters of lines, which change nothing but styles.

    Most styles are left as they are, which is found out once for each.
    """

    def __init__(self, filters: Sequence[LineFilter], background: Color) -> None:
        """Know no style yet."""
        self._filters, self._background = filters, background
        self._known: dict[int, tuple[bool, Style | None]] = {}

    def __call__(self, segments: list[Segment]) -> list[Segment]:
        """Return the segments in the styles that the filters give them."""
        known = self._known
        for _, style, _ in segments:
            if (found := known.get(id(style))) is None:
                is_kept = self._applied([Segment("x", style)]) == [Segment("x", style)]
                found = known[id(style)] = is_kept, style
            if not found[0]:
                return self._applied(segments)
        return segments

    def _applied(self, segments: list[Segment]) -> list[Segment]:
        for each in self._filters:
            segments = each.apply(segments, self._background)
        return segments


def _rows(regions: Iterable[Region]) -> dict[int, list[tuple[int, int]]]:
    """The ranges of cells, from start to end, that the regions cover per row, without overlap."""
    rows: dict[int, list[tuple[int, int]]] = {}
    # Textual's regions can be sorted as tuples; those of textual-speedups cannot.
    for x, y, width, height in sorted((r.x, r.y, r.width, r.height) for r in regions):
        for line in range(y, y + height):
            spans = rows.setdefault(line, [])
            if spans and x <= spans[-1][1]:
                start, end = spans.pop()
                spans.append((start, max(end, x + width)))
            else:
                spans.append((x, x + width))
    return rows


def clear_caches() -> None:
    """Clear Textual's caches of the lines of closed screens.

    It caches the colours of a thousand views, together with the views and every line that they
    showed, and the encodings and cuts of thousands of styles and texts: tens of megabytes in a long
    session.
    """
    for cached in (StylesCache.get_inner_outer, Strip.render_ansi, Segment._split_cells):
        clear = getattr(cached, "cache_clear", None)
        if clear is not None:
            clear()


def shortened(update: RenderableType | None, state: ScreenState) -> RenderableType | None:
    """Return an update in fewer bytes, without what the terminal shows already (`state`).

    An update of an unknown kind is returned unchanged.
    """
    if isinstance(update, ShortUpdate):
        return ShortUpdate(lambda: state.written(update.parts()))
    if type(update) is ChopsUpdate:
        return ShortUpdate(lambda: state.parts(_changed_parts(update)))
    if type(update) is LayoutUpdate and update.region.offset == (0, 0):
        return ShortUpdate(lambda: state.whole(_rows_of(update), update.region.size))
    if update is not None:
        state.forget()
    return update


def _rows_of(update: LayoutUpdate) -> Iterator[ScreenPart]:
    for y, strips in enumerate(update.strips):
        yield ScreenPart(0, y, [segment for strip in strips for segment in strip])


class ShortUpdate(CompositorUpdate):
    """An update of the screen that takes fewer bytes than Textual's."""

    def __init__(self, parts: Callable[[], Sequence[ScreenPart]]) -> None:
        """`parts` returns what to write, in any order; it is called when the update is written."""
        self.parts = parts

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the parts one by one, for Rich."""
        for x, y, segments in self.parts():
            yield Control.move_to(x, y).segment
            yield from segments
        yield Segment("")

    def render_segments(self, console: Console) -> str:
        """Return the text and escape sequences that write the update."""
        parts = self.parts()
        return encode_parts(parts, console) if parts else ""
