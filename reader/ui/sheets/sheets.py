"""Shows the page of the row under the cursor in place of a text, and opens places in texts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from textual.app import App
from textual.message import Message

from reader.library import Library
from reader.library.article_text import TextPlace
from reader.library.rows import Row
from reader.library.views.joined.joined_rows import JoinedRows
from reader.library.views.pages.person_page import person_page
from reader.library.views.pages.series_page import series_page
from reader.resources import styles
from reader.ui.background import Background, ShouldStop
from reader.ui.messages import LedgerJoined
from reader.ui.query_state import PaneName
from reader.ui.session import Session
from reader.ui.sheets.person_sheet import person_blocks
from reader.ui.sheets.series_sheet import series_blocks
from reader.ui.sheets.sheet_view import MakeSheet, SheetView

PATIENCE = 0.05
"""Seconds that a view waits for a join of people; a longer one is left to the thread."""


class SheetHost(Protocol):
    """What pages need of the screen that contains them."""

    session: Session
    library: Library
    pane: PaneName

    @property
    def app(self) -> App[None]:
        """The app."""

    def mount_sheet(self, view: SheetView) -> None:
        """Mount the pane of pages beside the list."""

    def set_class(self, add: bool, *names: str) -> object:
        """Add or remove classes of the screen."""

    def go_to_pane(self, pane: PaneName) -> None:
        """Give the focus to a pane."""

    def show_row(self) -> None:
        """Show the row under the cursor."""

    def post_message(self, message: Message) -> bool:
        """Send a message to the screen."""


class Sheets:
    """The pages of one screen, in one pane."""

    def __init__(self, host: SheetHost) -> None:
        """Mount the pane beside the list."""
        self._host = host
        self.view = SheetView(id="sheet")
        self._joining = Background()
        self._waiting: list[Callable[[], object]] = []
        self._is_owed = False  # a thread has joined rows that are not shown yet
        host.app.stylesheet.read(styles() / "sheet.tcss")
        host.mount_sheet(self.view)
        host.app.refresh_css(animate=False)

    def show(self) -> None:
        """Show the page of the row under the cursor, or hide the pane if its text is shown."""
        host, session = self._host, self._host.session
        if session.shows_page:
            self._show_page()
            host.set_class(False, "unfolded")
        host.set_class(session.shows_page, "sheet")
        is_there = host.pane != "list"
        if is_there and (host.pane == "sheet") != session.shows_page:
            host.go_to_pane("article")  # the screen takes the page's pane if that replaces it

    def _show_page(self) -> None:
        session = self._host.session
        row = session.row
        make = self._sheet_of(row) if row is not None else None
        of = (session.listed.name, row.key) if row is not None and make is not None else None
        self.view.show(make, of, self._joined.version if self._joined is not None else 0)

    def _sheet_of(self, row: Row) -> MakeSheet | None:
        """The function that builds the page of a row; None if its person or series is gone."""
        data = self._host.library.view_data
        if row.kind == "series":
            series = series_page(data, row.key)
            return partial(series_blocks, series) if series is not None else None
        person = person_page(data, row.key)
        return partial(person_blocks, person) if person is not None else None

    @property
    def _joined(self) -> JoinedRows | None:
        """The joined data that the rows of the list come from, or None."""
        joined = self._host.session.listed.joined
        return joined(self._host.library.view_data) if joined is not None else None

    @property
    def is_joining(self) -> bool:
        """Whether a thread is joining rows of the list, or has joined some not shown yet."""
        return self._joining.is_busy or self._is_owed

    @property
    def place(self) -> TextPlace | None:
        """The place that the chosen entry leads to, while the page is shown."""
        return self.view.place if self._host.session.shows_page else None

    def open_place(self, place: TextPlace) -> None:
        """Show the text at a place, instead of the page that led to it."""
        self._host.session.opened = place
        self._host.show_row()
        self._host.go_to_pane("article")

    def close_place(self) -> None:
        """Show the page again, at the entry that led to the text."""
        self._host.session.opened = None
        self._host.show_row()
        self._host.go_to_pane("sheet")

    def when_joined(self, do: Callable[[], object]) -> None:
        """Call `do` when people are joined: now, or after a thread has joined them."""
        people = self._host.library.view_data.people
        if people.is_current:
            do()
        else:
            self._waiting.append(do)
            self._join(people)

    def joined(self) -> None:
        """Call what has waited for the join of people, if the join is current."""
        self._is_owed = False
        people = self._host.library.view_data.people
        if self._waiting and not people.is_current:
            self._join(people)
            return
        waiting, self._waiting = self._waiting, []
        for do in waiting:
            do()

    def join_anew(self) -> None:
        """Start a join in a thread if the list's joined data is out of date."""
        if self._joined is not None and not self._joined.is_current:
            self._join(self._joined)

    def _join(self, rows: JoinedRows) -> None:
        if self._joining.is_busy:
            return
        library = self._host.library

        def work(stop: ShouldStop) -> LedgerJoined:
            try:
                rows.update()
            finally:
                library.release()
            self._is_owed = True
            return LedgerJoined()

        self._joining.do(work, self._host.post_message)
