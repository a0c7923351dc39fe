"""Runs actions on the reading screen, and shows the events that library and panes report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.events import Key

from reader.library import Library
from reader.resources import styles
from reader.ui.filters.filter_store import FilterStore
from reader.ui.messages import (
    ActionClicked,
    Indexed,
    ItemClicked,
    MarksChanged,
    NewsCounted,
    PlaceChosen,
    RowChosen,
    ShownLong,
)
from reader.ui.page.evidence_page import about
from reader.ui.page.walk import item_at
from reader.ui.panes.lines import LineView
from reader.ui.query_state import HOME, ViewState, nothing_in
from reader.ui.read_timer import ReadTimer
from reader.ui.refresh_report import refresh_words
from reader.ui.screens.keys_ahead import KeysAhead
from reader.ui.screens.panes import Measures
from reader.ui.screens.querying import QueryingScreen
from reader.ui.session import Session
from reader.ui.table import Action, hints, pressed_name, run_action, shown_key

if TYPE_CHECKING:
    from reader.library.views.view import View
    from reader.ui.background import Background
    from reader.ui.filters.saved_filters import FilterSidebar
    from reader.ui.panes.filter_list import SavedFilter, SavedFiltersView
    from reader.ui.panes.list import ListingView

WALKING = ("next_quote", "previous_quote", "next_number", "previous_number")
"""Actions outside the group "Move" that also move; a key that moves nothing is reported."""


class MainScreen(QueryingScreen):
    """The screen that receives keys and messages."""

    def __init__(
        self,
        library: Library,
        table: tuple[Action, ...],
        *,
        measures: Measures,
        view: View,
        is_first_look: bool = False,
        read_delay: float,
        greeting: str,
        mistakes: Sequence[str],
        keys_ahead: KeysAhead,
        filters: FilterStore,
        saved: Callable[[MainScreen], FilterSidebar] | None = None,
    ) -> None:
        """`table` has the actions and their keys; `view` is the first; `read_delay` is in seconds.

        On a first look (`Session`) the cursor begins on a row with many quotes and figures.
        `mistakes` are those in the configuration file; `saved` makes the sidebar of saved filters
        if there are some.
        """
        super().__init__(Session(library, is_first_look, ViewState(view)), measures, hints(table))
        self.table, self.greeting, self.mistakes = table, greeting, mistakes
        self.completed: set[int] = set()  # awaited texts whose pages came or cannot be fetched
        self.dwell = ReadTimer(self, read_delay, self._read_by_staying)
        self.saved = saved(self) if saved is not None else None
        self._actions = {action.name: action for action in table}
        self.text.changes_key = "".join(map(shown_key, self._actions["changes"].keys[:1]))
        self.keys_ahead, self.filters = keys_ahead, filters
        self.piped: list[str] = []  # the commands piped to in this run, the latest last
        self._when_saved: Callable[[], object] = lambda: None
        self._decided = library.view_data.decided  # the decisions on people now shown
        self._counting: Background | None = None
        self._stands_at = ""  # the latest action, if it should have moved and did not
        self._bound = {key for action in table for key in action.keys}  # `active_bindings` is slow

    def on_mount(self) -> None:
        """Show the greeting."""
        self.say(self.greeting)

    def show(self, index: int) -> None:
        """Move the cursor; passing over a row does not mark it as read."""
        if index != self.session.cursor:
            self.dwell.moved()
        super().show(index)

    def say_when_saved(self, text: str, then: Callable[[], object] = lambda: None) -> None:
        """Show this text when all marks are on the disk, and call `then`."""
        self._said_when_saved, self._when_saved = text, then
        self.say("" if self.problem else "Saving…", stays=True)

    # Actions

    def action_do(self, name: str) -> None:
        """Run an action of the table."""
        if self.keys_ahead.is_over:
            return
        action = self._actions[name]
        self.clear_message()
        if self.saved is not None and self._do_in_filters(name, self.saved.view):
            return
        if self.pane != "list" or action.group != "Move":
            self.settle()
        if action.group == "Mark" and not self.shows_text:
            self.rows.reveal_cursor()  # the mouse wheel may have scrolled it out of sight
        before = self.where, self.status.text
        run_action(action, self)
        is_moving = action.group == "Move" or action.name in WALKING
        self._tell_standstill(name, is_moving and before == (self.where, self.status.text))
        if action.opens:
            self.keys_ahead.opened()
        self.touch()
        self.paint_soon()

    def _tell_standstill(self, name: str, is_so: bool) -> None:
        """Say that a key for moving has moved nothing; only once for a repeated key."""
        if is_so and name != self._stands_at:
            self.interrupt("Nothing further this way")
        self._stands_at = name if is_so else ""

    def _do_in_filters(self, name: str, view: SavedFiltersView) -> bool:
        """Run an action on the saved filters; return False if keys are not meant for them."""
        before = view.cursor
        is_done = view.do(name)
        if is_done:
            is_moving = self._actions[name].group == "Move" and view.is_entered
            self._tell_standstill(name, is_moving and before == view.cursor)
        return is_done

    def on_key(self, event: Key) -> None:
        """Show how to list the keys if the pressed key has no action."""
        pressed = "" if self._bound & {event.key, event.character} else pressed_name(event)
        if pressed and isinstance(self.focused, LineView) and event.key not in self.active_bindings:
            keys = "".join(map(shown_key, self._actions["help"].keys[:1]))
            self.interrupt(f"{pressed} does nothing here · {keys} shows the keys")
            self.paint_soon()

    def touch(self) -> None:
        """Note a key or click: from now on, staying on this row counts as reading."""
        self.session.touch()
        row = self.session.row
        is_new = row is not None and (not row.state.read or row.state.updated)
        self.dwell.touch(row.target if row and is_new and self.shows_text else None)

    def keep_filter(self, name: str, text: str) -> str | None:
        """Save a filter and show it; return what went wrong, or None."""
        wrong = self.filters.keep(name, text)
        if wrong is None:
            from reader.ui.panes.filter_list import SavedFilter

            self._show_filter(SavedFilter(name, text))
        return wrong

    def _show_filter(self, added: SavedFilter) -> None:
        if self.saved is not None:
            self.saved.add(added)
            return
        from reader.ui.filters.saved_filters import FilterSidebar

        alone, self.rows = self.rows, self.new_list()
        self.saved = FilterSidebar(self, [added])
        self.call_later(self._replace_list, alone)

    async def _replace_list(self, alone: ListingView) -> None:
        """Replace the lone list by the list with the first saved filter below it."""
        await alone.remove()
        self.app.stylesheet.read(styles() / "filters.tcss")
        await self.query_one("#panes").mount(self.list_pane, before=0)
        self.app.refresh_css(animate=False)
        self.place_border()
        self._show_list()
        self.refresh_top()
        self.go_to_pane(self.pane)

    def hold_read(self) -> None:
        """Do not mark the shown development as read after a while: the user has just marked it."""
        self.dwell.hold(self.session.target)

    def _read_by_staying(self, key: int) -> None:
        if self.app.screen is self:  # else a dialog covers it
            self.library.set_seen(key)
            self.post_message(ShownLong(key))

    # Messages

    def on_row_chosen(self, message: RowChosen) -> None:
        """Move to the clicked row."""
        if self.pane != "list":
            self.go_to_pane("list")
        self.show(self.session.listing.step(message.index, 0))
        self.action_do("open") if message.opened else self.touch()

    def on_action_clicked(self, message: ActionClicked) -> None:
        """Run the action of a clicked hint or view."""
        self.keep_line()
        self.action_do(message.name)

    def on_place_chosen(self, message: PlaceChosen) -> None:
        """Select the item of the chosen evidence entry in the text."""
        article = self.text.article
        is_chosen = message.target == self.evidence.target  # a later key may have moved on
        item = item_at(article, message.target) if article is not None and is_chosen else None
        if item is not None and article is not None:
            self.text.stand_on(item)
            self.say(about(article, item), stays=True)
        self.touch()

    def on_item_clicked(self, message: ItemClicked) -> None:
        """Select the clicked item in the text and in the evidence."""
        article = self.text.article
        item = item_at(article, message.target) if article is not None else None
        if item is not None and article is not None:
            self.text.stand_on(item)
            self.evidence.follow(item.span)
            self.say(about(article, item), stays=True)
        self.touch()

    def on_marks_changed(self, message: MarksChanged) -> None:
        """Show marks that are now on the disk, or why they cannot be saved."""
        change = message.change
        self.session.keep(change.keys)
        self.rows.marks_changed()
        self._show_remarks(change.keys)
        self.refresh_top()
        if change.problem != self.problem:
            self.problem = change.problem
            self.say("" if change.problem else "Marks are saved again")
        if self._said_when_saved and not self.library.unsaved():
            self.say(self._said_when_saved)
            self._said_when_saved = ""
            self._when_saved()
        if self._decided != (decided := self.library.view_data.decided):
            self._decided = decided
            self.show_joined()

    def _show_remarks(self, keys: frozenset[int]) -> None:
        """Show the article again, from the same line, if its note, tags or speakers changed."""
        shown = self.text.article
        if shown is None or shown.key not in keys:
            return
        article = self.library.article(shown.key)
        if article is not None and article != shown:
            item = self.text.current
            is_told = item is not None and self.status.text == about(shown, item)
            self.reading.show_again(article)
            if is_told and self.text.current is not None:
                self.say(about(article, self.text.current), stays=True)

    def _see_completed(self) -> None:
        """Mark texts as read that were read before their pages arrived."""
        for key in self.completed:
            self.library.set_seen(key)
        self.awaited -= self.completed
        self.completed.clear()

    def on_indexed(self, message: Indexed) -> None:
        """Show the progress of reading the sources."""
        self.progress = message.progress
        is_due = message.progress.finished or not self.session.awaits_first_look
        if is_due and (message.progress.changed or self.session.is_outdated):
            self.renew()  # also if another process has already indexed the changes
            if self.status.text == nothing_in(HOME) and not self.session.is_empty:
                self.clear_message()
        self.refresh_top()
        if not message.progress.finished:
            return
        self._see_completed()
        self._count_news()
        if message.progress.changed and self.session.target is not None:
            self._show_remarks(frozenset((self.session.target,)))  # story links come last
        if not len(self.session.listing):
            self._show_list()
        if text := refresh_words(message.progress, self.session.is_empty, self.status.text):
            self.say(text, urgent=bool(message.progress.unreadable))

    def _count_news(self) -> None:
        """Count the news in a thread; without a last session, all developments would be news."""
        catch_up = self.library.view_data.catch_up
        if catch_up.since is None or catch_up.since.moment is None:
            return
        from reader.ui.sheets.news import count_news

        self._counting = count_news(self.library, self._counting, self.post_message)

    def on_news_counted(self, message: NewsCounted) -> None:
        """Show the number of news."""
        self.news = message.count
        self.refresh_top()
