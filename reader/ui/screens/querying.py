"""Adds search and filter to the reading screen: a line opens, and each letter is answered.

The newest results come at once; a thread finds the rest, and does longer searches.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.events import Click
from textual.geometry import Offset

from reader.library.rows import Listing
from reader.ui.messages import Answered, QueryLeft, QueryTyped, ResultStep
from reader.ui.query_state import RowPlace, ViewState
from reader.ui.screens.reading import ReadingScreen
from reader.ui.session_words import match_words
from reader.ui.terminal.paint import paint_now

if TYPE_CHECKING:
    from reader.library.views.view import View
    from reader.ui.background import Background, ShouldStop
    from reader.ui.panes.query_line import QueryLine

SETTLED = 0.3
"""Seconds without a letter before all results are counted and completions are looked up."""


class QueryingScreen(ReadingScreen):
    """The reading screen with search and filter; their results are in the session."""

    _line: QueryLine | None = (
        None  # the open line; one that was closed is on the screen for a while
    )
    _typed: str | None = None  # a line that waits for its answer
    _steps = False  # whether the latest key in the line moved through the results
    _search: Background | None = None
    _words: Callable[[], str] | None = None  # makes the words of the status line on the query
    _said = ""  # their latest value
    _said_when_saved = ""  # the message for when all marks are on the disk

    @property
    def is_typing(self) -> bool:
        """Whether the query line has the focus."""
        return self._line is not None and self._line.has_focus

    def open_line(self, is_search: bool) -> None:
        """Open the query line, with the present query if that is of the same kind."""
        from reader.ui.panes.query_line import QueryLine  # loaded with the first query

        self._close_line()
        query = self.session.begin_query(is_search, self.place)
        self._line = QueryLine("/" if is_search else "f", query.text, self.library.complete)
        self.mount(self._line, before=self.status)
        self._line.focus()
        self.say("Tab completes · Enter keeps what is found · Esc goes back", stays=True)

    def pick_filter(self, title: str, text: str, view: View | None = None) -> None:
        """Show the results of a saved filter; it replaces a present filter.

        With `view` it is a filter of that view, and leaving it returns to the present one.
        """
        self.leave()
        session, place = self.session, self.place
        back, is_other = session.return_point(place), view not in (None, session.listed)
        replaced = session.query.view if session.query is not None and not is_other else None
        if view is not None and is_other:
            session.change_view(view)
        session.pick_filter(title, text, place)
        if view is not None and is_other and session.query is not None:
            session.query = session.query._replace(back=back, view=ViewState(view))
        elif view is not None and session.query is not None:
            session.query = session.query._replace(view=replaced)
        self.renew(first=True)
        self._say_result()

    def on_query_typed(self, message: QueryTyped) -> None:
        """Answer the line.

        Letters that come faster than the terminal shows them are answered together.
        """
        is_waiting, self._typed = self._typed is not None, message.text
        self._steps = False
        if not is_waiting:
            self.when_seen(self.answer_typed)

    def answer_typed(self) -> None:
        """Show the results of the typed line, with the cursor on the first row."""
        text, self._typed = self._typed, None
        if text is None or not self.session.change_query(text):
            return
        self.leave()
        self.renew(first=True)
        self._say_result()
        self.paint_panes()
        if (line := self._line) is not None:
            paint_now(self, line)
        if self.session.found is None or not self.session.found.more:
            self._search_when_settled()  # for completions; all rows are there

    def on_result_step(self, message: ResultStep) -> None:
        """Move through the results of the typed query."""
        self.answer_typed()
        self._steps = True
        self.step(message.by)
        if self.session.query is not None and self.session.query.has_matches:
            self.say_match(" · Enter keeps · Esc goes back")
        else:
            self._say_result()

    def chosen_cell(self) -> Offset | None:
        """Return the first cell of what is chosen; None while letters are typed."""
        return self.cell_in(self.rows) if self.is_typing and self._steps else super().chosen_cell()

    def renew(
        self, *, to: RowPlace | None = None, first: bool = False, listing: Listing | None = None
    ) -> None:
        """Make the list again and show it; a thread finds the missing rows."""
        if listing is None and self._search is not None:
            self._search.stop()
        super().renew(to=to, first=first, listing=listing)
        if self._words is not None:
            before, self._said = self._said, self._words()
            self.replace_message(before, self._said, self.session.is_mistaken)
        if listing is not None or self.session.is_whole:
            return
        if self.session.is_answered:
            self._search_when_settled()
        else:
            self._search_now(None)

    def has_everything(self) -> bool:
        """Whether the list is complete; if not, a thread searches for the rest."""
        is_busy = self._search is not None and self._search.is_busy
        if self.session.is_answered and not self.session.is_whole and not is_busy:
            self._search_now(None)
        return self.session.is_whole

    @property
    def is_answered(self) -> bool:
        """Whether the list answers the query and has all rows; a long search takes a while.

        In a list of merged rows, marks that are being saved may change the merging.
        """
        is_joining = self.sheets is not None and self.sheets.is_joining
        is_saving = bool(self._said_when_saved) and self.problem is None
        is_deciding = is_saving and self.session.listed.joined is not None
        return self.session.is_answered and not is_joining and not is_deciding

    def on_answered(self, message: Answered) -> None:
        """Show all results that a thread has found, and completions for Tab."""
        session, is_told = self.session, self.status.text == self._result_words()
        if session.query is None or session.answered_query != message.query:
            return
        if message.question is not None and message.hits is not None:
            self.renew(listing=session.accept(message.question, message.hits))
        if is_told:
            offered = "" if session.is_mistaken else "  ".join(message.completions[:3])
            words = self._result_words()
            text = f"Tab: {offered} · {words}" if offered else words
            self.say(text, urgent=session.is_mistaken, stays=True)

    def on_query_left(self, message: QueryLeft) -> None:
        """Close the line; keep the results, or return to the state before the query."""
        if not message.kept:
            self.answer_typed()
            self.leave_query()
        elif self.keep_line():
            self.go_to_pane("list")

    def on_click(self, event: Click) -> None:
        """Keep what the line found after a click into a pane, which has the focus now."""
        if self._line is not None and not self._line.has_focus:
            self.keep_line()

    def keep_line(self) -> bool:
        """Close the line, if one is open, and keep its results; return False if it is empty."""
        if self._line is None:
            return False
        was_typing = self.is_typing
        self.answer_typed()
        self._close_line()
        query = self.session.query
        if query is None or not query.text.strip():
            self.leave_query()
            return False
        if was_typing:
            self.go_to_pane(self.pane)
        if query.has_matches and len(self.session.listing):
            self.say_match(" · n next, N previous · Esc goes back")
        else:
            self._say_of_query(lambda: self.session.result_words(is_typing=False))
        return True

    def leave_query(self) -> None:
        """Return to the state before the query: view, row, lines, quote and pane."""
        self._close_line()
        if self.session.query is None:
            return
        self.leave()
        back = self.session.leave_query()
        assert back is not None
        self.renew(to=back.row)
        place = back.place
        if self.text.article is not None and self.session.here == back.row:
            if place.current is not None:
                self.text.stand_on(place.current)
                self.evidence.follow(place.current.span)
            self.text.go_to(place.text_top)
            self.rows.stand(place.list_top)  # the closing query line still takes room
        self.go_to_pane(place.pane if place.pane in self.panes else "list")
        self.say("")

    def on_unmount(self) -> None:
        """Stop the search."""
        if self._search is not None:
            self._search.stop()

    def _close_line(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            line.remove()

    def _result_words(self) -> str:
        return self.session.result_words(is_typing=self._line is not None)

    def _say_result(self) -> None:
        self._say_of_query(self._result_words)

    def say_match(self, keys: str = "") -> None:
        """Show which match the cursor is on, and the help on `keys` if there are matches."""
        session = self.session

        def words() -> str:
            found = session.found
            are_matches = found is not None and found.total > 0 and found.mistake is None
            return f"{match_words(session)}{keys if are_matches else ''}"

        self._say_of_query(words)

    def _say_of_query(self, words: Callable[[], str]) -> None:
        """Show words on the query; they are made again when the list changes."""
        self._words, self._said = words, words()
        self.say(self._said, urgent=self.session.is_mistaken, stays=True)

    def _search_when_settled(self) -> None:
        """Search for the rest when no letter has come for a moment."""
        query = self.session.query

        def search() -> None:
            if self.session.query is query and self.session.found is not None:
                line = self._line
                self._search_now(line.cursor_position if line is not None else None)

        self.set_timer(SETTLED, search)

    def _search_now(self, cursor: int | None) -> None:
        """Have a thread find all results, and completions at the `cursor`."""
        from reader.ui.background import Background

        query, library = self.session.answered_query, self.library
        if query is None:
            return
        question = None if self.session.is_whole else self.session.question(query, None)

        def work(stop: ShouldStop) -> Answered:
            try:
                words = library.complete(query.text, cursor).words if cursor is not None else ()
                hits = question.hits(stop) if question is not None else None
            finally:
                library.release()
            return Answered(query, question, hits, words)

        self._search = self._search or Background()
        self._search.do(work, self.post_message)
