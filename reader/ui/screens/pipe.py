"""The dialog that asks for a command, and for the text that is piped to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label

from reader.ui.panes.text_inputs import GatedInput
from reader.ui.screens.overlay import CANCELS, OverlayScreen


class PipeOrder(NamedTuple):
    """The command as typed, and the index of the text for it."""

    command: str
    text: int


class PipeScreen(OverlayScreen[PipeOrder | None]):
    """Returns the command and the text on Enter, None on Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss", "Cancel"),
        ("tab", "text(1)", "Next text"),
        ("shift+tab", "text(-1)", "Previous text"),
        ("up", "earlier(1)", "Earlier command"),
        ("down", "earlier(-1)", "Later command"),
    ]

    def __init__(self, texts: Sequence[str], history: Sequence[str]) -> None:
        """`texts` names the texts, the likeliest first; `history` has earlier commands in order."""
        super().__init__()
        self._texts, self._history = texts, history
        self._chosen = self._back = 0
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Compose the names of the texts, and the line for the command."""
        with Vertical(id="prompt"):
            yield Label(id="texts")
            yield GatedInput(
                placeholder="a command of the shell, like: wc -w", select_on_focus=False
            )
            yield Label(Content(f"Enter runs it · ↑ earlier commands · {CANCELS}"), id="keys")

    def on_mount(self) -> None:
        """Show the chosen text."""
        self._tell()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Return the command; an empty line runs nothing."""
        typed = event.value.strip()
        self.dismiss(PipeOrder(typed, self._chosen) if typed else None)

    def action_text(self, by: int) -> None:
        """Choose another text."""
        self._chosen = (self._chosen + by) % len(self._texts)
        self._tell()

    def action_earlier(self, by: int) -> None:
        """Put an earlier command into the line; beyond the latest comes the typed one."""
        line = self.query_one(Input)
        if not self._back:
            self._typed = line.value
        self._back = max(0, min(self._back + by, len(self._history)))
        line.value = self._history[-self._back] if self._back else self._typed
        line.cursor_position = len(line.value)

    def _tell(self) -> None:
        """Show the texts, with the chosen one in brackets."""
        shown = Content("Pipe ")
        for number, name in enumerate(self._texts):
            is_on = number == self._chosen
            shown += Content.assemble((f"[{name}] ", "bold") if is_on else (f" {name}  ", ""))
        more = "to a command · Tab: another text" if len(self._texts) > 1 else "to a command"
        self.query_one("#texts", Label).update(shown + more)
