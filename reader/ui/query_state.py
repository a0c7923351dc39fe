"""Describes what the reading screen shows: a view, a search or filter in it, and the way back.

Queries build on each other: a filter narrows what a search found, a search from a filtered list
looks at everything, and leaving a query goes back to the one before it.
"""

from typing import Literal, NamedTuple

from reader.library.rows import Mistake, SearchResult
from reader.library.views.registry import START
from reader.library.views.view import View
from reader.models import DateMention, Figure, Quote

PaneName = Literal["list", "article", "evidence", "sheet"]


class ViewState(NamedTuple):
    """A view, and whether it is narrowed to what the reader has not read."""

    view: View = START
    unread_only: bool = False

    @property
    def narrowed(self) -> View:
        """The view whose rows are listed."""
        return self.view.unread_only if self.unread_only else self.view

    @property
    def narrowing(self) -> str:
        """What the top line says behind the view; "" for the whole view."""
        return "only unread" if self.unread_only else ""


HOME = ViewState()
"""The state at the start: the first view, read and unread."""


def _plural(noun: str, count: int) -> str:
    """The form of a noun for so many."""
    return noun if count == 1 else {"person": "people", "series": "series"}.get(noun, f"{noun}s")


class ListCounts(NamedTuple):
    """How many rows a list has, how many are unread (None: not counted), whether more would fit,
    and what a row is.
    """

    rows: int
    unread: int | None = None
    are_more: bool = False
    noun: str = HOME.view.noun

    @property
    def words(self) -> tuple[str, str]:
        """For the top line, in many words and in few."""
        if self.unread is None:
            found = f"{self.rows:,}{' and more' if self.are_more else ''} found"
            return found, found
        if not self.rows:
            return "", ""  # the list says why, and what to do
        rows = f"{self.rows:,} {_plural(self.noun, self.rows)}"
        if self.noun != HOME.view.noun:
            return rows, rows  # developments are unread, not what they hold
        return f"{rows} · {self.unread:,} unread", f"{self.unread:,} unread"


class ScreenPlace(NamedTuple):
    """Where the reader was on the screen: the pane, the top lines, what the text stood on."""

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
    """The row that another view put the cursor on, and the one before, which it had not."""

    at: RowPlace | None
    before: RowPlace | None


class ReturnPoint(NamedTuple):
    """Where a query goes back to: the view, the query before it, the row, the place."""

    shown: ViewState
    query: "QueryState | None"
    row: RowPlace | None
    place: ScreenPlace


class QueryState(NamedTuple):
    """A search (`/`) or a filter (`f`), and where the reader was before it.

    While a search lasts, the keys for the next and previous unread go to matches.  `title` is the
    name of a saved filter.  `is_whole` is true when everything that fits is listed; else the list
    has the newest rows alone.  `view` is given where the filter is of another view than what it
    goes back to: it builds on nothing then.
    """

    is_search: bool
    text: str
    back: ReturnPoint
    title: str = ""
    is_whole: bool = False
    view: ViewState | None = None

    @property
    def name(self) -> str:
        """For the top line: "search: bridge"."""
        from reader.clean import line  # pasted text may hold anything

        before = f"{self._before.name} · " if self._before else ""
        kind = "search" if self.is_search else "filter"
        return f"{before}{kind}: {line(self.title or self.text)}"

    @property
    def lines(self) -> tuple[str, ...]:
        """All lines that rows must fit, this one first; a search stands alone."""
        before = self._before.lines if self._before else ()
        return (self.text, *before)

    @property
    def answered(self) -> "QueryState | None":
        """This query, or the latest before it in which anything is written; None without any."""
        query: QueryState | None = self
        while query is not None and not query.text.strip():
            query = query.back.query
        return query

    @property
    def scope(self) -> ViewState:
        """The view that is searched: a search looks at everything."""
        if self.is_search or self.view is not None:
            return self.view or HOME
        return self.back.query.scope if self.back.query else self.back.shown

    @property
    def _before(self) -> "QueryState | None":
        """The query that this one narrows further."""
        return None if self.is_search or self.view is not None else self.back.query

    @property
    def has_matches(self) -> bool:
        """Whether keys go from match to match."""
        before = self.back.query
        return self.is_search or (before is not None and before.has_matches)


def describe_result(found: SearchResult, is_typing: bool) -> str:
    """The number of results, or what is wrong with the query and what would be right."""
    if found.mistake is not None:
        return describe_mistake(found.mistake)
    if not found.total:
        return "Nothing found · Esc goes back"
    keys = "Enter keeps · Esc goes back" if is_typing else "Esc goes back"
    return f"{describe_total(found)} · {keys}"


def describe_total(found: SearchResult) -> str:
    """The number of results."""
    return f"{found.total:,}{' and more' if found.more else ''} found"


def describe_mistake(mistake: Mistake) -> str:
    """A mistake in one line."""
    right = f" · try {mistake.would_be_right}" if mistake.would_be_right else ""
    return f"{mistake.what}{right}"


def nothing_in(shown: ViewState) -> str:
    """What a view without rows says: what would be there, and what to do."""
    if shown.unread_only:
        return "All read · U shows everything"
    if shown == HOME:
        return "No bulletins here yet · 7 shows the sources and adds some"
    return f"{shown.view.empty or 'Nothing here'} · {HOME.view.key} shows all"
