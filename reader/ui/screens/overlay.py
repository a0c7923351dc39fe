"""The base of screens over the reading screen; its style sheet is read with the first of them."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType

from reader.resources import styles


class OverlayScreen(ModalScreen[ScreenResultType]):
    """A screen in front of the reading screen."""

    CSS_PATH = [styles() / "over.tcss"]

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close once: a second Enter or click may arrive before the first is handled."""
        return super().dismiss(result) if self.is_current else AwaitComplete()
