"""The base of screens that are one view with lines, scrolled by the keys of the reading screen."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import BindingType

from reader.ui.panes.lines import LineView
from reader.ui.screens.overlay import OverlayScreen

SCROLLING: list[BindingType] = [
    ("j,down", "scroll(1)", "Down"),
    ("k,up", "scroll(-1)", "Up"),
    ("space,pagedown", "page(2)", "Page down"),
    ("pageup", "page(-2)", "Page up"),
    ("D,ctrl+d", "page(1)", "Half a page down"),
    ("W,ctrl+u", "page(-1)", "Half a page up"),
    ("g,home", "scroll(-10000)", "First line"),
    ("G,end", "scroll(10000)", "Last line"),
]


class ScrollingScreen(OverlayScreen[None]):
    """A view that scrolls, in front of the reading screen."""

    def __init__(self, view: LineView) -> None:
        """`view` takes the whole screen, or as much as its style says."""
        super().__init__()
        self.view = view

    def compose(self) -> ComposeResult:
        """One view that scrolls."""
        yield self.view

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.view.go_to(self.view.top + lines)

    def action_page(self, halves: int) -> None:
        """Scroll by half pages."""
        self.view.go_to(self.view.top + halves * self.view.page_size // 2)
