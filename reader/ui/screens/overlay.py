"""The base of screens over the reading screen; its style sheet is read with the first of them."""

from __future__ import annotations

from typing import ClassVar

from textual.await_complete import AwaitComplete
from textual.events import Click
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import OptionList

from reader.resources import styles

CANCELS, CLOSES = "Esc cancels", "Esc closes"
"""What Escape does in a dialog that asks for something, and in a view that shows something."""


class OverlayScreen(ModalScreen[ScreenResultType]):
    """A screen in front of the reading screen."""

    CSS_PATH = [styles() / "over.tcss"]
    CLOSED_BY_CLICK: ClassVar[bool] = False
    """Whether a click beside it closes it, as Escape does: not where typed text would be lost."""

    def on_click(self, event: Click) -> None:
        """Close after a click beside the dialog."""
        if self.CLOSED_BY_CLICK and self.get_widget_at(*event.screen_offset)[0] is self:
            self.dismiss()

    def action_in_list(self, action: str) -> None:
        """Run an action of the screen's list, such as "cursor_down"."""
        getattr(self.query_one(OptionList), f"action_{action}")()

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close once: a second Enter or click may arrive before the first is handled."""
        return super().dismiss(result) if self.is_current else AwaitComplete()
