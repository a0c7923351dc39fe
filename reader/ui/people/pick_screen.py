"""The dialog that asks for a line of a list; typed letters narrow the list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from reader.library.index.fold import folded_text
from reader.library.search.completion import folded_beginning
from reader.ui.panes.text_inputs import GatedInput
from reader.ui.screens.correct import LOW
from reader.ui.screens.overlay import CANCELS, OverlayScreen

MOST = 200
"""The most lines listed; more are found by typing."""


class PickLine(NamedTuple):
    """A line: its words, the words after them, and other words that it is found by."""

    words: str
    remark: str
    also: str = ""


class PickScreen(OverlayScreen[int | None]):
    """Returns the index of the line on Enter, None on Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss", "Cancel"),
        ("down,ctrl+n", "move(1)", "Down"),
        ("up,ctrl+p", "move(-1)", "Up"),
        ("pagedown", "move(8)", "Page down"),
        ("pageup", "move(-8)", "Page up"),
    ]

    def __init__(
        self, question: str, lines: Sequence[PickLine], enter: str, typed: str, at: int = 0
    ) -> None:
        """`enter` says what Enter does, `typed` what may be typed; the cursor is on line `at`."""
        super().__init__()
        self._question, self._lines, self._enter, self._typed = question, lines, enter, typed
        self._at = at
        self._folded: list[str] = []  # folded text of the lines examined so far
        self._shown: Sequence[int] = ()

    def compose(self) -> ComposeResult:
        """Compose the question, an input line, the choices, and the help on keys."""
        with Vertical(id="pick"):
            yield Label(Content(self._question), id="what")
            typed = f"letters narrow the list: {self._typed}"
            yield GatedInput(placeholder=typed, select_on_focus=False)
            yield OptionList()
            keys = f"{self._enter}, later u takes it back · {CANCELS} · ↓ ↑ choose"
            yield Label(Content(keys), id="keys")

    def on_mount(self) -> None:
        """Show the first lines."""
        self.query_one(OptionList).can_focus = False
        self.query_one(Input).focus()
        self._list("")
        self.query_one(OptionList).highlighted = self._at

    def on_resize(self, event: Resize) -> None:
        """Leave more rows for the list in a low terminal."""
        self.set_class(event.size.height < LOW, "low")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        self._list(event.value)

    def on_input_submitted(self) -> None:
        """Return the line under the cursor; do nothing if no line fits."""
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._shown):
            self.dismiss(self._shown[at])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Return the clicked line."""
        self.dismiss(self._shown[event.option_index])

    def _list(self, typed: str) -> None:
        self._shown = tuple(islice(self._fitting(typed), MOST))
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(
            Content.assemble((line.words, "bold"), f"  {line.remark}" if line.remark else "")
            for line in (self._lines[number] for number in self._shown)
        )
        options.highlighted = 0 if self._shown else None
        if not self._shown:
            options.add_option(Option(Content("No line fits these letters"), disabled=True))

    def _fitting(self, typed: str) -> Iterator[int]:
        """Yield the indices of lines in which each typed word begins a word, in any spelling."""
        wanted = [f" {folded_beginning(word)}" for word in typed.split()]
        for number in range(len(self._lines)):
            if not wanted or all(word in self._folds(number) for word in wanted):
                yield number

    def _folds(self, number: int) -> str:
        while number >= len(self._folded):
            line = self._lines[len(self._folded)]
            self._folded.append(f" {folded_text(' '.join((line.words, line.remark, line.also)))}")
        return self._folded[number]
