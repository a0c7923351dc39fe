"""The pane for the page of a person or a series; its entries lead to places in texts."""

from __future__ import annotations

from collections.abc import Callable

from reader.library.article_text import TextPlace
from reader.ui.page.page import PageBlocks
from reader.ui.panes.entries import EntriesView
from reader.ui.sheets.lines import HEAD

MakeSheet = Callable[[int], PageBlocks]
"""Builds the lines of a page for a width in cells; each line is a piece."""


class SheetView(EntriesView):
    """Shows a page laid out for its width, with a cursor on its entries."""

    COMPONENT_CLASSES = {
        *("bar", "head", "rule", "title", "text", "muted", "chosen", "changed"),
        *("speaker", "cue", "unsaid", "denial", "quote", "paraphrase"),
        *("number", "claimant", "uncertain", "date"),
        *("voice1", "voice2", "voice3", "voice4", "voice5", "voice6"),
    }

    def __init__(self, *, id: str) -> None:
        """Start empty; `show` fills it."""
        super().__init__(id=id)
        self._make: MakeSheet | None = None
        self._of: object = None
        self._version = 0

    def show(self, make: MakeSheet | None, of: object, version: int = 0) -> None:
        """Show a page from its first line, unless the page `of` the same thing is shown already.

        If only the `version` differs, it is built again and stays at the same line and entry.
        """
        if (of, version) == (self._of, self._version):
            return
        top, target = (self.top, self.target_of(self.chosen)) if of == self._of else (0, None)
        self._make, self._of, self._version = make, of, version
        with self.at_once():
            self._lay_out()
            self.go_to(top)
            self.choose_again(target)

    def _lay_out(self) -> None:
        self.chosen = None
        self.set_pieces(self._make(self._width()) if self._make else PageBlocks())

    @property
    def place(self) -> TextPlace | None:
        """The place of the chosen entry; None if that is not visible."""
        found = self.chosen_target
        return found if isinstance(found, TextPlace) else None

    def step_section(self, direction: int) -> bool:
        """Go to the first entry of the next or previous section; False if there is none."""
        number = self.chosen if self.chosen is not None else self._first_piece()
        if direction < 0:
            number = self._head_before(number)  # the head of the current section
            number = self._head_before(number - 1)
        else:
            number = self._head_behind(number)
        if number < 0:
            return False
        entry = self._entry_from(number)
        if entry is None:
            return False
        self.choose(entry)
        return True

    def go_to_section(self, title: str) -> bool:
        """Show a section from its title on, with its first entry chosen; False if there is none."""
        number = self._head_behind(-1)
        while number >= 0 and f" {title} " not in self.page.pieces[number].text:
            number = self._head_behind(number)
        entry = self._entry_from(number) if number >= 0 else None
        if entry is not None:
            with self.at_once():
                self.go_to(self.page.line_of(number, 0))
                self.choose(entry)
        return entry is not None

    def _first_piece(self) -> int:
        lines = self.page.lines
        return lines[self.top].piece if self.top < len(lines) else 0

    def _head_before(self, number: int) -> int:
        while number >= 0 and self.page.pieces[number].kind != HEAD:
            number -= 1
        return number

    def _head_behind(self, number: int) -> int:
        number += 1
        while (piece := self.page.pieces.get(number)) is not None:
            if piece.kind == HEAD:
                return number
            number += 1
        return -1
