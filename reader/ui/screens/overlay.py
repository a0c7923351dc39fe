"""The base of screens over the reading screen; its style sheet is read with the first of them."""

from __future__ import annotations

from typing import ClassVar

from textual.await_complete import AwaitComplete
from textual.content import Content
from textual.events import Click
from textual.geometry import Offset
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from reader.resources import styles

CANCELS, CLOSES = "Esc cancels", "Esc closes"
"""What Escape does in a dialog that asks for something, and in a view that shows something."""


class OverlayScreen(ModalScreen[ScreenResultType]):
    """A screen in front of the reading screen."""

    CSS_PATH = [styles() / "over.tcss"]
    CLOSED_BY_CLICK: ClassVar[bool] = False
    """Whether a click beside it closes it, as Escape does: not where typed text would be lost."""
    _steps = False
    """Whether the latest key moved in the list below the line that letters go to."""

    def on_click(self, event: Click) -> None:
        """Close after a click beside the dialog."""
        if self.CLOSED_BY_CLICK and self.get_widget_at(*event.screen_offset)[0] is self:
            self.dismiss()

    def action_in_list(self, action: str) -> None:
        """Run an action of the screen's list, such as "cursor_down"."""
        getattr(self.query_one(OptionList), f"action_{action}")()
        self._steps = True

    def action_move(self, by: int) -> None:
        """Move in the screen's list, below the line that letters go to."""
        options = self.query_one(OptionList)
        if options.option_count:
            options.highlighted = moved(options.highlighted, by, options.option_count - 1)
            self._steps = True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Put the terminal's cursor back to the line that letters go to."""
        self._steps = False

    def chosen_cell(self) -> Offset | None:
        """Return the first cell of what is chosen in the list; None while letters are typed."""
        options = next(iter(self.query(OptionList)), None)
        if options is None or (self.focused is not options and not self._steps):
            return None
        region = options.scrollable_content_region
        above = sum(map(_lines_of, options.options[: options.highlighted or 0]))
        row = max(0, min(above - options.scroll_offset.y, region.height - 1))
        return region.offset + (0, row)

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close once: a second Enter or click may arrive before the first is handled."""
        return super().dismiss(result) if self.is_current else AwaitComplete()


def moved(at: int | None, by: int, last: int) -> int:
    """Return where a key moves the cursor of a list to; single steps go around its ends."""
    if at is None:  # before the first line
        return 0 if by > 0 else last
    return (at + by) % (last + 1) if abs(by) == 1 else max(0, min(at + by, last))


def _lines_of(option: Option) -> int:
    """Return the number of lines of an option that need not be wrapped."""
    prompt = option.prompt
    text = prompt.plain if isinstance(prompt, Content) else str(prompt)
    return 1 + text.count("\n")
