"""Input widgets that clean pasted text: a clipboard may have any characters."""

from __future__ import annotations

from textual.events import Paste
from textual.reactive import reactive
from textual.widgets import Input, TextArea


class GatedInput(Input):
    """An input line; several pasted lines are joined into one."""

    cursor_blink = reactive(False, init=False)  # send nothing to an idle terminal

    def on_paste(self, event: Paste) -> None:
        """Clean the text before the input's own handler inserts it."""
        from reader.clean import line

        event.text = line(event.text)


class GatedArea(TextArea):
    """An editor of several lines."""

    cursor_blink = reactive(False, init=False)

    def on_paste(self, event: Paste) -> None:
        """Clean the text before the area's own handler inserts it."""
        from reader.clean import clean

        event.text = clean(event.text)
