"""The input line of a search or a filter; reports every change."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import reactive
from textual.widgets import Input

from reader.library.rows import Completion
from reader.ui.messages import QueryLeft, QueryTyped, ResultStep
from reader.ui.panes.text_inputs import GatedInput


class QueryLine(GatedInput):
    """Enter keeps the results, Escape goes back; the arrow keys move through the results."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("down", "result(1)", show=False),
        Binding("up", "result(-1)", show=False),
        Binding("tab", "complete", show=False),
    ]

    # A fixed size: otherwise the framework would lay out the screen at each letter.
    virtual_size = reactive(Size(0, 0))

    def __init__(self, sign: str, text: str, complete: Callable[[str, int], Completion]) -> None:
        """`sign` is the key that opened the line; `complete` returns the completions for Tab."""
        # No id: a closed line may still be mounted when the next one is opened.
        words = f"{sign}  words, speaker:, figure:>100 …"
        super().__init__(text, classes="query", placeholder=words)
        self._complete = complete
        self._offered: tuple[str, ...] = ()  # the completed lines that Tab cycles through
        self._after = ""

    def on_input_changed(self, event: Input.Changed) -> None:
        """Report the changed text."""
        event.stop()
        self.post_message(QueryTyped(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the results (Enter)."""
        event.stop()
        self.post_message(QueryLeft(kept=True))

    def action_leave(self) -> None:
        """Return to the state before the query (Escape)."""
        self.post_message(QueryLeft(kept=False))

    def action_result(self, by: int) -> None:
        """Move through the results."""
        self.post_message(ResultStep(by))

    def action_complete(self) -> None:
        """Replace the word at the cursor with the best completion, and then with the next ones."""
        if self.value in self._offered:
            self._offered = (*self._offered[1:], self._offered[0])
        else:
            found = self._complete(self.value, self.cursor_position)
            before, self._after = self.value[: found.start], self.value[found.end :]
            self._offered = tuple(before + word + self._after for word in found.words)
        if self._offered:
            self.value = self._offered[0]
            self.cursor_position = len(self.value) - len(self._after)
