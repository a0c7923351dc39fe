"""Makes the command palette close once, however fast the keys come."""

from __future__ import annotations

from textual.command import CommandPalette
from textual.widgets import Input, OptionList


class PaletteScreen(CommandPalette):
    """Textual's palette; a second Enter or click that comes before it has closed does nothing."""

    @property
    def is_searching(self) -> bool:
        """Whether it still searches for commands that match what was typed."""
        return any(one.node is self and not one.is_finished for one in self.app.workers)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Handle Enter before Textual's own handler does."""
        self._drop_if_closed(event)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Handle a click on a command before Textual's own handler does."""
        self._drop_if_closed(event)

    def _drop_if_closed(self, event: Input.Submitted | OptionList.OptionSelected) -> None:
        if not self.is_current:
            event.stop()
            event.prevent_default()
