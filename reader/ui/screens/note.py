"""The dialog that edits the note on a development."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label

from reader.ui.panes.text_inputs import GatedArea
from reader.ui.screens.overlay import OverlayScreen


class NoteScreen(OverlayScreen[str | None]):
    """Returns the text on Escape or F2, None on F10, which drops the changes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,f2", "keep", "Keep"),
        ("f10", "dismiss", "Drop"),
    ]

    def __init__(self, text: str) -> None:
        """`text` is the present note."""
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """Compose a line of help and the text."""
        with Vertical(id="note"):
            yield Label(Content("Note · Esc saves it · F10 discards the changes"))
            yield GatedArea(self._text)

    def on_mount(self) -> None:
        """Put the cursor at the end."""
        area = self.query_one(GatedArea)
        area.move_cursor(area.document.end)

    def action_keep(self) -> None:
        """Close and return the text."""
        self.dismiss(self.query_one(GatedArea).text.strip())
