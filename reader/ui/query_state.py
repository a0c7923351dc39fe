"""Describes what the reading screen shows: a view, a query in it, and the state before the query.

Queries build on each other: a filter narrows the results of a search, a search from a filtered list
covers everything, and leaving a query returns to the one before it.
"""

from typing import Literal, NamedTuple

from reader.library.rows import Mistake, SearchResult
from reader.library.views.registry import START
from reader.library.views.view import View
from reader.models import DateMention, Figure, Quote

PaneName = Literal["list", "article", "evidence", "sheet"]


class ViewState(NamedTuple):
    """A view, and whether it lists only unread developments."""

    view: View = START
    unread_only: bool = False

    @property
    def narrowed(self) -> View:
        """The view whose rows are listed."""
        return self.view.unread_only if self.unread_only else self.view

    @property
    def narrowing(self) -> str:
        """The words after the view's name in the top line; "" for the whole view."""
        return "only unread" if self.unread_only else ""


HOME = ViewState()
"""The state at the start: the first view, with read and unread developments."""


def _plural(noun: str, count: int) -> str:
    """Return the form of a noun for a count."""
    return noun if count == 1 else {"person": "people", "series": "series"}.get(noun, f"{noun}s")


class ListCounts(NamedTuple):
    """The number of rows in a list, the number of unread ones, and the noun for a row.

    `unread` is None if they were not counted; `are_more` says that more rows would match. Rows of
    a query that `is_mistaken` are not called found.
    """

    rows: int
    unread: int | None = None
    are_more: bool = False
    noun: str = HOME.view.noun
    is_mistaken: bool = False

    @property
    def words(self) -> tuple[str, str]:
        """The counts for the top line, in a long and a short form."""
        if self.is_mistaken:
            return "not understood", "not understood"
        if self.unread is None:
            found = f"{self.rows:,}{' and more' if self.are_more else ''} found"
            return found, found
        if not self.rows:
            return "", ""  # the empty list itself says why
        rows = f"{self.rows:,} {_plural(self.noun, self.rows)}"
        if self.noun != HOME.view.noun:
            return rows, rows  # only developments can be unread
        return f"{rows} · {self.unread:,} unread", f"{self.unread:,} unread"


class ScreenPlace(NamedTuple):
    """The user's place on the screen: pane, top lines, and the selected item of the text."""

    pane: PaneName = "list"
    list_top: int = 0
    text_top: int = 0
    current: Quote | Figure | DateMention | None = None


class RowPlace(NamedTuple):
    """A row of a view's list: its key, which only lists of this view know, and its target."""

    view: View
    key: int
    target: int | None


class Detour(NamedTuple):
    """The row that a change of view put the cursor on, and the row before, which the view lacks."""

    at: RowPlace | None
    before: RowPlace | None


class ReturnPoint(NamedTuple):
    """The state before a query, to which leaving it returns: view, earlier query, row and place."""

    shown: ViewState
    query: "QueryState | None"
    row: RowPlace | None
    place: ScreenPlace


class QueryState(NamedTuple):
    """A search (`/`) or a filter (`f`), and the state before it.

    During a search, the keys for the next and previous unread row go to matches. `title` is the
    name of a saved filter. `is_whole` is true if all matching rows are listed; else the list has
    only the newest ones. `view` is set if the filter is on another view than the state it returns
    to; such a filter does not build on an earlier query.
    """

    is_search: bool
    text: str
    back: ReturnPoint
    title: str = ""
    is_whole: bool = False
    view: ViewState | None = None

    @property
    def name(self) -> str:
        """The query in the top line: "search: bridge"."""
        from reader.clean import line  # pasted text may hold anything

        before = f"{self._before.name} · " if self._before else ""
        kind = "search" if self.is_search else "filter"
        return f"{before}{kind}: {line(self.title or self.text)}"

    @property
    def lines(self) -> tuple[str, ...]:
        """All query lines that rows must match, this one first; a search has only its own."""
        before = self._before.lines if self._before else ()
        return (self.text, *before)

    @property
    def answered(self) -> "QueryState | None":
        """This query, or the latest one before it that is not empty; None if there is none."""
        query: QueryState | None = self
        while query is not None and not query.text.strip():
            query = query.back.query
        return query

    @property
    def scope(self) -> ViewState:
        """The view that is searched; a search covers everything."""
        if self.is_search or self.view is not None:
            return self.view or HOME
        return self.back.query.scope if self.back.query else self.back.shown

    @property
    def _before(self) -> "QueryState | None":
        """The query that this one narrows further."""
        return None if self.is_search or self.view is not None else self.back.query

    @property
    def has_matches(self) -> bool:
        """Whether the keys for unread rows go from match to match."""
        before = self.back.query
        return self.is_search or (before is not None and before.has_matches)


def describe_result(found: SearchResult, is_typing: bool) -> str:
    """Return the number of results, or only the mistake in the query and a correction."""
    keys = "Esc goes back"
    if found.mistake is not None:
        told = describe_mistake(found.mistake)
        return told if is_typing else f"{told} · {keys}"
    if not found.total:
        return f"Nothing found · {keys}"
    return f"{describe_total(found)} · {'Enter keeps · ' if is_typing else ''}{keys}"


def describe_total(found: SearchResult) -> str:
    """Return the number of results in words."""
    return f"{found.total:,}{' and more' if found.more else ''} found"


def describe_mistake(mistake: Mistake) -> str:
    """Return a mistake in one line."""
    right = f" · try {mistake.would_be_right}" if mistake.would_be_right else ""
    return f"{mistake.what}{right}"


def nothing_in(shown: ViewState) -> str:
    """Return the words for an empty view: what it would list, and what to do."""
    if shown.unread_only:
        return "All read · U shows everything"
    if shown == HOME:
        return "No bulletins here yet · 7 shows the sources and adds some"
    return f"{shown.view.empty or 'Nothing here'} · {HOME.view.key} shows all"
