"""The palette's screen: the typed text filters the actions, or is a command to run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label, OptionList

from reader.clean import line
from reader.ui.palette import command_words
from reader.ui.palette.choices import (
    PaletteChoice,
    action_choices,
    all_choices,
    is_in_words,
    line_choices,
)
from reader.ui.panes.text_inputs import GatedInput
from reader.ui.screens.overlay import CANCELS, OverlayScreen

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen

WIDTH = 64
"""The cells of a choice; the style sheet sets the width of the dialog."""

KEYS = f"Enter runs it · Tab completes · {CANCELS}"


class CommandScreen(OverlayScreen[Callable[[], object] | None]):
    """Returns what to do on Enter, or None on Escape; a wrong command stays for correction."""

    CLOSED_BY_CLICK = True
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss", "Cancel"),
        ("down,ctrl+n", "move(1)", "Down"),
        ("up,ctrl+p", "move(-1)", "Up"),
        ("pagedown", "move(10)", "Page down"),
        ("pageup", "move(-10)", "Page up"),
        ("tab", "complete", "Complete"),
    ]

    def __init__(self, main: MainScreen, begun: str = "") -> None:
        """`main` is the screen that commands act on; `begun` is the initial text."""
        super().__init__()
        self._main, self._begun = main, begun
        self._choices: Sequence[PaletteChoice] = ()

    def compose(self) -> ComposeResult:
        """An input line, the effect of its command, and the choices."""
        with Vertical(id="palette"):
            yield GatedInput(self._begun, placeholder="Search for commands", select_on_focus=False)
            yield Label(Content(KEYS), id="plan")
            yield OptionList()

    def on_mount(self) -> None:
        """Show all actions."""
        self.query_one(OptionList).can_focus = False
        self.query_one(Input).focus()
        self._list(self._begun)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Update the choices."""
        self._list(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Run the highlighted choice (Enter)."""
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._choices):
            self._choose(self._choices[at])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Run the clicked choice."""
        self._choose(self._choices[event.option_index])

    def action_complete(self) -> None:
        """Put the first completion into the line."""
        typed = self.query_one(Input).value
        for longer in command_words.completions(self._main, typed):
            if longer != typed:
                self._put(longer)
                return

    def _choose(self, choice: PaletteChoice) -> None:
        if choice.action:
            self.dismiss(partial(self._main.action_do, choice.action))
        elif choice.unfinished:
            self._put(choice.line)
        else:
            plan = command_words.plan(self._main, choice.line)
            if plan.run is None:
                self._tell(plan)
            else:
                self.dismiss(plan.run)

    def _put(self, words: str) -> None:
        """Replace the text of the line, with the cursor at its end."""
        field = self.query_one(Input)
        field.value = words
        field.cursor_position = len(words)

    def _list(self, typed: str) -> None:
        """Show the choices for a line, and its effect if it is a command."""
        words = " ".join(typed.split())
        found = action_choices(self._main.table, words)
        self._choices = all_choices(found, words)
        plan = None
        if command_words.command_of(typed) is not None:
            plan = command_words.plan(self._main, typed)
            longer = command_words.completions(self._main, typed)
            is_begun = plan.run is None and bool(longer) and command_words.has_argument(typed)
            lines = line_choices(typed, longer, is_begun and command_words.is_picked(typed))
            found = [one for one in found if is_in_words(one, typed.lstrip())]
            if is_begun:
                plan = command_words.offer(longer)
            self._choices = [*lines, *found] if plan.run is not None else [*found, *lines]
        self._tell(plan)
        options, width = self.query_one(OptionList), min(WIDTH, self.app.size.width - 6)
        options.clear_options()
        options.add_options(_shown(choice, width) for choice in self._choices)
        options.highlighted = 0 if self._choices else None

    def _tell(self, plan: command_words.Plan | None) -> None:
        """Show what the line would do, or what is wrong with it."""
        label = self.query_one("#plan", Label)
        label.set_class(plan is not None and plan.run is None, "wrong")
        label.update(Content(KEYS if plan is None else line(plan.words)))


def _shown(choice: PaletteChoice, width: int) -> Content:
    """The words on the left, keys or an explanation on the right."""
    blanks = max(1, width - choice.words.cell_length - len(choice.right))
    return Content.assemble(choice.words, " " * blanks, choice.right)
