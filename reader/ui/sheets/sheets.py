"""Shows the page of the row under the cursor in the place of a text, and opens what it leads to."""

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
"""Seconds that a view waits for people who are being joined; a longer join is left to a thread."""


class SheetHost(Protocol):
    """What pages need of the screen that they stand on."""

    session: Session
    library: Library
    pane: PaneName

    @property
    def app(self) -> App[None]:
        """The program."""

    def mount_sheet(self, view: SheetView) -> None:
        """Put the pane of pages beside the list."""

    def set_class(self, add: bool, *names: str) -> object:
        """Give the screen a class, or take it away."""

    def go_to_pane(self, pane: PaneName) -> None:
        """Give the keys to a pane."""

    def show_row(self) -> None:
        """Show what is under the cursor."""

    def post_message(self, message: Message) -> bool:
        """Send a message to the screen."""


class Sheets:
    """The pages of one screen, in one pane."""

    def __init__(self, host: SheetHost) -> None:
        """Puts the pane beside the list."""
        self._host = host
        self.view = SheetView(id="sheet")
        self._joining = Background()
        self._waiting: list[Callable[[], object]] = []
        self._is_owed = False  # whether a thread has joined rows that are not shown yet
        host.app.stylesheet.read(styles() / "sheet.tcss")
        host.mount_sheet(self.view)
        host.app.refresh_css(animate=False)

    def show(self) -> None:
        """Show the page of the row under the cursor, or none where its text is shown."""
        host, session = self._host, self._host.session
        if session.shows_page:
            self._show_page()
            host.set_class(False, "unfolded")
        host.set_class(session.shows_page, "sheet")
        is_there = host.pane != "list"
        if is_there and (host.pane == "sheet") != session.shows_page:
            host.go_to_pane("article")  # or the page in its place

    def _show_page(self) -> None:
        session = self._host.session
        row = session.row
        make = self._sheet_of(row) if row is not None else None
        of = (session.listed.name, row.key) if row is not None and make is not None else None
        self.view.show(make, of, self._joined.version if self._joined is not None else 0)

    def _sheet_of(self, row: Row) -> MakeSheet | None:
        """What makes the page of a row; None if there is no such person or series any more."""
        data = self._host.library.view_data
        if row.kind == "series":
            series = series_page(data, row.key)
            return partial(series_blocks, series) if series is not None else None
        person = person_page(data, row.key)
        return partial(person_blocks, person) if person is not None else None

    @property
    def _joined(self) -> JoinedRows | None:
        """What the rows of the list are joined from."""
        joined = self._host.session.listed.joined
        return joined(self._host.library.view_data) if joined is not None else None

    @property
    def is_joining(self) -> bool:
        """Whether a thread joins rows that the list will have, or has joined some not shown yet."""
        return self._joining.is_busy or self._is_owed

    @property
    def place(self) -> TextPlace | None:
        """The place that the chosen entry leads to, while the page is shown."""
        return self.view.place if self._host.session.shows_page else None

    def open_place(self, place: TextPlace) -> None:
        """Show a text at a place, instead of the page that has led to it."""
        self._host.session.opened = place
        self._host.show_row()
        self._host.go_to_pane("article")

    def close_place(self) -> None:
        """Show the page again, at the entry that led to the text."""
        self._host.session.opened = None
        self._host.show_row()
        self._host.go_to_pane("sheet")

    def when_joined(self, do: Callable[[], object]) -> None:
        """Do something with people that are joined: now, or when a thread has joined them."""
        people = self._host.library.view_data.people
        if people.is_current:
            do()
        else:
            self._waiting.append(do)
            self._join(people)

    def joined(self) -> None:
        """Do what has waited for people to be joined, as these are shown now."""
        self._is_owed = False
        people = self._host.library.view_data.people
        if self._waiting and not people.is_current:
            self._join(people)
            return
        waiting, self._waiting = self._waiting, []
        for do in waiting:
            do()

    def join_anew(self) -> None:
        """Have a thread join what is listed over all bulletins, if these are others than before."""
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
