"""The evidence pane: who said what and whose number, each entry leading to its place."""

from __future__ import annotations

from textual.events import Click

from reader.library.rows import Article
from reader.models import Span
from reader.ui.messages import PlaceChosen
from reader.ui.page import evidence_page
from reader.ui.page.looks import EVIDENCE_ROLES, StyleOf
from reader.ui.page.page import PageBlocks
from reader.ui.panes.pages import PageView

LOOKED_THROUGH = 2000
"""Pieces."""


class EvidenceView(PageView):
    """Shows the evidence of one `Article`, with a cursor on its entries."""

    COMPONENT_CLASSES = {*EVIDENCE_ROLES, "bar", "title", "text", "cursor"}

    def __init__(self, *, id: str) -> None:
        """Empty until `show` is called."""
        super().__init__(id=id)
        self.chosen: int | None = None

    def show(self, article: Article | None) -> None:
        """Show the evidence of another article, without a cursor yet."""
        self.chosen = None
        self.set_pieces(evidence_page.evidence_blocks(article) if article else PageBlocks())

    @property
    def target(self) -> Span | None:
        """The place that the chosen entry stands for, if any line of the entry is in sight."""
        if self.chosen is None:
            return None
        piece = self.page.pieces[self.chosen]
        first = self.page.line_of(self.chosen, 0)
        last = self.page.line_of(self.chosen, len(piece.text))
        return piece.target if self.top <= last and first < self.top + self.page_size else None

    def keep_to(self, span: Span) -> None:
        """Drop the choice if it is not the entry of the item at this place."""
        if self.chosen is not None and self.page.pieces[self.chosen].target != span:
            self.chosen = None
            self.repaint()

    def show_again(self, article: Article) -> None:
        """Show the same development after a correction, at the same line and entry."""
        top, before = self.top, self.chosen
        target = None if before is None else self.page.pieces[before].target
        with self.at_once():
            self.show(article)
            self.go_to(top)
            if target is not None:
                self.chosen = self._entry_of(target)
                if self.chosen is not None:
                    self.reveal(self.page.line_of(self.chosen, 0), 1)

    def _entry_of(self, target: Span) -> int | None:
        """The entry of a place, among the first `LOOKED_THROUGH` pieces."""
        for number in range(LOOKED_THROUGH):
            if (piece := self.page.pieces.get(number)) is None:
                break
            if piece.target == target:
                return number
        return None

    def step(self, by: int) -> None:
        """Move the cursor by `by` entries, from the chosen one or the first line."""
        number = self._above() if self.chosen is None else self.chosen
        sign, left = (1, max(1, by)) if self.chosen is None else (-1 if by < 0 else 1, abs(by))
        entry = self.chosen
        while left and number + sign >= 0 and self.page.pieces.get(number + sign) is not None:
            number += sign
            if self._is_entry(number):
                entry, left = number, left - 1
        if entry is None:
            self.go_to(self.top + by)
        else:
            self._choose(entry)

    def _above(self) -> int:
        """The piece above the first one in sight."""
        return self.page.lines[self.top].piece - 1 if self.top < len(self.page.lines) else -1

    def _is_entry(self, number: int) -> bool:
        piece, pieces = self.page.pieces[number], self.page.pieces
        return piece.target is not None and (
            not number or pieces[number - 1].target != piece.target
        )

    def _choose(self, number: int) -> None:
        self.chosen = number
        with self.at_once():
            self.reveal(self.page.line_of(number, 0), 1)
        if (target := self.page.pieces[number].target) is not None:
            self.post_message(PlaceChosen(target))

    def piece_look(self, number: int) -> StyleOf:
        """The chosen entry has a style of its own."""
        if self.page.lines[number].piece == self.chosen:
            return lambda kinds: self.look((*kinds, "cursor"))
        return self.look

    def on_click(self, event: Click) -> None:
        """Choose the entry under the pointer."""
        number = self.line_at(event)
        if number is not None and number < len(self.page.lines):
            piece = self.page.lines[number].piece
            while piece and self.page.pieces[piece].target and not self._is_entry(piece):
                piece -= 1
            if self._is_entry(piece):
                self._choose(piece)
