"""Holds the state of the reading screen: view, query, rows, cursor, and the state to go back to.

It knows the library and no framework: a screen paints it, and a test or script can drive it.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter
from typing import TYPE_CHECKING

from reader.library import Library
from reader.library.article_text import TextPlace
from reader.library.rows import Article, Listing, Row, SearchResult
from reader.library.views.view import View
from reader.ui.query_state import (
    HOME,
    Detour,
    QueryState,
    ReturnPoint,
    RowPlace,
    ScreenPlace,
    ViewState,
    describe_result,
)
from reader.ui.row_choice import first_row, nearest_unread

if TYPE_CHECKING:
    from reader.library.search.question import KeysFound, SearchQuestion
    from reader.models import Span

PAGE = 200
"""The number of developments searched for with each letter; a thread finds the rest."""

PATIENCE = 0.05
"""Seconds that a letter waits for its answer; a thread does a longer search."""


class Session:
    """The state of one user's view of a library.

    `shown` is the chosen view, and `listed` that of the list: a search covers the first view.
    `here` is the row under the cursor. `query` is None while a plain view is shown. `found` is its
    answer; None without a query and while a search takes longer than `PATIENCE`. `kept` are
    developments that stay in an unread-only list after they were read. `opened` is the place that a
    row's page has led to.
    """

    def __init__(
        self, library: Library, is_first_look: bool = False, shown: ViewState = HOME
    ) -> None:
        """Start with the view `shown` and the cursor on its first row.

        On a first look, until something has been read or done, the cursor is on a `telling_row`.
        """
        self.library = library
        self.shown = shown
        self.query: QueryState | None = None
        self.found: SearchResult | None = None
        self.kept: frozenset[int] = frozenset()
        self.opened: TextPlace | None = None
        self.is_touched = self._is_other_view = False
        self._version = library.version()
        self.listed = self.shown.view
        self.listing: Listing = library.listing(self.shown.narrowed)
        self._is_first_look = is_first_look
        self._detour: Detour | None = None
        self._left: dict[str, RowPlace] = {}
        self.cursor = self._first_row()
        self.here = self._place_of(self.cursor)

    # Rows

    @property
    def row(self) -> Row | None:
        """The row under the cursor with its marks, or that of the text `opened`; or None."""
        if self.opened is not None:
            return self.library.row(self.opened.key)
        rows = self.listing.rows(self.cursor, self.cursor + 1)
        return rows[0] if rows and not rows[0].is_heading else None

    @property
    def target(self) -> int | None:
        """The development that marks on the row under the cursor act on."""
        return row.target if (row := self.row) is not None else None

    @property
    def shows_page(self) -> bool:
        """Whether the row's page is shown beside the list, and no text."""
        return self.listed.opens == "page" and self.opened is None

    @property
    def is_empty(self) -> bool:
        """Whether the first view is shown without a query and has no rows."""
        return self.shown == HOME and self.query is None and not len(self.listing)

    @property
    def is_outdated(self) -> bool:
        """Whether the index has changed since the list was made."""
        return self.library.version() != self._version

    def move_to(self, index: int) -> bool:
        """Put the cursor on the row at `index`; return whether that is another row."""
        if index == self.cursor:
            return False
        self.cursor, self._detour, self.opened = index, None, None
        self.here = self._place_of(index)
        return True

    def touch(self) -> None:
        """Note that the user has done something: from now on the cursor stays on its row."""
        self.is_touched = self.is_touched or self.row is not None  # an empty list has none
        walks = self.query is not None and self.query.has_matches
        if self.shown.unread_only and not walks and (target := self.target) is not None:
            self.keep(frozenset({target}))

    def keep(self, targets: frozenset[int]) -> None:
        """Keep these developments in an unread-only list until another list is opened."""
        self.kept |= targets

    def renew(
        self, *, to: RowPlace | None = None, first: bool = False, listing: Listing | None = None
    ) -> bool:
        """Make the list again; return whether another row may be under the cursor now.

        The cursor stays on its row, or goes to the row `to`, or to the first one if `first` is
        true. `listing` is the new list if it has been made already.
        """
        stays = self.is_touched and not first
        before = self.target if self._is_other_view else None
        wanted = to if to is not None else self.here if stays else None
        self._version = self.library.version()
        self.listing = listing if listing is not None else self._new_listing()
        is_other = (index := self._index_of(wanted)) is None
        if is_other and stays and self._is_other_view:
            index = self._index_of(self._left.get(self.listed.name))
        elif is_other and stays:
            index = self.listing.step(self.cursor, 0)
        self.cursor = index if index is not None else self._first_row()
        self.here = self._place_of(self.cursor)
        if self._is_other_view:
            if is_other and stays and (wanted is None or wanted.target is not None):
                self._detour = Detour(self.here, wanted)
            is_placed = (row := self.row) is not None and row.place is not None
            self._is_other_view, is_other = False, is_other or is_placed or self.target != before
        return is_other or to is not None

    def _first_row(self) -> int:
        """Return the row that the cursor begins on."""
        is_first_look = self._is_first_look and self.query is None and not self.is_touched
        return first_row(self.listing, self.library.counts() if is_first_look else None)

    def _index_of(self, place: RowPlace | None) -> int | None:
        key = place.key if place is not None and place.view == self.listed else None
        return self.listing.index_of(place.target, key) if place is not None else None

    def _place_of(self, index: int) -> RowPlace | None:
        row = next(iter(self.listing.rows(index, index + 1)), None)
        if row is None or row.is_heading:
            return None
        return RowPlace(self.listed, row.key, row.target)

    @property
    def awaits_first_look(self) -> bool:
        """Whether the row for a first look is known only when all sources have been read."""
        return self._is_first_look and not self.is_touched and not len(self.listing)

    # Views

    @property
    def narrowing(self) -> str:
        """The words after the view's name in the top line: only unread, and the answered query."""
        if self.query is None:
            return self.shown.narrowing
        answered = self.query.answered
        name = answered.name if answered is not None else ""
        return " · ".join(filter(None, (self.query.scope.narrowing, name)))

    def change_view(self, view: View, unread_only: bool = False) -> None:
        """Choose a view without a query; `renew` lists it.

        The cursor stays on its row if the view has it, else goes to its row when the view was left,
        or to the first. A row chosen by the program counts as chosen once the cursor has moved.
        """
        if self._detour is not None and self._detour.at == self.here:
            self.here = self._detour.before
        elif self.query is None and self.here is not None:
            self._left[self.here.view.name] = self.here
        self.query, self.kept, self._detour, self.opened = None, frozenset(), None, None
        self.shown, self._is_other_view = ViewState(view, unread_only), True

    def toggle_unread_only(self) -> None:
        """List only the unread developments of the view, or all of them again.

        With only unread ones, the cursor goes to the nearest unread row, the next one first.
        """
        scope = self.query.scope if self.query is not None else self.shown
        self.change_view(scope.view, unread_only=not scope.unread_only)
        if self.shown.unread_only:
            nearest = self._place_of(nearest_unread(self.listing, self.cursor))
            self._detour, self.here = Detour(nearest, self.here), nearest

    # Queries

    def return_point(self, place: ScreenPlace) -> ReturnPoint:
        """Return the state that a new query returns to, with the user's place on the screen."""
        return ReturnPoint(self.shown, self.query, self.here, place)

    def begin_query(self, is_search: bool, place: ScreenPlace) -> QueryState:
        """Return the present query if it is of this kind, else begin an empty one."""
        if self.query is None or self.query.is_search != is_search:
            self.query, self.opened = QueryState(is_search, "", self.return_point(place)), None
        return self.query

    def change_query(self, text: str) -> bool:
        """Change the line of the query; return whether it is another line."""
        if self.query is None or text == self.query.text:
            return False
        self.query = self.query._replace(text=text, title="", is_whole=False)
        return True

    def pick_filter(self, title: str, text: str, place: ScreenPlace) -> None:
        """Apply a saved filter; it replaces a present filter."""
        before = self.query
        is_filter = before is not None and not before.is_search
        back = before.back if before is not None and is_filter else self.return_point(place)
        self.query = QueryState(False, text, back, title)

    def leave_query(self) -> ReturnPoint | None:
        """Return to the state before the query; `renew` with the returned row lists it."""
        if self.query is None:
            return None
        back = self.query.back
        self.query, self.shown, self.opened = back.query, back.shown, None
        return back

    @property
    def answered_query(self) -> QueryState | None:
        """The query that the list answers: the latest one that is not empty."""
        return self.query.answered if self.query is not None else None

    @property
    def is_answered(self) -> bool:
        """Whether the list answers the query; a long search takes a while."""
        return self.found is not None or self.answered_query is None

    @property
    def is_whole(self) -> bool:
        """Whether the list has all matching rows, and not only the newest."""
        return self.is_answered and not (self.found is not None and self.found.more)

    @property
    def is_mistaken(self) -> bool:
        """Whether the query has a mistake."""
        return self.found is not None and self.found.mistake is not None

    def result_words(self, is_typing: bool) -> str:
        """Return the words of the status line on the query; "" if there is none."""
        if self.found is not None:
            return describe_result(self.found, is_typing)
        return "Searching…" if self.answered_query is not None else ""

    def question(self, query: QueryState, limit: int | None) -> SearchQuestion:
        """Return the question that a query asks the library, for this thread or another."""
        keep = self.kept if query.scope.unread_only else frozenset[int]()
        view = query.scope.narrowed
        return self.library.question(*query.lines, view=view, limit=limit, keep=keep)

    def accept(self, question: SearchQuestion, hits: KeysFound) -> Listing:
        """Take the hits that a thread has found as the answer; return their list, for `renew`."""
        if self.query is not None:
            self.query = self.query._replace(is_whole=True)
        self.found = question.found(hits)
        self.listed = self._scope.view
        return self.found.listing

    def matches(self, article: Article) -> Iterator[Span]:
        """Return the places in an article that match the query, found lazily."""
        query = self.answered_query
        return self.library.matches(article, *query.lines) if query is not None else iter(())

    def _new_listing(self) -> Listing:
        """Return the rows of the view or the query; the old list while a search takes longer."""
        query, self.found = self.answered_query, None
        if query is None:
            self.listed = self.shown.view
            return self.library.listing(self.shown.narrowed, self.kept)
        until = perf_counter() + PATIENCE
        question = self.question(query, None if query.is_whole else PAGE)
        self.found = question.answer(lambda: perf_counter() > until)
        if self.found is None:
            return self.listing
        self.listed = self._scope.view
        return self.found.listing

    @property
    def _scope(self) -> ViewState:
        """The view that the query searches, else the one that is shown."""
        query = self.answered_query
        return query.scope if query is not None else self.shown
