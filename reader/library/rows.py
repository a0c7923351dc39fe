"""Defines what the library returns: rows, lists, articles, counts, changes and search results."""

from typing import Literal, NamedTuple, Protocol

from reader.library.article_text import ArticleEvidence, ArticleText, StoryNeighbour
from reader.library.row_summary import RowSummary
from reader.models import Bulletin, DateBasis, Person, Span, Stance, Unreadable

RowKind = str
"""The kind of a row: "bulletin" (a heading row), "lead", "development", or a kind of a view."""

Cell = str | int | None
"""A value of one column."""


class RowState(NamedTuple):
    """The reader's marks on the development that a row belongs to.

    `updated` is true if the text has changed since it was read. `pending` is true while a mark on
    it is not on disk yet.
    """

    read: bool = False
    bookmarked: bool = False
    updated: bool = False
    pending: bool = False
    noted: bool = False
    tags: tuple[str, ...] = ()


NO_MARKS = RowState()


_HEADINGS = ("bulletin", "unreadable")


class Row(NamedTuple):
    """One line of a list.

    `key` identifies the row in its list. `target` is the key of the development that Enter opens
    and that marks on the row apply to; for a development both are equal. `summary` is shown below
    the title if there is room. The cursor skips heading rows (`kind` "bulletin"), which have the
    bulletin's key and no target. `cells` are the values of the view's columns. The cell of a
    heading row is the bulletin's title; `date` (ISO or None), whether it was `inferred`, how many
    `developments` are listed below it, and the `times` of a live page's first and last entries
    ("06:15–18:02", or "") belong to it. The `date` of a person is the newest day of all bulletins.

    A row of something in a text has its `place` there. `roles` name the colours of its cells:
    "speaker", a stance, "mixed" (partly in quotation marks), … `doubt` says why the speaker or
    claimant is uncertain, or is "".
    """

    kind: RowKind
    key: int
    target: int | None
    cells: tuple[Cell, ...]
    state: RowState = NO_MARKS
    date: str | None = None
    inferred: bool = False
    developments: int = 0
    times: str = ""
    summary: RowSummary = RowSummary()
    place: Span | None = None
    roles: tuple[str, ...] = ()
    doubt: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether the row stands for a bulletin."""
        return self.kind in _HEADINGS

    @property
    def title(self) -> str:
        """The first cell: a bulletin's title, a development's heading."""
        return str(self.cells[0])


class Listing(Protocol):
    """Rows in a fixed order, the newest bulletin first, each with its current marks.

    Indexes count all rows from 0, heading rows included.
    """

    def __len__(self) -> int:
        """The number of rows, heading rows included."""

    @property
    def readable(self) -> int:
        """The number of rows without heading rows."""

    def rows(self, low: int, high: int) -> list[Row]:
        """Return rows `low` to `high` (exclusive); fewer at the end of the list."""

    def targets(self) -> list[int]:
        """Return the keys of the developments of all rows, in order; reads no rows."""

    def index_of(self, target: int | None, key: int | None = None) -> int | None:
        """Return the index of a development's row: the row with key `key`, or else its first row.

        If no row has a target, it is the row with key `key`.
        """

    def number_of(self, index: int) -> int:
        """Return the number of a row, counted from 1 without heading rows."""

    def step(self, index: int, by: int) -> int:
        """Return the index `by` rows away from `index` without heading rows, within the list."""

    def step_unread(self, index: int, direction: int) -> int | None:
        """Return the next unread row after (1) or before (-1) `index`, not wrapping; or None."""

    def bulletin_rows(self, index: int) -> range:
        """Return the indexes of all rows of the same bulletin, its heading row first."""

    def step_bulletin(self, index: int, direction: int) -> int | None:
        """Return the first row below the next (1) or previous (-1) heading row; None at the end."""


class ReadingPosition(NamedTuple):
    """A position in a development: the number of a block, and of a character in it, both from 0."""

    block: int
    offset: int


ChangedSince = Literal["", "read", "first"]
"""Since when a text has changed: since the reader read it, or since it was first stored."""


class TextCopy(NamedTuple):
    """Another bulletin that has exactly the same development, and the section it has there."""

    bulletin: Bulletin
    section: str | None = None


class Article(NamedTuple):
    """One development with its evidence and the facts of its bulletin.

    `position` counts from 1 among the `total` developments; the lead has position 0. `note` and
    `tags` are the reader's. The reader has also set the speaker of a quote whose basis is
    "corrected". Marks are stored under `story`. A long article reads from the index only what is
    requested, because reading all quotes takes time. `also` lists other bulletins that have exactly
    the same text and get no row. `changed` says that the text has changed, `has_earlier` that the
    earlier text is stored. `earlier` and `later` are its neighbours in a thread; `rivals` are
    publishers that also tell it.
    """

    key: int
    development: ArticleText
    found: ArticleEvidence
    position: int
    total: int
    bulletin_title: str
    publisher: str | None
    date: str | None
    date_inferred: bool
    date_basis: DateBasis
    address: str | None
    credits: tuple[str, ...]
    source: str
    name: str
    note: str = ""
    tags: tuple[str, ...] = ()
    also: tuple[TextCopy, ...] = ()
    story: int = 0
    changed: ChangedSince = ""
    has_earlier: bool = False
    published: str | None = None
    updated: str | None = None
    earlier: StoryNeighbour | None = None
    later: StoryNeighbour | None = None
    rivals: tuple[str, ...] = ()


class TextOrigin(NamedTuple):
    """When the source of a development was read (seconds since 1970, None if not known), and the
    versions of the rules and of the parser that read it. `path` has not been cleaned.
    """

    read_at: int | None
    rules: int
    parser: int
    path: str = ""


class Correction(NamedTuple):
    """A reader's correction of a quote or figure; None in a field changes nothing.

    `name` is the speaker or claimant, "" for unknown; `stance` is a speaker's. `everywhere` applies
    it to all of the bulletin with the same people, or the same words that are no name.
    """

    name: str | None = None
    stance: Stance | None = None
    everywhere: bool = False


ITSELF = "=bulletin"
"""The name in a correction that makes the text itself the claimant of a figure."""


class CorrectionOffer(NamedTuple):
    """The possible corrections: `people`, of whom the first `present` are those of the item now.

    `everywhere` counts the quotes or figures of the bulletin with the same attribution, this one
    included. `own` says whether the text itself is a figure's claimant; None for a quote.
    """

    people: tuple[Person, ...]
    present: int
    everywhere: int
    own: bool | None = None


class Counts(NamedTuple):
    """Totals over all rows of the sources; a lead counts as a development."""

    bulletins: int
    developments: int
    unread: int
    bookmarked: int


class Progress(NamedTuple):
    """The state of a refresh: how many sources are done, how many are known, and what failed.

    `dropped` counts earlier versions that were deleted because they were too old or too many, and
    `evicted` counts fetched documents deleted for the same reason.
    """

    done: int
    total: int
    changed: bool
    unreadable: tuple[Unreadable, ...] = ()
    passed_over: int = 0
    finished: bool = False
    dropped: int = 0
    evicted: int = 0


class MarksChange(NamedTuple):
    """The marks on the developments in `keys` have changed.

    `problem` says why saving fails, or is None. `elsewhere` is true if another process set the
    marks.
    """

    keys: frozenset[int]
    problem: str | None = None
    elsewhere: bool = False


class Mistake(NamedTuple):
    """An error in characters `start` to `end` of a query, described by `what`.

    `would_be_right` is a correct replacement, or "".
    """

    start: int
    end: int
    what: str
    would_be_right: str = ""


class SearchResult(NamedTuple):
    """The rows that match a query, newest first.

    `total` is the number of developments in `listing`; `more` is true if the limit left some out.
    `mistakes` are the errors in the query, in their order; its other terms were applied.
    """

    listing: Listing
    total: int
    more: bool = False
    mistakes: tuple[Mistake, ...] = ()

    @property
    def mistake(self) -> Mistake | None:
        """The first mistake, if there is one."""
        return self.mistakes[0] if self.mistakes else None


class Snippet(NamedTuple):
    """One line of text around a match; `hits` are the start and end of each match in it."""

    text: str
    hits: tuple[tuple[int, int], ...] = ()

    def __str__(self) -> str:
        """The text without the positions."""
        return self.text


class Completion(NamedTuple):
    """Words that may replace characters `start` to `end` of a query, best first."""

    start: int
    end: int
    words: tuple[str, ...] = ()
