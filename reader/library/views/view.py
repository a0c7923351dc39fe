"""Defines a view: a list that can be opened with a key, narrowed, printed and exported."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Container, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, TypeVar

from reader.library.index.listed_rows import ListedEntry
from reader.library.rows import Listing, Row, RowState
from reader.library.views.grouped_list import E, RowGroup

if TYPE_CHECKING:
    from reader.ledger.catch_up import NamedSeries
    from reader.ledger.people.heard import LedgerPerson
    from reader.library.views.joined.joined_rows import JoinedRows
    from reader.library.views.joined.shown_catch_up import ShownCatchUp
    from reader.library.views.joined.shown_people import ShownPeople
    from reader.library.views.joined.shown_series import ShownSeries
    from reader.library.views.joined.shown_threads import ShownStories
    from reader.library.views.shown_evidence import ShownEvidence
    from reader.models import Person, Stance

T = TypeVar("T")

Opens = Literal["text", "page"]
"""What Enter does with a row: "text" marks its target read and shows the target's text, "page" goes
to the page of what the row stands for.
"""


UNREAD = "is:unread"
"""The query for what the reader has not read."""


class Column(NamedTuple):
    """A column of a view: one value of each row's `cells`, in the order of the columns.

    `name` is the field in JSON.  `width` is its size on the screen in cells of the terminal;
    columns with 0 share what the others leave.  `line` is 1, 2 for what stands on the lower line
    where rows have two, and 0 for what the screen tells in another way.
    """

    name: str
    width: int = 0
    line: int = 1


class ViewData(Protocol):
    """What a view reads its rows from: the index, the reader's marks, and usual rows."""

    @property
    def evidence(self) -> ShownEvidence:
        """What was found in developments, with the reader's corrections."""

    @property
    def people(self) -> ShownPeople:
        """Everybody who was heard over all bulletins."""

    @property
    def series(self) -> ShownSeries:
        """The claims of all bulletins, by quantity."""

    @property
    def catch_up(self) -> ShownCatchUp:
        """What is new since the last session."""

    @property
    def stories(self) -> ShownStories:
        """Stories that go on over days."""

    @property
    def hidden(self) -> frozenset[int]:
        """The keys of developments that are not listed, for others have the very same words."""

    @property
    def joined(self) -> Container[int]:
        """The bulletins that are listed with others under one heading."""

    def whole(self) -> Mapping[int, str]:
        """The keys of all developments that are listed, by bulletin, with commas between them."""

    def entry(self, key: int) -> ListedEntry | None:
        """The lead or development with this key, or None."""

    def home_of(self, key: int) -> tuple[int, int] | None:
        """The bulletin that a development is listed in, and the key of the listed one."""

    def ask(self, read: Callable[[sqlite3.Connection], T]) -> T:
        """What `read` returns for a connection to the index."""

    def entries(self, group: RowGroup) -> Sequence[ListedEntry]:
        """The developments of a group in their order, the bulletin's lead first."""

    def state_of(self, entry: ListedEntry) -> RowState:
        """The reader's marks on a development."""

    def heading_row(self, group: RowGroup) -> Row:
        """The row of a bulletin."""

    def development_list(self, groups: Sequence[RowGroup]) -> Listing:
        """A list with a row for each development of these groups, below its bulletin."""

    def row_list(
        self,
        groups: Sequence[RowGroup],
        entries: Callable[[RowGroup], Sequence[E]],
        row_of: Callable[[E], Row],
        home_of: Callable[[int], tuple[int, int] | None],
        whole: Callable[[], Mapping[int, str]] | None = None,
    ) -> Listing:
        """A list with rows of a view's own below each bulletin, read when they are needed.

        The `size` of a group is the number of its rows.  `entries` reads what the rows of a group
        are made of, and `row_of` makes one.  `home_of` returns, for the key of a development, its
        bulletin and the key of its first row; None if it has none.  `whole` returns the keys of
        the developments with rows by bulletin, with commas between them, where not all have some
        and a group does not name them.
        """


class QuoteFacts(NamedTuple):
    """What a query asks of a quote: `speakers` are numbers in the roster of the bulletin with this
    key, `people` its entries by these numbers, and `words` gives those of the quote, with its cue
    where it is not simply said.  `stance` and `relay` are those of its first piece.
    """

    bulletin: int
    speakers: tuple[int, ...]
    people: Mapping[int, Person]
    words: Callable[[], str]
    stance: Stance
    relay: str | None


QuoteTest = Callable[[QuoteFacts], bool]
"""Whether a quote has all that a query asks of one quote."""


PersonTest = Callable[["LedgerPerson"], bool]
"""Whether names or offices of somebody have what a query asks of one person."""


SeriesTest = Callable[["NamedSeries"], bool]
"""Whether what a series counts has what a query asks."""


class RowTests(NamedTuple):
    """What a query asks of the rows of a view, not only of their developments; None: nothing."""

    quote: QuoteTest | None = None
    person: PersonTest | None = None
    series: SeriesTest | None = None


ALL_ROWS = RowTests()

MakeList = Callable[[ViewData, Sequence[RowGroup], RowTests], Listing]
"""Makes the list of a view from the developments that are in it."""


def list_developments(data: ViewData, groups: Sequence[RowGroup], tests: RowTests) -> Listing:
    """One row a development: what most views show."""
    return data.development_list(groups)


class View(NamedTuple):
    """Everything that the screen, the command line and the exports know of one view.

    `name` is its name for programs and in the keymap, `key` opens it, `words` say what it shows (in
    the help and the palette), `hint` is its word in the status line or "", and `hinted` are actions
    that the status line tells first where it is shown, with a word for each. `title` stands beside
    its key in the top line, `short` where there is little room. `empty` is said where it has no
    rows. `query` says which developments it is about, as a line of the search language; "" means
    all. `make_list` turns those into rows, whose cells are `columns`. `opens` says what Enter does.
    `noun` is what a row is. `joined` gives what rows are joined from over all bulletins, which a
    thread does, and `waiting` is said meanwhile.
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

    @property
    def has_two_lines(self) -> bool:
        """Whether a row has two lines where there is room for them."""
        return self.tells_summaries or any(column.line == 2 for column in self.columns)

    @property
    def tells_summaries(self) -> bool:
        """Whether its rows are developments, of which the list tells who speaks in them."""
        return self.make_list is list_developments

    @property
    def unread_only(self) -> View:
        """The same view, of unread developments only."""
        return self._replace(query=f"{self.query} {UNREAD}".lstrip())
