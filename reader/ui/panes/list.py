"""Paints the rows of a view in one or two lines each; only visible rows are fetched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from textual.events import Click

from reader.library.rows import Listing, Row
from reader.library.views.view import Column, View
from reader.ui.messages import RowChosen
from reader.ui.page import listed_row, wrap
from reader.ui.page.listed_row import Piece, RowLook
from reader.ui.panes.border import BorderedView

ROOM_FOR_TWO = (110, 24)
"""The least columns and rows of a terminal for rows of two lines."""

MARGIN = 2
"""Rows that stay visible around the one under the cursor."""


DATED = 60
"""The number of first rows whose newest day is that of a list without days in its headings."""


class ListingView(BorderedView):
    """Shows a `Listing` and the cursor in it.

    With two lines a row, every heading row except the first has an empty line above it: row `n`
    begins at line `2 n - 1`, or at `2 n` in a list without headings.
    """

    COMPONENT_CLASSES = {
        *("bar", "border", "bulletin", "unreadable", "unread", "new", "done", "told"),
        *("cursor", "mark", "star", "dot", "changed"),
        *("speaker", "quote", "paraphrase", "cue", "unsaid", "denial", "muted", "uncertain"),
        *("head", "number", "claimant"),
    }

    def __init__(self, *, id: str, rows: int | None) -> None:
        """`rows` is the number of lines a row; None chooses it by the terminal's size.

        The list is empty until `show` is called.
        """
        super().__init__(id=id)
        self.listing: Listing | None = None
        self.columns: Sequence[Column] = ()
        self.cursor = 0
        self._wanted, self._empty = rows, ""
        self._newest: str | None = None
        self._tells = self._has_two = False
        self._above = 1  # by how many lines the first row is shorter than others
        self._sought: tuple[int, int, int] | None = None  # wanted top; cursor and top reached
        self._here = range(0)
        self._fetched: dict[int, Row] = {}

    @property
    def line_count(self) -> int:
        """The number of lines.

        Padded so that at the end of a long list no row is cut at the top.
        """
        if self._empty:
            return len(list(wrap.wrapped_lines(self._empty, max(1, self.line_width - 2))))
        rows = len(self.listing) if self.listing is not None else 0
        if not self._has_two or not rows:
            return rows
        lines = 2 * rows - self._above
        return lines + (self.page_size % 2 if lines > self.page_size else 0)

    @property
    def step_size(self) -> int:
        """The number of visible rows."""
        return max(1, self.page_size // 2) if self._has_two else self.page_size

    @property
    def chosen_line(self) -> int:
        """The first line of the row under the cursor."""
        return self._lines_of(self.cursor)[0]

    def show(self, listing: Listing, cursor: int, view: View, empty: str = "") -> None:
        """Show the rows of a view with the cursor on one; if there are none, show `empty`."""
        self._empty = "" if len(listing) else empty
        self.listing, self.cursor, self.columns = listing, cursor, view.columns
        self._tells, self._here = view.has_two_lines, listing.bulletin_rows(cursor)
        self._fetched = {}
        first = next(iter(listing.rows(0, 1)), None)
        self._newest = first.date if first is not None else None
        if self._newest is None and any(column.name == "date" for column in view.columns):
            self._newest = listed_row.newest_day(listing.rows(0, DATED))
        self._above = 1 if first is None or first.is_heading else 0
        self.refit()

    def marks_changed(self) -> None:
        """Fetch the visible rows again."""
        self._fetched = {}
        self.repaint()

    def move(self, cursor: int) -> None:
        """Put the cursor on another row, and scroll to it."""
        before, top, here = self.cursor, self.top, self._here
        self.cursor = cursor
        if self.listing is not None:
            self._here = self.listing.bulletin_rows(cursor)
        self.reveal_cursor()
        if self.top == top:
            self._repaint_rows({before, cursor}, here)

    def _repaint_rows(self, rows: set[int], left: range) -> None:
        """Repaint these rows and, if the bulletin changed, those of the old and the new one."""
        if self._here != left:
            if len(left) + len(self._here) > self.page_size:  # about as many as are in sight
                self.repaint()
                return
            rows |= {*left, *self._here}
        self.repaint(*(line for row in rows for line in self._lines_of(row)))

    def reveal_cursor(self) -> None:
        """Scroll as little as possible to show the row under the cursor and some rows around it."""
        lines = self._lines_of(self.cursor)
        margin = MARGIN * (2 if self._has_two else 1)
        self.reveal(lines[-1], margin)
        self.reveal(lines[0], margin)

    def go_to(self, line: int) -> None:
        """Scroll a line to the top; with two lines a row no row is cut there."""
        is_cut = self._has_two and line > 0 and (line + self._above) % 2
        super().go_to(line + 1 if is_cut else line)

    def stand(self, top: int) -> None:
        """Scroll to a line, now or as soon as there is room for that and for the cursor."""
        self._sought = (top, self.cursor, self.top)
        self.refit()

    def refit(self) -> None:
        """Keep the cursor visible at every size, with as many lines a row as fit."""
        first, before = self._row_at(self.top)[0], self._has_two
        size = self.app.size
        fits = size.width >= ROOM_FOR_TWO[0] and size.height >= ROOM_FOR_TWO[1]
        self._has_two = self._tells and (self._wanted == 2 if self._wanted else fits)
        if self._has_two != before:
            self.top = self._lines_of(first)[0]
        with self.at_once():
            top = self._top_sought()
            self.go_to(top)
            self.reveal_cursor()
            self.go_to(self.top)
            self._sought = (top, self.cursor, self.top) if self.top != top else None

    def _top_sought(self) -> int:
        """Return the wanted top unless the user has moved since; else the present top."""
        here = (self.cursor, self.top)
        return self._sought[0] if self._sought and self._sought[1:] == here else self.top

    def row(self, number: int) -> Row | None:
        """Return the row with this number; rows are fetched a screenful at a time."""
        if number not in self._fetched and self.listing is not None:
            low = max(0, min(number, self._row_at(self.top)[0] - 1))  # one more for its section
            high = max(number + 1, low + self.step_size + 2)
            self._fetched = dict(enumerate(self.listing.rows(low, high), low))
        return self._fetched.get(number)

    def _row_at(self, line: int) -> tuple[int, bool]:
        """Return the row that a line shows, and whether it is the row's last line."""
        if not self._has_two:
            return line, True
        row, is_last = divmod(line + self._above, 2)
        return row, is_last == 1

    def _lines_of(self, row: int) -> range:
        """Return the lines of a row."""
        if not self._has_two:
            return range(row, row + 1)
        first = 2 * row - self._above
        return range(max(0, first), first + 2)

    def line_segments(self, number: int, width: int) -> tuple[list[Segment], int]:
        """Return a bulletin's day and title, a line of a row, or the words of an empty list."""
        if self._empty:
            return self._empty_line(number, width)
        index, is_last = self._row_at(number)
        row = self.row(index)
        if row is None or (row.kind == "bulletin" and not is_last):
            return [], 0
        return self._segments(self._pieces(row, index, is_last, width)), width

    def _empty_line(self, number: int, width: int) -> tuple[list[Segment], int]:
        """Return a line of the words of an empty list."""
        room = max(1, width - 2)
        start, end = list(wrap.wrapped_lines(self._empty, room))[number]
        return [Segment(f" {wrap.fit(self._empty[start:end], room)} ", self.look(("told",)))], width

    def _pieces(self, row: Row, index: int, is_last: bool, width: int) -> Iterable[Piece]:
        if row.kind == "unreadable" and self._has_two and index:  # the first row has one line
            return [listed_row.refusal_line(row, is_last, width, self._newest)]
        if row.kind == "unreadable":
            return [listed_row.only_refusal_line(row, width)]
        if row.is_heading:
            return [listed_row.heading_line(row, width, self._newest)]
        look = RowLook(index == self.cursor, index in self._here, self._newest)
        if row.roles:
            return self._evidence_line(row, is_last, width, look)
        if not self._has_two:
            return listed_row.only_line(row, self.columns, width, look, self._section(row, index))
        section = self._section(row, index)
        if is_last:
            return listed_row.told_line(row, width, look, section)
        return listed_row.title_line(row, self.columns, width, look, section)

    def _evidence_line(self, row: Row, is_last: bool, width: int, look: RowLook) -> Iterable[Piece]:
        """Return a line of a row with roles, such as a quote or claim."""
        from reader.ui.rows import evidence_row  # the first screen has none

        if not self._has_two:
            return evidence_row.single_line(row, self.columns, width, look)
        line = evidence_row.lower_line if is_last else evidence_row.upper_line
        return line(row, self.columns, width, look)

    def _section(self, row: Row, index: int) -> str:
        """Return the section heading of a row; "" if the row before has the same."""
        section = row.summary.section
        before = self.row(index - 1) if section and index else None
        return section if before is None or before.summary.section != section else ""

    def _segments(self, pieces: Iterable[Piece]) -> list[Segment]:
        return [Segment(text, self.look(kinds)) for text, kinds in pieces]

    def on_click(self, event: Click) -> None:
        """Choose the row under the pointer; a double click opens it."""
        line = self.line_at(event)
        number = self._row_at(line)[0] if line is not None else 0
        if line is not None and self.row(number) is not None:
            self.post_message(RowChosen(number, event.chain > 1))
