"""Paints the rows of a view, one line each; only visible rows are fetched."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.events import Click

from reader.library.rows import Cell, Listing, Row, RowState
from reader.library.views.view import Column
from reader.ui.messages import RowChosen
from reader.ui.page import wrap
from reader.ui.page.looks import LEAD, short_date
from reader.ui.panes.lines import LineView


class ListingView(LineView):
    """Shows a `Listing` and the cursor in it."""

    COMPONENT_CLASSES = {
        "bar",
        "bulletin",
        "unreadable",
        "inferred",
        "unread",
        "done",
        "cursor",
        "star",
        "dot",
    }

    def __init__(self, *, id: str) -> None:
        """The list is empty until `show` is called."""
        super().__init__(id=id)
        self.listing: Listing | None = None
        self.columns: Sequence[Column] = ()
        self.cursor = 0
        self._fetched: dict[int, Row] = {}

    @property
    def line_count(self) -> int:
        """The number of rows."""
        return len(self.listing) if self.listing is not None else 0

    def show(self, listing: Listing, cursor: int, columns: Sequence[Column]) -> None:
        """Show the rows of a view, whose cells are these columns, with the cursor on one."""
        self.listing, self.cursor, self.columns = listing, cursor, columns
        self._fetched = {}
        self.refit()

    def marks_changed(self) -> None:
        """Fetch the rows in sight again."""
        self._fetched = {}
        self.repaint()

    def move(self, cursor: int) -> None:
        """Put the cursor on another row, and have it in sight."""
        before, top = self.cursor, self.top
        self.cursor = cursor
        self.reveal(cursor, 2)
        if self.top == top:
            self.repaint(before, cursor)

    def refit(self) -> None:
        """Keep the cursor in sight at every size."""
        with self.at_once():
            self.reveal(self.cursor, 2)
            self.go_to(self.top)

    def row(self, number: int) -> Row | None:
        """The row on that line; a screenful is fetched at a time."""
        if number not in self._fetched and self.listing is not None:
            low = max(0, min(number, self.top))
            high = max(number + 1, low + self.page_size)
            self._fetched = dict(enumerate(self.listing.rows(low, high), low))
        return self._fetched.get(number)

    def line_segments(self, number: int, width: int) -> tuple[list[Segment], int]:
        """A bulletin's date and title, or the state and the cells of a row."""
        if (row := self.row(number)) is None:
            return [], 0
        if row.is_heading:
            day = short_date(row.date) + ("?" if row.inferred and row.date else "")
            title = " ".join(map(str, row.cells))
            words = f" {day}  {title}" if row.date else f" {title}"
            return [Segment(wrap.fit(words, width), self.look((row.kind,)))], width
        on = ("cursor",) if number == self.cursor else ()
        kind = "done" if row.state.read else "unread"
        text = self.look((kind, *on))
        sign, colour = _sign(row.state)
        cells = (f"{LEAD} · {row.title}", *row.cells[1:]) if row.kind == "lead" else row.cells
        line = Segment(f" {cells_in_columns(cells, self.columns, max(1, width - 4))} ", text)
        return [Segment(" ", text), Segment(sign, self.look((kind, colour, *on))), line], width

    def on_click(self, event: Click) -> None:
        """Choose the row under the pointer; a second click opens it."""
        number = self.line_at(event)
        if number is not None and self.row(number) is not None:
            self.post_message(RowChosen(number, event.chain > 1))


def cells_in_columns(cells: Sequence[Cell], columns: Sequence[Column], width: int) -> str:
    """The cells side by side in `width` cells of the terminal, a blank between two.

    Columns without a width share what the others leave; every column has one cell at least.
    """
    free = width - sum(column.width for column in columns) - (len(columns) - 1)
    shares = sum(not column.width for column in columns) or 1
    parts = [
        wrap.fit("" if cell is None else str(cell), max(1, column.width or free // shares))
        for cell, column in zip(cells, columns, strict=True)
    ]
    return wrap.fit(" ".join(parts), width)


def _sign(state: RowState) -> tuple[str, str]:
    """The sign of a row's state: a star for a bookmark, a dot for what is new."""
    if state.bookmarked:
        return ("★", "star") if not state.pending else ("☆", "star")
    if state.updated:
        return "◆", "dot"
    return (" ", "done") if state.read else ("●", "dot")
