"""Asks for one line of text."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label


class PromptScreen(ModalScreen[str | None]):
    """Gives what was typed on Enter, None on Escape."""

    BINDINGS = [("escape", "dismiss", "Cancel")]

    def __init__(self, question: str, proposal: str) -> None:
        """`proposal` stands in the line already."""
        super().__init__()
        self._question, self._proposal = question, proposal

    def compose(self) -> ComposeResult:
        """The question above the line."""
        with Vertical(id="prompt"):
            yield Label(Content(self._question))
            yield Input(self._proposal)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        self.dismiss(event.value.strip() or None)
