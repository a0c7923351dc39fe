"""Paints the saved filters below a heading, each with its number of results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich.segment import Segment
from textual.events import Click
from textual.geometry import Size

from reader.ui.messages import FilterChosen, FiltersLeft
from reader.ui.page import wrap
from reader.ui.panes.border import BorderedView

_MOVES = {"down": 1, "up": -1, "next_pane": 1, "previous_pane": -1}  # they stand side by side
_MOVES |= {"first": -(10**9), "last": 10**9}
_MOVES |= {"page_down": 1, "page_up": -1, "half_page_down": 1, "half_page_up": -1}  # in pages
HEADING = "Filters"
_LEAVING = ("back", "back_or_quit", "saved_filters", "other_pane")


class SavedFilter(NamedTuple):
    """A saved filter: its name, its query, and its place in the configuration file."""

    name: str
    text: str
    where: str = ""


class FilterCell(NamedTuple):
    """The position of a filter: its line (1 is the first below the heading), and its first cell."""

    line: int
    x: int
    name: str
    told: str

    @property
    def end(self) -> int:
        """The cell after it."""
        return self.x + wrap.count_cells(self.name) + wrap.count_cells(self.told) + 3


ROOM = 3
"""Cells reserved for a count, so that few filters move when the counts arrive."""


def in_cells(filters: Sequence[tuple[str, str]], width: int) -> list[FilterCell]:
    """Return names and counts side by side in lines of `width` cells."""
    made: list[FilterCell] = []
    line, x = 1, 0
    for name, count in filters:
        counted = f"{count:<{ROOM}}"
        name = wrap.fit(name, max(1, min(wrap.count_cells(name), width - len(counted) - 3)))
        cell = FilterCell(line, x, name, counted)
        if x and cell.end > width:
            line, x = line + 1, 0
            cell = cell._replace(line=line, x=x)
        made.append(cell)
        x = cell.end
    return made


class SavedFiltersView(BorderedView):
    """Shows the filters; while it has the focus, keys choose one."""

    COMPONENT_CLASSES = {"bar", "border", "rule", "text", "muted", "cursor"}

    def __init__(self, filters: Sequence[SavedFilter], *, id: str) -> None:
        """Start with the cursor on the first filter."""
        super().__init__(id=id)
        self.is_entered = False
        self._filters, self._active = filters, ""
        self.cursor = 0
        self._counts: Mapping[str, str] = {}

    @property
    def line_count(self) -> int:
        """The number of lines of the heading and the filters."""
        return self._lines_at(self.line_width)

    @property
    def chosen_line(self) -> int:
        """The line of the filter under the cursor."""
        return self._cells(self.line_width)[self.cursor].line

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines; the style sheet limits it."""
        return self._lines_at(max(1, width - 1))

    def _lines_at(self, width: int) -> int:
        return max((cell.line for cell in self._cells(width)), default=0) + 1

    def _cells(self, width: int) -> list[FilterCell]:
        named = [(saved.name, self._counts.get(saved.name, "")) for saved in self._filters]
        return in_cells(named, width)

    def show_filters(self, filters: Sequence[SavedFilter]) -> None:
        """Show other filters."""
        self._filters = filters
        self.refresh(layout=True)

    def show_counts(self, counts: Mapping[str, str]) -> None:
        """Show the numbers of results, given by the filters' names."""
        before, self._counts = self.line_count, counts
        self.repaint()
        if self.line_count != before:
            self.refresh(layout=True)

    def show_active(self, name: str) -> None:
        """Show which filter narrows the list; "" for none."""
        if name != self._active:
            self._active = name
            self.repaint()

    def line_segments(self, number: int, width: int) -> tuple[list[Segment], int]:
        """Return the heading, or the filters of a line with their counts."""
        if number == 0:
            return [Segment(f"─ {HEADING} ".ljust(width, "─")[:width], self.look(("rule",)))], width
        segments: list[Segment] = []
        used = 0
        for at, cell in enumerate(self._cells(width)):
            if cell.line == number:
                on = ("cursor",) if self.has_focus and at == self.cursor else ()
                sign = "▸" if self._filters[at].name == self._active else " "
                segments.append(Segment(f"{sign} {cell.name} ", self.look(("text", *on))))
                segments.append(Segment(cell.told, self.look(("muted", *on))))
                used = cell.end
        return segments, used

    def enter(self) -> None:
        """Take the keys from now on, including those typed before the focus has moved."""
        self.is_entered = True
        self.focus(scroll_visible=False)

    def do(self, name: str) -> bool:
        """Run an action of the table if keys are meant for this pane.

        Return False if it has none.
        """
        if not self.is_entered:
            return False
        if name in _MOVES:
            by = _MOVES[name] * (self.page_size if "page" in name else 1)
            self.cursor = max(0, min(self.cursor + by, len(self._filters) - 1))
            self.reveal(self._cells(self.line_width)[self.cursor].line)
            self.repaint()
            return True
        if name != "open" and name not in _LEAVING:
            return False
        self.is_entered = False
        self.post_message(FilterChosen(self.cursor) if name == "open" else FiltersLeft())
        return True

    def on_focus(self) -> None:
        """Show the cursor."""
        self.is_entered = True
        self.repaint()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.is_entered = False
        self.repaint()

    def on_click(self, event: Click) -> None:
        """Choose the filter under the pointer."""
        event.stop()
        line, at = self.line_at(event), event.get_content_offset(self)
        for number, cell in enumerate(self._cells(self.line_width)):
            if at is not None and cell.line == line and cell.x <= at.x < cell.end:
                self.cursor = number
                self.post_message(FilterChosen(number))
