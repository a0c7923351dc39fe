"""Shows the saved filters below the list, with the number of results of each.

They are counted in a thread after the screen is shown; mistakes in them are reported then, with the
place in the configuration file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from textual.containers import Vertical
from textual.timer import Timer

from reader.ui.background import Background
from reader.ui.messages import FilterChosen, FiltersCounted, FiltersLeft
from reader.ui.panes.bars import StatusBar
from reader.ui.panes.filter_list import SavedFilter, SavedFiltersView
from reader.ui.panes.list import ListingView
from reader.ui.query_state import PaneName, describe_mistake
from reader.ui.session import Session

if TYPE_CHECKING:
    from reader.library.search.question import SearchQuestion
    from reader.ui.background import ShouldStop

DELAY = 0.4
"""Seconds from a change to the next count: many changes come at once."""

MOST_COUNTED = 10_000
"""The largest number of developments counted for a filter."""


class FilterHost(Protocol):
    """The parts of the reading screen that the sidebar uses."""

    session: Session
    rows: ListingView
    status: StatusBar

    def pick_filter(self, title: str, text: str) -> None:
        """Narrow the list by a filter."""

    def go_to_pane(self, pane: PaneName) -> None:
        """Give the focus to a pane."""

    def say(self, text: str, urgent: bool = False) -> None:
        """Show a line in the status bar."""


class FilterSidebar(Vertical):
    """The list, and the saved filters below it."""

    def __init__(self, host: FilterHost, filters: Sequence[SavedFilter]) -> None:
        """Start without counting."""
        self.view = SavedFiltersView(filters, id="saved")
        self._host, self._filters = host, filters
        self._background = Background()
        self._timer: Timer | None = None
        self._has_reported = False
        super().__init__(host.rows, self.view, id="side")

    def add(self, saved: SavedFilter) -> None:
        """Show another filter, after the others."""
        self._filters = (*self._filters, saved)
        self.view.show_filters(self._filters)
        self._count_soon()

    def list_changed(self) -> None:
        """Show which filter is active now that list or query has changed, and count again."""
        query = self._host.session.query
        self.view.show_active(query.title if query is not None else "")
        if self.is_attached:  # else the screen is not composed yet
            self._count_soon()

    def on_mount(self) -> None:
        """Count after the first screen is shown."""
        self.call_after_refresh(self._count_soon)

    def on_unmount(self) -> None:
        """Stop counting."""
        self._background.stop()

    def on_filter_chosen(self, message: FilterChosen) -> None:
        """Narrow the list by the filter."""
        message.stop()
        chosen = self._filters[message.number]
        self._host.go_to_pane("list")
        self._host.pick_filter(chosen.name, chosen.text)

    def on_filters_left(self, message: FiltersLeft) -> None:
        """Go back to the list."""
        message.stop()
        self._host.go_to_pane("list")
        self._host.say("")

    def _count_soon(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(DELAY, self._count)

    def _count(self) -> None:
        library = self._host.session.library
        questions = {one: library.question(one.text, limit=MOST_COUNTED) for one in self._filters}
        wrong = tuple(
            f"{one.where}: the filter {one.name!r}: {describe_mistake(question.mistakes[0])}"
            for one, question in questions.items()
            if question.mistakes
        )

        def work(stop: ShouldStop) -> FiltersCounted:
            try:
                counts = {one.name: _total(asked, stop) for one, asked in questions.items()}
                return FiltersCounted(counts, wrong)
            finally:
                library.release()

        self._background.do(work, self.post_message)

    def on_filters_counted(self, message: FiltersCounted) -> None:
        """Show the counts; report mistakes once."""
        message.stop()
        self.view.show_counts(message.counts)
        if message.wrong and not self._has_reported:
            self._has_reported = True
            more = f" (and {len(message.wrong) - 1} more)" if message.wrong[1:] else ""
            before = f" · {self._host.status.text}" if self._host.status.text else ""
            self._host.say(f"{message.wrong[0]}{more}{before}", urgent=True)


def _total(question: SearchQuestion, stop: ShouldStop) -> str:
    """Return the number of results in a few characters; "!" for a query with a mistake."""
    if question.mistakes:
        return "!"
    hits = question.hits(stop)
    return f"{hits.total:,}{'+' * hits.are_more}" if hits else ""
