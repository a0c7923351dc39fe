"""Saved filters on the reading screen: counted in a thread once the screen stands, chosen by name.

What is wrong with their lines is told then, with the place in the config and what would be right.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.timer import Timer

from reader.ui import query_session
from reader.ui.background import Background
from reader.ui.messages import FilterChosen, FiltersCounted, FiltersLeft
from reader.ui.panes.filter_list import SavedFilter, SavedFiltersView
from reader.ui.query_state import mistaken

if TYPE_CHECKING:
    from reader.library.search.question import SearchQuestion
    from reader.ui.background import ShouldStop
    from reader.ui.screens.main import MainScreen

LULL = 0.4
"""Seconds from a change to counting again: changes come in swarms."""

COUNTED = 10_000
"""Developments that are counted at most for a filter."""


class FilterSidebar(Vertical):
    """The sidebar of one screen: the list, and the filters of the config below it."""

    def __init__(self, screen: MainScreen, filters: Sequence[SavedFilter]) -> None:
        """Nothing is counted yet."""
        self.view = SavedFiltersView(filters, id="saved")
        self._main, self._filters = screen, filters
        self._aside = Background()
        self._timer: Timer | None = None
        self._told = False
        super().__init__(screen.rows, self.view, id="side")

    def enter(self) -> None:
        """Give the keys to the filters."""
        self._main.remove_class("zen")
        self._main.go_to_pane("list")
        self.view.enter()
        self._main.say("Enter chooses · Esc goes back")

    def renewed(self) -> None:
        """The list or what is above it is other than before: show which filter is on, and count."""
        asked = self._main.asked
        self.view.show_active(asked.title if asked is not None else "")
        if self.is_attached:  # else the screen does not stand yet
            self._count_soon()

    def on_mount(self) -> None:
        """Count once the screen stands."""
        self.call_after_refresh(self._count_soon)

    def on_unmount(self) -> None:
        """Nobody looks any more."""
        self._aside.stop()

    def on_filter_chosen(self, message: FilterChosen) -> None:
        """Narrow the list by it."""
        message.stop()
        chosen = self._filters[message.number]
        self._main.go_to_pane("list")
        query_session.pick(self._main, chosen.name, chosen.text)

    def on_filters_left(self, message: FiltersLeft) -> None:
        """Back to the list; nothing is chosen."""
        message.stop()
        self._main.go_to_pane("list")
        self._main.say("")

    def _count_soon(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(LULL, self._count)

    def _count(self) -> None:
        library = self._main.library
        asked = {one: library.question(one.text, limit=COUNTED) for one in self._filters}
        wrong = tuple(
            f"{one.where}: the filter {one.name!r}: {mistaken(question.mistakes[0])}"
            for one, question in asked.items()
            if question.mistakes
        )

        def work(stop: ShouldStop) -> FiltersCounted:
            try:
                return FiltersCounted({o.name: _total(q, stop) for o, q in asked.items()}, wrong)
            finally:
                library.release()

        self._aside.do(work, self.post_message)

    def on_filters_counted(self, message: FiltersCounted) -> None:
        """Show the counts; tell of mistakes, once."""
        message.stop()
        self.view.show_counts(message.counts)
        if message.wrong and not self._told:
            self._told = True
            more = f" (and {len(message.wrong) - 1} more)" if message.wrong[1:] else ""
            before = f" · {self._main.status.text}" if self._main.status.text else ""
            self._main.say(f"{message.wrong[0]}{more}{before}", urgent=True)


def _total(question: SearchQuestion, stop: ShouldStop) -> str:
    """How many there are, as the sidebar has room for it."""
    if question.mistakes:
        return "!"
    hits = question.hits(stop)
    return f"{hits.total:,}{'+' * hits.are_more}" if hits else ""
