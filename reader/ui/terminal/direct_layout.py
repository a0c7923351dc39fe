"""Moves the border between two views at once, without arranging the whole screen for it.

The private names that are used here are listed in `private_names`.
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
    """A container that knows where the framework's next layout puts the widgets in it."""

    def places(self, size: Size) -> Mapping[Widget, Region]:
        """Where they will be in its content of this size; none where it can't tell."""
        ...


def arrange_now(screen: Screen[Any], widgets: Sequence[Widget]) -> bool:
    """Arrange what some of these widgets ask for; all of these are to be painted then.

    False if that changes more than the border between two of them: the framework's next frame
    arranges and paints then.
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
    """Where the widgets in a container stand from now on; None if that can't be told."""
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
    """Have a widget painted in its new size."""
    sizes = place.region.size, place.virtual_size, place.container_size
    if widget._size_updated(*sizes, layout=False):
        widget._repaint_regions.clear()  # they are of the size before
        widget.refresh(widget.content_size.region)  # around it is blank, as it was before
