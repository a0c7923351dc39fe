"""The command palette, in which one choice is made however fast the keys come."""

from __future__ import annotations

from textual.command import CommandPalette
from textual.widgets import Input, OptionList


class PaletteScreen(CommandPalette):
    """Textual's; a second Enter or click, on its way as the first was heard, closes no more."""

    @property
    def is_searching(self) -> bool:
        """Whether it still looks for the commands that fit what was typed."""
        return any(one.node is self and not one.is_finished for one in self.app.workers)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter; Textual's own handler comes after this one."""
        self._pass_by(event)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A command was chosen."""
        self._pass_by(event)

    def _pass_by(self, event: Input.Submitted | OptionList.OptionSelected) -> None:
        if not self.is_current:
            event.stop()
            event.prevent_default()
