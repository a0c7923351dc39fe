"""A page of entries with a cursor on them; each stands for a place in a text."""

from __future__ import annotations

from rich.segment import Segment
from textual.events import Click

from reader.ui.page.looks import StyleOf
from reader.ui.page.page import Target
from reader.ui.panes.pages import PageView

LOOKED_THROUGH = 600
"""The number of blocks in which the entry of a place is searched for; their lines are made."""


class EntriesView(PageView):
    """Shows a page; consecutive blocks with the same `target` are an entry."""

    def __init__(self, *, id: str) -> None:
        """Start without a chosen entry."""
        super().__init__(id=id)
        self.chosen: int | None = None  # index of the first block of the chosen entry

    @property
    def chosen_target(self) -> Target | None:
        """The place that the chosen entry stands for, if any line of the entry is visible."""
        if self.chosen is None:
            return None
        first, last = (self.page.line_of(piece, 0) for piece in self._ends(self.chosen))
        is_seen = self.top <= last and first < self.top + self.page_size
        return self.target_of(self.chosen) if is_seen else None

    @property
    def chosen_line(self) -> int:
        """The first line of the chosen entry if that is visible, else of the visible page."""
        return self.top if self.chosen_target is None else self.page.line_of(self.chosen or 0, 0)

    def _lay_out(self) -> None:
        """Make the page for the present width, without a chosen entry."""
        raise NotImplementedError

    def refit(self) -> None:
        """Make the page again for another width; the chosen entry stays visible."""
        with self.at_once():
            if self._width() != self.page.width:
                target = self.target_of(self.chosen)
                self._lay_out()
                self.choose_again(target)
            self.go_to(self.top)

    def choose_again(self, target: Target | None) -> None:
        """Choose the entry of a place if it is among the first `LOOKED_THROUGH` blocks."""
        pieces = range(LOOKED_THROUGH) if target is not None else ()
        self.chosen = next((one for one in pieces if self.target_of(one) == target), None)
        if self.chosen is not None:
            self._reveal_entry(self.chosen)

    def _reveal_entry(self, piece: int) -> None:
        """Scroll to an entry; show all its lines if they fit.

        With the first entry, also show what stands above it.
        """
        first, last = (self.page.line_of(one, 0) for one in self._ends(piece))
        self.reveal(last, 1)
        self.reveal(first, 1)
        if self.top and last < self.page_size and self._entry_from(piece - 1, -1) is None:
            self.go_to(0)

    def _ends(self, piece: int) -> tuple[int, int]:
        """Return the first and the last block of an entry, given the first."""
        last = piece
        while self.target_of(last + 1) == self.target_of(piece):
            last += 1
        return piece, last

    def target_of(self, number: int | None) -> Target | None:
        """Return the place that a block stands for.

        None for a block of no entry or beyond the last.
        """
        piece = self.page.pieces.get(number) if number is not None else None
        return piece.target if piece is not None else None

    def move_by(self, by: int) -> None:
        """Move the cursor to the next or previous entry, or to the one `by` lines away.

        Without a chosen entry it starts at the first visible line.
        """
        chosen, is_far = self.chosen, abs(by) > 1
        sign = -1 if by < 0 and (is_far or chosen is not None) else 1
        start = self._above() if chosen is None else chosen
        found = [self._entry_from(start + sign, sign)]
        if is_far:
            found.append(self._entry_at(self.chosen_line + by))
        entries = [one for one in found if one is not None]
        entry = (min if sign < 0 else max)(entries) if entries else chosen
        if entry is None:
            self.go_to(self.top + by)
        elif entry != chosen:
            self.choose(entry)
        else:
            with self.at_once():
                self._reveal_entry(entry)

    def go_to_end(self) -> None:
        """Scroll to the end, and choose the last entry when the whole page is wrapped."""
        super().go_to_end()
        lines = self.page.lines
        last = self._entry_from(lines[-1].piece, -1) if self.page.complete and lines else None
        if last is not None and last != self.chosen:
            self.choose(last)

    def _entry_at(self, line: int) -> int | None:
        """Return the entry at a line or above it, else the first one."""
        self.page.reach(line + 1)
        lines = self.page.lines
        above = lines[max(0, min(line, len(lines) - 1))].piece if lines else -1
        entry = self._entry_from(above, -1)
        return self._entry_from(0, 1) if entry is None else entry

    def _entry_from(self, number: int, sign: int = 1) -> int | None:
        """Return the first entry that begins with this block or below (`sign` -1: above) it."""
        while number >= 0 and self.page.pieces.get(number) is not None:
            if self._is_entry(number):
                return number
            number += sign
        return None

    def _above(self) -> int:
        """Return the block above the first visible one."""
        return self.page.lines[self.top].piece - 1 if self.top < len(self.page.lines) else -1

    def _is_entry(self, number: int) -> bool:
        """Whether an entry begins with this block."""
        target = self.target_of(number)
        return target is not None and (not number or self.target_of(number - 1) != target)

    def choose(self, number: int) -> None:
        """Choose the entry that begins with this block."""
        self.chosen = number
        with self.at_once():
            self._reveal_entry(number)

    def line_segments(self, number: int, width: int) -> tuple[list[Segment], int]:
        """Return a line of the page; lines of the chosen entry are marked over the whole width."""
        segments, used = super().line_segments(number, width)
        if not self._is_chosen(number):
            return segments, used
        blank = Segment(" " * (width - used), self.look(("text", "chosen")))
        return [*segments, blank], width

    def piece_look(self, number: int) -> StyleOf:
        """Return the styles for a line; the chosen entry has its own."""
        if self._is_chosen(number):
            return lambda kinds: self.look((*kinds, "chosen"))
        return self.look

    def _is_chosen(self, number: int) -> bool:
        """Whether a line belongs to the chosen entry."""
        if self.chosen is None or number >= len(self.page.lines):
            return False
        first, last = self._ends(self.chosen)
        return first <= self.page.lines[number].piece <= last

    def on_click(self, event: Click) -> None:
        """Choose the entry under the pointer."""
        number = self.line_at(event)
        if number is not None and number < len(self.page.lines):
            piece = self.page.lines[number].piece
            while piece and self.target_of(piece) and not self._is_entry(piece):
                piece -= 1
            if self._is_entry(piece):
                self.choose(piece)
