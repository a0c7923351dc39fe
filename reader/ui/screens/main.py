"""The reading screen: list, article and evidence of one library, always showing the same row."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult

from reader.library import Library
from reader.library.rows import Listing, Progress, Row, SearchResult, View
from reader.ui.dwell import Dwell
from reader.ui.messages import (
    Indexed,
    MarksChanged,
    PlaceChosen,
    ResultStep,
    RowChosen,
)
from reader.ui.page.evidence_page import about
from reader.ui.panes.article import ArticleView
from reader.ui.panes.bars import StatusBar, TopBar
from reader.ui.panes.evidence import EvidenceView
from reader.ui.panes.list import ListingView
from reader.ui.screens.panes import Panes
from reader.ui.screens.querying import QueryingScreen
from reader.ui.selection import item_at
from reader.ui.table import Action, hints, run_action
from reader.ui.terminal.paint import paint_now

if TYPE_CHECKING:
    from reader.ui.app import WarreaderApp
    from reader.ui.background import Background
    from reader.ui.query_state import QueryState
    from reader.ui.saved_filters import FilterSidebar

VIEWS: dict[View, str] = {"all": "", "unread": "only unread", "bookmarks": "bookmarks"}


class MainScreen(QueryingScreen):
    """Holds the cursor; everything that moves it goes through `show`."""

    def __init__(
        self,
        library: Library,
        table: tuple[Action, ...],
        *,
        columns: int,
        text_width: int,
        read_delay: float,
        greeting: str,
        saved: Callable[[MainScreen], FilterSidebar] | None = None,
    ) -> None:
        """`table` is what can be done and with which keys; `read_delay` is in seconds.

        `saved` makes the sidebar with saved filters, where the config has some.
        """
        super().__init__(columns, id="main")
        self.library, self.table, self.greeting = library, table, greeting
        self.view: View = "all"
        self._version = library.version()
        self.listing: Listing = library.listing()
        self.cursor = self.listing.step(0, 0)
        self.asked: QueryState | None = None
        self.found: SearchResult | None = None
        self.aside: Background | None = None
        self.progress: Progress | None = None
        self.dwell = Dwell(self, read_delay, self._seen)
        self.top_bar = TopBar(id="top")
        self.status = StatusBar(hints(table), id="status")
        self.rows = ListingView(id="list")
        self.text = ArticleView(id="article", text_width=text_width)
        self.evidence = EvidenceView(id="evidence")
        self.saved = saved(self) if saved is not None else None
        self._actions = {action.name: action for action in table}
        self.kept: frozenset[int] = frozenset()
        self._problem: str | None = None
        self._awaited = ""  # what is said once all marks are on the disk
        self._unsettled = self._is_due = False
        self._begun = False  # until the reader does something, the newest bulletin is shown

    def compose(self) -> ComposeResult:
        """Bars above and below, three panes between."""
        yield self.top_bar
        yield Panes(self.saved or self.rows, self.text, self.evidence, id="panes")
        yield self.status

    def on_mount(self) -> None:
        """Show what the index has; nothing is marked by being there at start."""
        self.rows.show(self.listing, self.cursor)
        self._show_row()
        self.refresh_top()
        self.say(self.greeting)
        self.rows.focus(scroll_visible=False)

    @property
    def row(self) -> Row | None:
        """The row under the cursor, with its marks as they are now."""
        rows = self.listing.rows(self.cursor, self.cursor + 1)
        return rows[0] if rows and rows[0].kind != "bulletin" else None

    # Showing

    def show(self, index: int) -> None:
        """Move the cursor: list, article and evidence change in one frame, by `settle`."""
        if index != self.cursor:
            self.dwell.moved()
            self.cursor = index
            self._unsettled = True
            self.say("")
            self._paint_soon()

    def settle(self) -> None:
        """Show what is under the cursor, if it has moved."""
        if self._unsettled:
            self._unsettled = False
            self.leave()
            self.rows.move(self.cursor)
            self._show_row()

    def _paint_soon(self) -> None:
        """Paint when the keys that are here already are done: many at once cost one frame."""
        if not self._is_due:
            self._is_due = True
            self.call_later(self.when_seen, self._paint)

    def _paint(self) -> None:
        self._is_due = False
        self.settle()
        paint_now(self, self.rows, self.text, self.evidence, self.status)

    def step(self, by: int) -> None:
        """Move the cursor by readable rows."""
        self.show(self.listing.step(self.cursor, by))

    def _show_row(self) -> None:
        row = self.row
        article = self.library.article(row.key) if row is not None else None
        place, matches = self.library.place(row.key) if row is not None else None, None
        if article is not None and self.asked is not None:
            from reader.ui import query_session

            matches = query_session.matches(self, article)
        self.text.show(article, place, matches)
        self.evidence.show(article)

    def leave(self) -> None:
        """Keep the place in the development that is being left, if it is another than before."""
        if (article := self.text.article) is None:
            return
        place, before = self.text.place, self.library.place(article.key)
        if place != before and (before is not None or place.block):
            self.library.set_place(article.key, place)

    def on_unmount(self) -> None:
        """The reader is left: so is the development that is open."""
        self.leave()
        if self.aside is not None:
            self.aside.stop()

    def renew(
        self, *, key: int | None = None, first: bool = False, listing: Listing | None = None
    ) -> None:
        """Make the listing anew: other bulletins came, another view or question was chosen.

        The cursor stays on its development, or goes to `key`, or to the first row.  `listing` is
        the new one if it has been made already.
        """
        self.settle()
        article = self.text.article if self._begun and not first else None
        wanted = key if key is not None else article.key if article is not None else None
        self._version = self.library.version()
        self.listing = listing if listing is not None else self._listing()
        found = self.listing.index_of(wanted) if wanted is not None else None
        here = self.cursor if self._begun and not first else 0
        self.cursor = self.listing.step(here, 0) if found is None else found
        self.rows.show(self.listing, self.cursor)
        if found is None or key is not None:
            self._show_row()
        self.refresh_top()

    def _listing(self) -> Listing:
        if self.asked is None:
            self.found = None
            return self.library.listing(self.view, self.kept)
        from reader.ui import query_session

        return query_session.listing(self)

    def refresh_top(self) -> None:
        """Counts, view or question, and progress."""
        shown = VIEWS[self.view]
        if self.asked is not None:
            shown = " · ".join(filter(None, (VIEWS[self.asked.view], self.asked.name)))
        self.top_bar.show(self.library.counts(), shown, self.progress)
        if self.saved is not None:
            self.saved.renewed()

    def say(self, text: str, urgent: bool = False) -> None:
        """Put a line in the status bar; a standing problem comes back when there is none."""
        if not text and self._problem is not None:
            text, urgent = self._problem, True
        self.status.say(text, urgent)

    def say_when_saved(self, text: str) -> None:
        """Say this when all marks are on the disk."""
        self._awaited = text
        self.say("" if self._problem else "Saving…")

    # Doing

    def action_do(self, name: str) -> None:
        """Run an action of the table."""
        action = self._actions[name]
        if self.saved is not None and self.saved.view.do(name):
            return
        if self.pane != "list" or action.group != "Move":
            self.settle()
        if action.group == "Mark" and not self.shows_text:
            self.rows.reveal(self.cursor, 2)  # the wheel may have scrolled it away
        run_action(action, self)
        if action.opens:
            cast("WarreaderApp", self.app).ahead.opened()
        self.touch()
        self._paint_soon()

    def touch(self) -> None:
        """A key or click: from now on, staying here counts as reading."""
        self._begun, row = True, self.row
        if self.view == "unread" and row is not None and not (self.asked and self.asked.walks):
            self.kept |= {row.key}  # it stays until the list is left, whatever it becomes
        is_new = row is not None and (not row.read or row.updated)
        self.dwell.touch(row.key if row and is_new and self.shows_text else None)

    def _seen(self, key: int) -> None:
        if self.app.screen is self:  # else a dialog or the help lies on it
            self.library.set_seen(key)

    def hold_read(self) -> None:
        """Don't mark the shown development read by staying here: the reader has just spoken."""
        self.dwell.hold(self.row.key if self.row else None)

    # Hearing

    def on_row_chosen(self, message: RowChosen) -> None:
        """A click in the list."""
        if self.pane != "list":
            self.go_to_pane("list")
        self.show(self.listing.step(message.index, 0))
        self.action_do("open") if message.opened else self.touch()

    def on_place_chosen(self, message: PlaceChosen) -> None:
        """An entry of the evidence: stand on it in the text."""
        article = self.text.article
        is_chosen = message.target == self.evidence.target  # still: other keys may have been faster
        item = item_at(article, message.target) if article is not None and is_chosen else None
        if item is not None and article is not None:
            self.text.stand_on(item)
            self.say(about(article, item))
        self.touch()

    def on_marks_changed(self, message: MarksChanged) -> None:
        """Marks are on disk (or can't be): show them now, and not before."""
        change = message.change
        self.kept |= change.keys
        self.rows.marks_changed()
        self._remarks_changed(change.keys)
        self.refresh_top()
        if change.problem != self._problem:
            self._problem = change.problem
            self.say("" if change.problem else "Marks are saved again")
        if self._awaited and not self.library.unsaved():
            self.say(self._awaited)
            self._awaited = ""

    def _remarks_changed(self, keys: frozenset[int]) -> None:
        """A note, tags or a corrected speaker: show the article again, from the same line."""
        shown = self.text.article
        if shown is None or shown.key not in keys:
            return
        article = self.library.article(shown.key)
        if article is not None and article != shown:
            self.text.show_again(article)
            self.evidence.show_again(article)

    def on_result_step(self, message: ResultStep) -> None:
        """An arrow in the line: over the results of all that was typed before it."""
        self._answer()
        self.step(message.by)

    def on_indexed(self, message: Indexed) -> None:
        """Reading the sources has come further."""
        self.progress = message.progress
        if message.progress.changed or self.library.version() != self._version:
            self.renew()  # another terminal may have been quicker to read what is new
        self.refresh_top()
        if message.progress.finished:
            from reader.ui import refresh_report

            refresh_report.report_refresh(self, message.progress)
