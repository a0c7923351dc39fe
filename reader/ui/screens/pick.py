"""Asks for one of several choices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label, OptionList

from reader.ui.screens.overlay import OverlayScreen


class PickScreen(OverlayScreen[int | None]):
    """Returns the number of the choice, None on Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q", "dismiss", "Cancel"),
        ("j", "move('down')", "Down"),
        ("k", "move('up')", "Up"),
    ]

    def __init__(self, question: str, choices: Sequence[tuple[str, str]]) -> None:
        """`choices` are pairs of a name and a remark; both may be text from outside."""
        super().__init__()
        self._question, self._choices = question, choices

    def compose(self) -> ComposeResult:
        """The question above the choices, which are never parsed as markup."""
        with Vertical(id="pick"):
            yield Label(Content(self._question))
            yield OptionList(
                *(Content.assemble((a, "bold"), f"  {b}" if b else "") for a, b in self._choices)
            )

    def action_move(self, direction: str) -> None:
        """Move with the keys of the list too."""
        choices = self.query_one(OptionList)
        choices.action_cursor_down() if direction == "down" else choices.action_cursor_up()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click."""
        self.dismiss(event.option_index)
