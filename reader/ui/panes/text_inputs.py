"""Input widgets that clean what is pasted into them: a clipboard may hold anything."""

from __future__ import annotations

from textual.events import Paste
from textual.reactive import reactive
from textual.widgets import Input, TextArea


class GatedInput(Input):
    """A line; several lines that are pasted become one."""

    cursor_blink = reactive(False, init=False)  # nothing is sent while nothing happens

    def on_paste(self, event: Paste) -> None:
        """Runs before the input's own handler, which puts the event's text in."""
        from reader.clean import line

        event.text = line(event.text)


class GatedArea(TextArea):
    """An editor of several lines."""

    cursor_blink = reactive(False, init=False)

    def on_paste(self, event: Paste) -> None:
        """Runs before the area's own handler, which puts the event's text in."""
        from reader.clean import clean

        event.text = clean(event.text)
