"""The dialog that asks for one line of text."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.suggester import Suggester
from textual.widgets import Input, Label

from reader.ui.panes.text_inputs import GatedInput
from reader.ui.screens.overlay import CANCELS, OverlayScreen


class LastWordSuggester(Suggester):
    """Suggests the rest of the last word of a line; the right arrow accepts it."""

    def __init__(self, known: Sequence[str]) -> None:
        """`known` are words to suggest, the likeliest first."""
        super().__init__(use_cache=False, case_sensitive=True)
        self._known = known

    async def get_suggestion(self, value: str) -> str | None:
        """Return the line with its last word, or part after a comma, completed; None if unknown."""
        last = value.rsplit("," if "," in value else " ", 1)[-1].lstrip()
        rest = next((w[len(last) :] for w in self._known if last and w.startswith(last)), "")
        return value + rest if rest else None


class PromptScreen(OverlayScreen[str | None]):
    """Returns the typed text on Enter, None on Escape."""

    BINDINGS = [("escape", "dismiss", "Cancel")]

    def __init__(self, question: str, proposal: str, known: Sequence[str] = ()) -> None:
        """`proposal` is the initial text; words in `known` are suggested while typing."""
        super().__init__()
        self._question, self._proposal, self._known = question, proposal, known

    def compose(self) -> ComposeResult:
        """Compose the question, the line, and the help on keys."""
        suggested = "→ accepts the suggestion · " if self._known else ""
        with Vertical(id="prompt"):
            yield Label(Content(self._question))
            yield GatedInput(
                self._proposal, suggester=LastWordSuggester(self._known), select_on_focus=False
            )
            yield Label(Content(f"Enter accepts it · {suggested}{CANCELS}"), id="keys")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Return the text."""
        self.dismiss(event.value.strip())
