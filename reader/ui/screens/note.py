"""Edits the note on one development."""

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
    """Gives the text on Escape or F2, None when the changes are dropped."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,f2", "keep", "Keep"),
        ("f10", "dismiss", "Drop"),
    ]

    def __init__(self, text: str) -> None:
        """`text` is the note as it stands."""
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """A line of help above the text."""
        with Vertical(id="note"):
            yield Label(Content("Note · Esc saves it · F10 discards the changes"))
            yield GatedArea(self._text)

    def on_mount(self) -> None:
        """Go on writing at the end."""
        area = self.query_one(GatedArea)
        area.move_cursor(area.document.end)

    def action_keep(self) -> None:
        """Close, with the text."""
        self.dismiss(self.query_one(GatedArea).text.strip())
