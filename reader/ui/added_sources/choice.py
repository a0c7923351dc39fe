"""A dialog that asks for one of a few answers; Enter returns its index, Escape None."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label, OptionList

from reader.ui.screens.overlay import CANCELS, OverlayScreen

KEYS = f"Enter chooses · {CANCELS}"


class ChoiceScreen(OverlayScreen[int | None]):
    """A question, and the answers below it."""

    CLOSED_BY_CLICK = True
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q", "dismiss", "Back"),
        ("j", "in_list('cursor_down')", "Down"),
        ("k", "in_list('cursor_up')", "Up"),
    ]

    def __init__(self, question: str, answers: Sequence[str]) -> None:
        """`answers` are clean lines; the first one is under the cursor."""
        super().__init__()
        self._question, self._answers = question, list(answers)

    def compose(self) -> ComposeResult:
        """Compose the question and the answers below it."""
        with Vertical(id="choice"):
            yield Label(Content(self._question))
            yield OptionList(*map(Content, self._answers))
            yield Label(Content(KEYS), id="keys")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Return the answer chosen with Enter or a click."""
        self.dismiss(event.option_index)
