"""The list of developments under their bulletins: one line a row, only visible rows are fetched."""

from __future__ import annotations

from rich.segment import Segment
from textual.events import Click

from reader.library.rows import Listing, Row
from reader.ui.messages import RowChosen
from reader.ui.page.looks import LEAD, fitted, short_date
from reader.ui.panes.lines import LineView


class ListingView(LineView):
    """Shows a `Listing` and the cursor in it; knows nothing of what the rows stand for."""

    COMPONENT_CLASSES = {"bar", "bulletin", "inferred", "unread", "done", "cursor", "star", "dot"}

    def __init__(self, *, id: str) -> None:
        """The list is empty until `show` is called."""
        super().__init__(id=id)
        self.listing: Listing | None = None
        self.cursor = 0
        self._fetched: dict[int, Row] = {}

    @property
    def line_count(self) -> int:
        """A line a row."""
        return len(self.listing) if self.listing is not None else 0

    def show(self, listing: Listing, cursor: int) -> None:
        """Show another listing, or the same one after it changed, with the cursor there."""
        self.listing, self.cursor = listing, cursor
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
        """A bulletin's date and title, or a development's state and heading."""
        if (row := self.row(number)) is None:
            return [], 0
        if row.kind == "bulletin":
            day = short_date(row.date) + ("?" if row.inferred and row.date else "")
            words = f" {day}  {row.title}" if row.date else f" {row.title}"
            return [Segment(fitted(words, width), self.look(("bulletin",)))], width
        on = ("cursor",) if number == self.cursor else ()
        kind = "done" if row.read else "unread"
        text = self.look((kind, *on))
        sign, colour = _sign(row)
        title = f"{LEAD} · {row.title}" if row.kind == "lead" else row.title
        heading = Segment(f" {fitted(title, max(1, width - 4))} ", text)
        return [Segment(" ", text), Segment(sign, self.look((kind, colour, *on))), heading], width

    def on_click(self, event: Click) -> None:
        """Choose the row under the pointer; a double click opens it."""
        number = self.line_at(event)
        if number is not None and self.row(number) is not None:
            self.post_message(RowChosen(number, event.chain > 1))


def _sign(row: Row) -> tuple[str, str]:
    """The sign of a row's state: a star for a bookmark, a dot for what is new."""
    if row.bookmarked:
        return ("★", "star") if not row.pending else ("☆", "star")
    if row.updated:
        return "◆", "dot"
    return (" ", "done") if row.read else ("●", "dot")
