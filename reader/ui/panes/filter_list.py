"""Paints the saved filters: one line each with its name and its number of results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich.segment import Segment
from textual.events import Click
from textual.geometry import Size

from reader.ui.messages import FilterChosen, FiltersLeft
from reader.ui.page import wrap
from reader.ui.panes.lines import LineView

_MOVES = {"down": 1, "up": -1, "first": -(10**9), "last": 10**9}
_MOVES |= {"page_down": 1, "page_up": -1, "half_page_down": 1, "half_page_up": -1}  # in pages
_LEAVING = ("back", "back_or_quit", "saved_filters", "other_pane", "next_pane", "previous_pane")


class SavedFilter(NamedTuple):
    """A filter of the config: its name, its query, and its place in the config file."""

    name: str
    text: str
    where: str = ""


class SavedFiltersView(LineView):
    """Shows the filters; while it has the focus, keys choose one."""

    COMPONENT_CLASSES = {"bar", "head", "text", "muted", "cursor"}

    def __init__(self, filters: Sequence[SavedFilter], *, id: str) -> None:
        """The first one is under the cursor."""
        super().__init__(id=id)
        self._is_entered = False
        self._filters, self._active = filters, ""
        self.cursor = 0
        self._counts: Mapping[str, str] = {}

    @property
    def line_count(self) -> int:
        """One line for each filter, and a heading."""
        return len(self._filters) + 1

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of lines; the style sheet limits it."""
        return self.line_count

    def show_filters(self, filters: Sequence[SavedFilter]) -> None:
        """Show other filters."""
        self._filters = filters
        self.refresh(layout=True)

    def show_counts(self, counts: Mapping[str, str]) -> None:
        """Show the number of results by the name of the filter."""
        self._counts = counts
        self.repaint()

    def show_active(self, name: str) -> None:
        """Show which filter narrows the list; "" for none."""
        if name != self._active:
            self._active = name
            self.repaint()

    def line_segments(self, number: int, width: int) -> tuple[list[Segment], int]:
        """The name on the left, the count on the right."""
        if number == 0:
            return [Segment(wrap.fit(" Saved filters", width), self.look(("head",)))], width
        saved = self._filters[number - 1]
        on = ("cursor",) if self.has_focus and number - 1 == self.cursor else ()
        count = self._counts.get(saved.name, "")
        sign = "▸" if saved.name == self._active else " "
        name = wrap.fit(f" {sign} {saved.name}", max(1, width - len(count) - 2))
        named, counted = self.look(("text", *on)), self.look(("muted", *on))
        return [Segment(f"{name} ", named), Segment(f"{count} ", counted)], width

    def enter(self) -> None:
        """Take the keys from now on, also those typed before the focus has moved."""
        self._is_entered = True
        self.focus(scroll_visible=False)

    def do(self, name: str) -> bool:
        """Run an action of the table if keys come here; False if it means nothing here."""
        if not self._is_entered:
            return False
        if name in _MOVES:
            by = _MOVES[name] * (self.page_size if "page" in name else 1)
            self.cursor = max(0, min(self.cursor + by, len(self._filters) - 1))
            self.reveal(self.cursor + 1)
            self.repaint()
            return True
        if name != "open" and name not in _LEAVING:
            return False
        self._is_entered = False
        self.post_message(FilterChosen(self.cursor) if name == "open" else FiltersLeft())
        return True

    def on_focus(self) -> None:
        """Show the cursor."""
        self._is_entered = True
        self.repaint()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self._is_entered = False
        self.repaint()

    def on_click(self, event: Click) -> None:
        """Choose the filter under the pointer."""
        event.stop()
        number = self.line_at(event)
        if number is not None and 0 < number < self.line_count:
            self.cursor = number - 1
            self.post_message(FilterChosen(self.cursor))
