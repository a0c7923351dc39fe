"""Painting functions for screens; an app without private parts leaves them to Textual's frames."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.screen import Screen
from textual.widget import Widget

from reader.ui.terminal.guarded_app import GuardedApp


def paint_now(screen: Screen[Any], *widgets: Widget) -> bool:
    """Write the changed parts of `widgets` to the terminal now; False if the next frame has to."""
    return isinstance(screen.app, GuardedApp) and screen.app.paint_now(screen, *widgets)


def is_behind(app: App[Any]) -> bool:
    """Whether the terminal has not drawn yet what was written to it."""
    return isinstance(app, GuardedApp) and app.is_behind


def repaint_all(app: App[Any]) -> None:
    """Paint the whole screen, because another program may have written to the terminal."""
    if isinstance(app, GuardedApp):
        app.forget_screen()
    app.screen.refresh()
