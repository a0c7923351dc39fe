"""Arranges a screen anew at once where views only share out their height, without a frame for it.

The private names that are used here are listed in `private_names`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.events import Resize
from textual.screen import Screen
from textual.widget import Widget

if TYPE_CHECKING:
    from textual._compositor import Compositor


def arrange_now(screen: Screen[Any], widgets: Sequence[Widget]) -> bool:
    """Arrange the screen as some of these widgets ask for; all of these are to be painted then.

    False if that changes the place of others too: the framework's next frame arranges and paints.
    """
    asking = [widget for widget in widgets if widget._layout_required]
    for widget in asking:
        _forget_arrangement(widget)
    compositor = screen._compositor
    places, known = compositor._full_map, compositor.widgets
    dirty = set(compositor._dirty_regions)
    compositor.reflow(screen, screen.outer_size)
    compositor._dirty_regions.intersection_update(dirty)
    changed = {one for one, place in compositor._full_map.items() if places.get(one) != place}
    if changed - {*widgets} or places.keys() - compositor._full_map.keys():
        compositor._full_map, compositor.widgets = places, known  # Textual tells those that change
        screen.refresh(layout=True)
        return False
    for widget in asking:
        widget._layout_required = False
    for widget in changed:
        _tell_size(compositor, widget)
    return True


def _forget_arrangement(widget: Widget) -> None:
    """Have the containers of a widget arrange what is in them anew."""
    for around in widget.ancestors:
        if not isinstance(around, Widget):
            return
        around._clear_arrangement_cache()
        if not around.styles.auto_dimensions:
            return


def _tell_size(compositor: Compositor, widget: Widget) -> None:
    """Tell a widget its size: now, and by the message that others wait for."""
    place = compositor._full_map[widget]
    sizes = place.region.size, place.virtual_size, place.container_size
    if widget._size_updated(*sizes, layout=False):
        widget._repaint_regions.clear()  # they are of the size before
        widget.refresh(widget.content_size.region)  # around it is blank, as it was before
        widget.post_message(Resize(*sizes))
