"""Paints what has changed at once, rather than at the framework's next frame.

The one place that touches what Textual keeps private: a key need not wait for the next frame.
Where a later Textual has moved these parts, nothing happens here and its own frame paints.
"""

from __future__ import annotations

from typing import Any

from textual.screen import Screen
from textual.widget import Widget


def paint_now(screen: Screen[Any], *widgets: Widget) -> bool:
    """Write the changed lines of `widgets` to the terminal now; False if that can't be done."""
    compositor = getattr(screen, "_compositor", None)
    update = getattr(compositor, "update_widgets", None)
    refresh = getattr(screen, "_compositor_refresh", None)
    if update is None or refresh is None or not screen.is_current:
        return False
    if getattr(screen, "_layout_required", True) or getattr(screen, "_repaint_required", True):
        return False
    if any(getattr(widget, "_layout_required", True) for widget in widgets):
        return False
    update(set(widgets))
    refresh()
    return True
