"""The base of screens with one view of lines, scrolled by the keys of the reading screen."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.events import Key
from textual.geometry import Offset

from reader.ui.panes.lines import LineView
from reader.ui.screens.overlay import CLOSES, OverlayScreen
from reader.ui.table import pressed_name

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

    CLOSED_BY_CLICK = True

    def __init__(self, view: LineView) -> None:
        """`view` takes the whole screen, or as much as its style says."""
        super().__init__()
        self.view = view
        self._stands = 0  # the direction in which the latest key could not move

    def compose(self) -> ComposeResult:
        """Compose the view."""
        yield self.view

    def on_mount(self) -> None:
        """Keep the border's text on keys."""
        self._keys = self.view.border_subtitle

    def chosen_cell(self) -> Offset | None:
        """Return the first cell of the first visible line."""
        return self.view.content_region.offset

    def on_key(self, event: Key) -> None:
        """For a key without effect, say so in the border until the next key."""
        pressed = pressed_name(event)
        is_key = not pressed or event.key in self.active_bindings
        self._tell("" if is_key else f"{pressed} does nothing here")

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        before, direction = self.view.top, 1 if lines > 0 else -1
        self.view.go_to(before + lines)
        stands = direction if self.view.top == before else 0
        if stands and stands != self._stands:
            self._tell("Nothing further this way")
        self._stands = stands

    def action_page(self, halves: int) -> None:
        """Scroll by half pages."""
        self.action_scroll(halves * self.view.page_size // 2)

    def _tell(self, text: str) -> None:
        """Show a text in the border, with the way back; "" shows the keys again."""
        self.view.border_subtitle = Content(f"{text} · {CLOSES}") if text else self._keys
