"""Moves the border between two panes at once, without a new layout of the whole screen.

`private_names` lists the private names that are used here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual.geometry import Region, Size
from textual.map_geometry import MapGeometry
from textual.screen import Screen
from textual.widget import Widget

if TYPE_CHECKING:
    from textual._compositor import Compositor


@runtime_checkable
class SharesHeight(Protocol):
    """A container that can compute where Textual's next layout puts its children."""

    def places(self, size: Size) -> Mapping[Widget, Region]:
        """Return their regions in its content area of this size; {} if it cannot tell."""
        ...


def arrange_now(screen: Screen[Any], widgets: Sequence[Widget]) -> bool:
    """Do the layout that some of these widgets request; the caller then paints all of them.

    Returns False if that changes more than the border between two of them; then Textual's next
    frame does the layout and paints.
    """
    compositor = screen._compositor
    asking = [widget for widget in widgets if widget._layout_required]
    placed: dict[Widget, MapGeometry] = {}
    for around in {widget.parent for widget in asking}:
        if not isinstance(around, SharesHeight) or not isinstance(around, Widget):
            return False
        places = _placed(compositor, around)
        if places is None or places.keys() - {*widgets}:
            return False
        placed |= places
        around._clear_arrangement_cache()
    known = compositor._full_map
    compositor._full_map = {**known, **placed}
    compositor._cuts = compositor._layers = compositor._layers_visible = None
    compositor._visible_widgets = None
    for widget in asking:
        widget._layout_required = False
    for widget, place in placed.items():
        if place != known[widget]:
            _tell_size(widget, place)
    return True


def _placed(compositor: Compositor, around: Widget) -> dict[Widget, MapGeometry] | None:
    """The new places of the widgets in a container; None if they cannot be computed."""
    known = compositor._full_map
    if compositor._visible_map is not None or around not in known:
        return None
    whole = known[around].region.shrink(around.styles.gutter)
    shown = {widget for widget in around.children if widget in known}
    places = around.places(whole.size) if isinstance(around, SharesHeight) else {}
    if not shown or shown != places.keys() or not all(widget.display for widget in shown):
        return None
    placed = {}
    for widget, inside in places.items():
        region = inside.translate(whole.offset)
        sizes = region.size, region.shrink(widget.styles.gutter).size
        old = known[widget]
        placed[widget] = MapGeometry(region, old.order, old.clip, *sizes, inside, old.dock_gutter)
    return placed


def _tell_size(widget: Widget, place: MapGeometry) -> None:
    """Set a widget's size and have it painted."""
    sizes = place.region.size, place.virtual_size, place.container_size
    if widget._size_updated(*sizes, layout=False):
        widget._repaint_regions.clear()  # they belong to the old size
        widget.refresh(widget.content_size.region)  # what is around it stays blank
