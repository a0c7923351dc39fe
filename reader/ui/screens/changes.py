"""Shows what changed in a development since it was read, over the reading screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from reader.ledger.change_types import Changes
from reader.ui.background import Background, ShouldStop
from reader.ui.messages import Compared
from reader.ui.page.changes_page import changes_blocks, note_blocks
from reader.ui.panes.changes_view import ChangesView
from reader.ui.screens.overlay import OverlayScreen

COMPARING = "Comparing…"


class ChangesScreen(OverlayScreen[None]):
    """What changed; it is there at once, and a thread compares the texts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,d,enter", "dismiss", "Close"),
        ("j,down", "scroll(1)", "Down"),
        ("k,up", "scroll(-1)", "Up"),
        ("space,pagedown", "page(2)", "Page down"),
        ("pageup", "page(-2)", "Page up"),
        ("D,ctrl+d", "page(1)", "Half a page down"),
        ("W,ctrl+u", "page(-1)", "Half a page up"),
        ("g,home", "scroll(-10000)", "First line"),
        ("G,end", "scroll(10000)", "Last line"),
    ]

    def __init__(self, title: str, compare: Callable[[], Changes | str]) -> None:
        """`compare` gives what changed, or in words why that is not known; it takes a while."""
        super().__init__()
        self._compare = compare
        self._work = Background()
        self._view = ChangesView(id="changes")
        self._view.border_title = title
        self._view.border_subtitle = "+ is new · - has gone · ~ has changed · Esc goes back"

    def compose(self) -> ComposeResult:
        """One view that scrolls."""
        yield self._view

    def on_mount(self) -> None:
        """Compare the texts."""
        self._view.set_pieces(note_blocks(COMPARING))

        def work(stop: ShouldStop) -> Compared:
            return Compared(self._compare())

        self._work.do(work, self.post_message)

    def on_unmount(self) -> None:
        """Nobody waits for the answer."""
        self._work.stop()

    def on_compared(self, message: Compared) -> None:
        """The texts have been compared."""
        found = message.found
        self._view.set_pieces(
            note_blocks(found) if isinstance(found, str) else changes_blocks(found)
        )

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self._view.go_to(self._view.top + lines)

    def action_page(self, halves: int) -> None:
        """Scroll by half pages."""
        self._view.go_to(self._view.top + halves * self._view.page_size // 2)
