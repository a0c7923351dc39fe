"""Shows the changes of a development since it was read, over the reading screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from reader.ledger.change_types import Changes
from reader.ui.background import Background, ShouldStop
from reader.ui.messages import Compared
from reader.ui.page.changes_page import changes_blocks, note_blocks
from reader.ui.panes.changes_view import ChangesView
from reader.ui.screens.overlay import CLOSES
from reader.ui.screens.scrolling import SCROLLING, ScrollingScreen

COMPARING = "Comparing…"


class ChangesScreen(ScrollingScreen):
    """The changes of a development; it opens at once, while a thread compares the texts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,enter", "dismiss", "Close"),
        ("d", "again", "What rivals tell, or close"),
        *SCROLLING,
    ]

    def __init__(
        self,
        title: str,
        compare: Callable[[], Changes | str],
        again: Callable[[], object] | None = None,
    ) -> None:
        """`compare` returns the changes, or says why they are not known; it takes a while.

        `again` shows the rivals for the same key, if there are any.
        """
        self._view = ChangesView(id="changes")
        super().__init__(self._view)
        self._compare, self._again = compare, again
        self._work = Background()
        self._is_compared = False
        self._view.border_title = title
        more = " · d: other publishers" if again is not None else ""
        self._view.border_subtitle = f"+ added · - removed · ~ changed{more} · {CLOSES}"

    def action_again(self) -> None:
        """Close, and call `again`."""
        self.dismiss()
        if self._again is not None:
            self.app.call_later(self._again)

    def on_mount(self) -> None:
        """Compare the texts."""
        self._view.set_pieces(note_blocks(COMPARING))

        def work(stop: ShouldStop) -> Compared:
            return Compared(self._compare())

        self._work.do(work, self.post_message)

    @property
    def is_searching(self) -> bool:
        """Whether the texts are still being compared; keys typed now wait for the result."""
        return not self._is_compared

    def on_unmount(self) -> None:
        """Stop the comparison."""
        self._work.stop()

    def on_compared(self, message: Compared) -> None:
        """Show the result."""
        found, self._is_compared = message.found, True
        self._view.set_pieces(
            note_blocks(found) if isinstance(found, str) else changes_blocks(found)
        )
