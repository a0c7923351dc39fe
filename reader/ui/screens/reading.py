"""Paints a session in three panes: list, article and evidence, always of the same row."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.timer import Timer
from textual.widget import Widget

from reader.library.rows import Article, Listing, Progress, ReadingPosition
from reader.models import Span
from reader.ui.message_log import MessageLog
from reader.ui.messages import LedgerJoined
from reader.ui.page.highlights import MatchPlaces
from reader.ui.page.walk import item_at
from reader.ui.panes.article import ArticleView
from reader.ui.panes.bars import Header, HintsOf, StatusBar, TopBar
from reader.ui.panes.evidence import EvidenceView
from reader.ui.panes.list import ListingView
from reader.ui.query_state import RowPlace, ScreenPlace
from reader.ui.read_timer import PlaceTimer
from reader.ui.screens.panes import Measures, PanedScreen, Panes
from reader.ui.screens.reading_panes import ReadingPanes
from reader.ui.session import Session
from reader.ui.session_words import empty_words, list_counts
from reader.ui.terminal.backpressure import POLL
from reader.ui.terminal.paint import is_behind, paint_now

if TYPE_CHECKING:
    from reader.ui.filters.saved_filters import FilterSidebar
    from reader.ui.sheets.sheet_view import SheetView
    from reader.ui.sheets.sheets import Sheets

STAYS = 5.0
"""Seconds that a message stays in the status line."""


class ReadingScreen(PanedScreen):
    """The panes of one session; every move of the cursor goes through `show`."""

    def __init__(self, session: Session, measures: Measures, hints: HintsOf) -> None:
        """`hints` are for the status line."""
        super().__init__(measures.columns, measures.list_width, id="main")
        self.session, self.library = session, session.library
        self.progress: Progress | None = None
        self.top_bar = TopBar(id="top")
        self.status = StatusBar(hints, id="status")
        self._lines_a_row, self._folds_read = measures.rows, measures.folds_read
        self.rows = self.new_list()
        self._keeping = PlaceTimer(self, self.leave)
        self.text = ArticleView(
            id="article",
            text_width=measures.text_width,
            today=measures.today,
            text_layout=lambda: self.text_layout,
            scrolled=self._keeping.soon,
        )
        self.evidence = EvidenceView(id="evidence", text_height=self.text.height_of)
        self.reading = ReadingPanes(self.text, self.evidence, id="reading")
        self.saved: FilterSidebar | None = None
        self.problem: str | None = None  # why marks can't be saved
        self.told = MessageLog()
        self._leaving: Timer | None = None
        self._interrupted = ("", False)  # the interrupted message, and whether it is urgent
        self._is_unsettled = self._is_due = False
        self._led_to: ReadingPosition | None = None  # the position that a row's span has led to
        self._stored: ReadingPosition | None = None  # the stored position in the open article
        self.news = 0  # developments that are new since the last session
        self.sheets: Sheets | None = None  # made for the first row that has a page
        self.awaited: set[int] = set()
        """Texts whose pages are being fetched: their arrival is not reported as a change."""

    def new_list(self) -> ListingView:
        """Return an empty view of the list."""
        return ListingView(id="list", rows=self._lines_a_row)

    def compose(self) -> ComposeResult:
        """Compose the bars above and below, and the panes between."""
        yield self.top_bar
        self.place_border()
        yield Panes(self.list_pane, self.reading, id="panes")
        yield self.status

    @property
    def list_pane(self) -> Widget:
        """The list, with the saved filters if there are any."""
        return self.saved or self.rows

    def on_mount(self) -> None:
        """Show the rows of the index; this makes no mark."""
        self._show_list()
        self.show_row()
        self.refresh_top()
        self.rows.focus(scroll_visible=False)

    def on_unmount(self) -> None:
        """Store the place in the open article."""
        self.leave()

    def show(self, index: int) -> None:
        """Move the cursor; `settle` changes list, article and evidence in one frame."""
        if self.session.move_to(index):
            self._is_unsettled = True
            self.say("")
            self.paint_soon()

    def step(self, by: int) -> None:
        """Move the cursor by rows; heading rows are skipped."""
        self.show(self.session.listing.step(self.session.cursor, by))

    def settle(self) -> None:
        """Show the row under the cursor, if the cursor has moved."""
        if self._is_unsettled:
            self._is_unsettled = False
            self.leave()
            self.rows.move(self.session.cursor)
            self.show_row()

    def paint_soon(self) -> None:
        """Paint after all keys that have arrived are handled: many keys cost one frame."""
        if not self._is_due:
            self._is_due = True
            self.call_later(self.when_seen, self._paint)

    def when_seen(self, paint: Callable[[], None]) -> None:
        """Call `paint` now, or when the terminal has caught up."""
        if is_behind(self.app):
            self.set_timer(POLL, partial(self.when_seen, paint))
        else:
            paint()

    def _paint(self) -> None:
        self._is_due = False
        self.settle()
        self.paint_panes()

    def paint_panes(self) -> None:
        """Paint the panes and the status line now."""
        sheet = (self.sheets.view,) if self.sheets is not None else ()
        paint_now(self, self.rows, self.text, self.evidence, *sheet, self.status)

    def toggle_evidence(self) -> None:
        """Show or hide the evidence, also in the margin."""
        super().toggle_evidence()
        self.text.refit()

    def show_row(self) -> None:
        """Show the article and the evidence of the row under the cursor, or its page."""
        if self.session.shows_page or self.sheets is not None:
            self.pages().show()
        target = self.session.target
        article = self.library.article(target) if target is not None else None
        place = self._stored = self.library.place(target) if target is not None else None
        matches = None
        if article is not None and self.session.query is not None:
            matches = MatchPlaces(self.session.matches(article))
        self.reading.show_evidence(article)
        before = self.library.view_data.read_before
        folds = before.folds(article) if article is not None and self._folds_read else ()
        self.text.show(article, place, matches, folds)
        self.reading.share_out()
        self._led_to, row, opened = None, self.session.row, self.session.opened
        where = opened.span if opened is not None else row.place if row is not None else None
        if article is not None and where is not None:
            self._lead_to(article, where)

    def _lead_to(self, article: Article, place: Span) -> None:
        """Scroll to the row's span in the text; this place is not stored as read."""
        if (item := item_at(article, place)) is not None:
            self.text.stand_on(item)
            self.evidence.follow(item.span)
        self._led_to = self.text.place

    def _show_list(self) -> None:
        session = self.session
        empty = empty_words(session, self.progress)
        classes = {"broad": not session.listed.tells_summaries, "sheet": session.shows_page}
        self.change_classes(classes)
        self.rows.show(session.listing, session.cursor, session.listed, empty)
        self.status.show_hints(session.listed)

    def leave(self) -> None:
        """Store the place in the open article if it has changed."""
        if (article := self.text.article) is None:
            return
        place, before = self.text.place, self._stored
        if place not in (self._led_to, before) and (before is not None or place.block):
            self.library.set_place(article.key, place)
            self._stored = place

    @property
    def place(self) -> ScreenPlace:
        """The user's place on the screen."""
        return ScreenPlace(self.pane, self.rows.top, self.text.top, self.text.current)

    @property
    def where(self) -> tuple[object, ...]:
        """The values that keys for moving change: row, pane, and visible lines and entries."""
        sheet = (self.sheets.view,) if self.sheets is not None else ()
        views = (self.rows, self.text, self.evidence, *sheet)
        lines = ((view.top, view.chosen_line) for view in views)
        return self.session.cursor, self.pane, self.text.current, *lines

    def renew(
        self, *, to: RowPlace | None = None, first: bool = False, listing: Listing | None = None
    ) -> None:
        """Make the list again and show it; the arguments are those of `Session.renew`."""
        self.settle()
        moved = self.session.renew(to=to, first=first, listing=listing)
        self._show_list()
        if moved or self.session.shows_page:
            self.show_row()
        else:
            self.show_new_words()
        self.refresh_top()
        self.show_joined()

    def show_joined(self) -> None:
        """Merge rows over all bulletins again if they are out of date."""
        if self.session.listed.joined is not None:
            self.pages().join_anew()

    def on_ledger_joined(self, message: LedgerJoined) -> None:
        """Show the merged people."""
        self.renew()
        self.pages().joined()

    def pages(self) -> Sheets:
        """Return the pages of rows; their pane is made when first needed."""
        if self.sheets is None:
            from reader.ui.sheets.sheets import Sheets

            self.sheets = Sheets(self)
        return self.sheets

    def mount_sheet(self, view: SheetView) -> None:
        """Put the pane of pages beside the list."""
        self.reading.mount(view)

    def show_new_words(self) -> None:
        """Show the open article again, at the same place, if its text has changed."""
        shown, target = self.text.article, self.session.target
        article = self.library.article(target) if shown and shown.key == target else None
        if shown is None or article is None or article == shown:
            return
        if article.development == shown.development:
            self.reading.show_again(article)
            return
        self.reading.show_changed(article)
        if article.has_earlier and article.key not in self.awaited:
            self.say(f"This text has changed · {self.text.changes_key} shows what")

    def refresh_top(self) -> None:
        """Show counts, view or query, and progress."""
        session = self.session
        shown = session.listed.name, session.narrowing, list_counts(session).words
        self.top_bar.show(Header(*shown, self.progress, self.news))
        if self.saved is not None:
            self.saved.list_changed()

    def say(self, text: str, urgent: bool = False, stays: bool = False) -> None:
        """Show a text in the status bar; "" shows a lasting problem again, or the keys.

        It leaves after some seconds or with the next action; one that `stays` describes the user's
        place or ongoing work.
        """
        if text and not stays:
            self.told.add(text)
        if not text and self.problem is not None:
            text, urgent, stays = self.problem, True, True
        self.status.say(text, urgent)
        self._interrupted = ("", False)
        if self._leaving is not None:
            self._leaving.stop()
            self._leaving = None
        if text and not stays:
            self._leaving = self.set_timer(STAYS, self.clear_message)

    def interrupt(self, text: str) -> None:
        """Show a text for a moment, then the interrupted one again."""
        standing = (self.status.text, self.status.urgent) if self._leaving is None else ("", False)
        self.say(text)
        self._interrupted = standing if standing[0] != self.problem else ("", False)

    def replace_message(self, before: str, text: str, urgent: bool) -> None:
        """Replace a lasting message by other words, if it is shown or only interrupted."""
        if before and self._leaving is None and self.status.text == before:
            self.say(text, urgent, stays=True)
        elif before and self._interrupted[0] == before:
            self._interrupted = (text, urgent)

    def clear_message(self) -> None:
        """Replace a passing message by the keys or the interrupted message."""
        if self._leaving is not None:
            text, urgent = self._interrupted
            self.say(text, urgent, stays=True)
