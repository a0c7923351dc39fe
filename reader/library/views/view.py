"""Defines `View`: a list that a key opens, and that can be filtered, printed and exported."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Container, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, TypeVar

from reader.library.index.listed_rows import ListedEntry
from reader.library.rows import Listing, Row, RowState
from reader.library.views.grouped_list import E, RowGroup

if TYPE_CHECKING:
    from reader.evidence import Part
    from reader.ledger.catch_up import NamedSeries
    from reader.ledger.people.heard import PersonSummary
    from reader.ledger.series.standing import SeriesClaim
    from reader.library.views.joined.joined_rows import JoinedRows
    from reader.library.views.joined.shown_catch_up import ShownCatchUp
    from reader.library.views.joined.shown_people import ShownPeople
    from reader.library.views.joined.shown_series import ShownSeries
    from reader.library.views.joined.shown_threads import ShownStories
    from reader.library.views.joined.shown_unplaced import ShownUnplaced
    from reader.library.views.shown_evidence import ShownEvidence
    from reader.models import Person, Stance

T = TypeVar("T")

Opens = Literal["text", "page"]
"""What Enter does on a row: "text" shows its target's text and marks it as read.

"page" opens the page of the row's person or series.
"""


UNREAD = "is:unread"
"""The query for developments that the reader has not read."""


class Column(NamedTuple):
    """A column of a view: one value in each row's `cells`, in the order of the columns.

    `name` is the field's name in JSON. `width` is its width on the screen in terminal cells;
    columns with width 0 share the rest. `line` is 1, or 2 for the lower line of rows with two
    lines, or 0 if the screen does not show the column itself.
    """

    name: str
    width: int = 0
    line: int = 1


class ViewData(Protocol):
    """What a view builds its rows from: the index, the reader's marks, and the usual rows."""

    @property
    def evidence(self) -> ShownEvidence:
        """The evidence of developments, with the reader's corrections."""

    @property
    def people(self) -> ShownPeople:
        """Everybody who is quoted or cited in any bulletin."""

    @property
    def series(self) -> ShownSeries:
        """The claims of all bulletins, grouped to series."""

    @property
    def catch_up(self) -> ShownCatchUp:
        """What is new since the last session."""

    @property
    def unplaced(self) -> ShownUnplaced:
        """The marks whose text no longer has their development."""

    @property
    def stories(self) -> ShownStories:
        """The threads: stories that continue over days."""

    @property
    def hidden(self) -> frozenset[int]:
        """The keys of developments that are not listed because a copy of them is."""

    @property
    def joined(self) -> Container[int]:
        """The bulletins that share a heading row with others."""

    def whole(self) -> Mapping[int, str]:
        """Return the keys of all listed developments by bulletin, as comma-separated text."""

    def entry(self, key: int) -> ListedEntry | None:
        """Return the lead or development with this key, or None."""

    def home_of(self, key: int) -> tuple[int, int] | None:
        """Return the bulletin that lists a development, and the key of the listed copy."""

    def ask(self, read: Callable[[sqlite3.Connection], T]) -> T:
        """Call `read` with a connection to the index, and return its result."""

    def entries(self, group: RowGroup) -> Sequence[ListedEntry]:
        """Return the developments of a group in order, the bulletin's lead first."""

    def state_of(self, entry: ListedEntry) -> RowState:
        """Return the reader's marks on a development."""

    def heading_row(self, group: RowGroup) -> Row:
        """Return the heading row of a bulletin."""

    def development_list(self, groups: Sequence[RowGroup]) -> Listing:
        """Return a list with a row for each development of these groups, below its bulletin."""

    def row_list(
        self,
        groups: Sequence[RowGroup],
        entries: Callable[[RowGroup], Sequence[E]],
        row_of: Callable[[E], Row],
        home_of: Callable[[int], tuple[int, int] | None],
        whole: Callable[[], Mapping[int, str]] | None = None,
    ) -> Listing:
        """Return a list with a view's own rows below each bulletin, read when they are needed.

        The `size` of a group is the number of its rows. `entries` reads the entries of a group, and
        `row_of` builds the row of an entry. `home_of` maps the key of a development to its bulletin
        and the key of its first row, or to None if it has no row. `whole` returns the
        comma-separated keys of the developments with rows by bulletin; it is needed if some
        developments have no rows and the groups do not name the keys.
        """


class QuoteFacts(NamedTuple):
    """The properties of a quote that a query can test.

    `speakers` are numbers in the roster of the bulletin with the key `bulletin`; `people` are its
    entries by number. `words` returns the quote's text, with its cue if the stance is not "says".
    `stance` and `relay` are those of its first piece.
    """

    bulletin: int
    speakers: tuple[int, ...]
    people: Mapping[int, Person]
    words: Callable[[], str]
    stance: Stance
    relay: str | None


QuoteTest = Callable[[QuoteFacts], bool]
"""Tests whether a quote meets all conditions that a query has for one quote."""


PersonTest = Callable[["PersonSummary"], bool]
"""Tests whether a person's names or offices meet the conditions of a query."""


SeriesTest = Callable[["NamedSeries"], bool]
"""Tests whether the counted thing of a series meets the conditions of a query."""


ClaimTest = Callable[["SeriesClaim", Callable[[], Sequence["Person"]]], bool]
"""Tests whether a claim meets all conditions that a query has for one figure.

The function returns its claimants as its text names them.
"""


PartTest = Callable[["Part"], frozenset[int]]
"""Returns whose quotes and figures in a text meet a query's conditions: numbers in the roster."""


class RowTests(NamedTuple):
    """A query's conditions on rows, in addition to those on developments; None: no condition.

    `person` and `series` compare words with names and with things counted; if nothing is called so,
    `person_told` and `series_told` take those whose texts have the words (None: no such words).
    `claim` and `heard` are about single figures and quotes. If losses are asked for, series are
    listed `by_side`.
    """

    quote: QuoteTest | None = None
    person: PersonTest | None = None
    person_told: PersonTest | None = None
    series: SeriesTest | None = None
    series_told: SeriesTest | None = None
    claim: ClaimTest | None = None
    heard: PartTest | None = None
    by_side: bool = False


ALL_ROWS = RowTests()

MakeList = Callable[[ViewData, Sequence[RowGroup], RowTests], Listing]
"""Builds the list of a view from the developments that it covers."""


def list_developments(data: ViewData, groups: Sequence[RowGroup], tests: RowTests) -> Listing:
    """Return a list with one row per development, as most views have."""
    return data.development_list(groups)


class View(NamedTuple):
    """Everything that the screen, the command line and the exports know about one view.

    `name` identifies it for programs and in the keymap, and `key` opens it. `words` describe it in
    the help and the palette. `title` stands beside its key in the top line, `short` if space is
    short. `hint` is its word in the status line, or "". `hinted` are the actions that the status
    line names first in this view, each with a word. `empty` is shown if it has no rows. `query`
    selects its developments, in the search language; "" selects all. `make_list` builds their rows,
    whose cells are `columns`. `opens` says what Enter does. `noun` names a row. `joined` returns
    the rows that a thread joins over all bulletins, and `waiting` is shown meanwhile. `last_rows`
    stand at the end of the whole list; a search and *only unread* do not have them.
    """

    name: str
    key: str
    words: str
    columns: tuple[Column, ...]
    query: str = ""
    title: str = ""
    hint: str = ""
    make_list: MakeList = list_developments
    opens: Opens = "text"
    empty: str = ""
    noun: str = "development"
    joined: Callable[[ViewData], JoinedRows] | None = None
    waiting: str = ""
    hinted: tuple[tuple[str, str], ...] = ()
    short: str = ""
    last_rows: Callable[[ViewData], Sequence[Row]] | None = None

    def listing(self, data: ViewData, groups: Sequence[RowGroup]) -> Listing:
        """Return the list of these groups, with the `last_rows` at its end."""
        found = self.make_list(data, groups, ALL_ROWS)
        if self.last_rows is None:
            return found
        from reader.library.views.lists.appended_list import appended

        return appended(found, self.last_rows(data))

    @property
    def has_two_lines(self) -> bool:
        """Whether a row has two lines if there is room."""
        return self.tells_summaries or any(column.line == 2 for column in self.columns)

    @property
    def tells_summaries(self) -> bool:
        """Whether its rows are developments, for which the list shows a summary."""
        return self.make_list is list_developments

    @property
    def unread_only(self) -> View:
        """The same view, of unread developments only."""
        return self._replace(query=f"{self.query} {UNREAD}".lstrip(), last_rows=None)
