"""Defines what the library returns: rows, lists, articles, counts, changes and search results."""

from typing import Literal, NamedTuple, Protocol

from reader.library.article_text import ArticleEvidence, ArticleText, StoryNeighbour
from reader.library.row_summary import RowSummary
from reader.models import Bulletin, DateBasis, Person, Span, Stance, Unreadable

RowKind = str
"""What a row stands for: "bulletin" (a heading row), "lead", "development", or a kind of a view."""

Cell = str | int | None
"""A value of one column."""


class RowState(NamedTuple):
    """The reader's marks on the development that a row belongs to.

    `updated` is true when its text says something else than when it was read, `pending` while a
    mark on it is not on the disk yet.
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

    `key` names the row among those of its list, and `target` is the key of the development that
    marks on the row act on and that Enter opens; for developments both are the same.  What stands
    below the title where there is room for it is in `summary`.  A heading row
    (`kind` "bulletin") has the bulletin's key, no target, and is skipped by the cursor.  `cells`
    are the values of the view's columns; for a heading row the bulletin's title, with its `date`
    (ISO or None), whether that was `inferred`, how many `developments` are listed below it, and the
    first and last `times` of a live page's entries ("06:15–18:02", "" for none).

    A row of something in a text has its `place` there.  `roles` are those of its cells, for their
    colours: "speaker", a stance, "mixed" (words partly in quotation marks), …; `doubt` says what
    makes it uncertain whose it is, or is "".
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
    """Rows in a fixed order, newest bulletin first; the marks that they show are the current ones.

    Indexes count all rows from 0.
    """

    def __len__(self) -> int:
        """The number of rows, heading rows included."""

    @property
    def readable(self) -> int:
        """The number of rows but for heading rows."""

    def rows(self, low: int, high: int) -> list[Row]:
        """Rows `low` to `high` (exclusive), as far as there are any."""

    def targets(self) -> list[int]:
        """The developments that a mark on all rows acts on, in order; no row is fetched for it."""

    def index_of(self, target: int | None, key: int | None = None) -> int | None:
        """The index of the row of a development: of the one with this key, else of the first.

        Where no row has a target, that of the row with this key.
        """

    def number_of(self, index: int) -> int:
        """Which row it is, counted from 1, heading rows not counted."""

    def step(self, index: int, by: int) -> int:
        """The index `by` rows away from `index`, heading rows not counted, within the list."""

    def step_unread(self, index: int, direction: int) -> int | None:
        """The next unread row after (1) or before (-1) `index`, without wrapping; None if none."""

    def bulletin_rows(self, index: int) -> range:
        """The indexes of all rows of the bulletin that a row is of, its heading row first."""

    def step_bulletin(self, index: int, direction: int) -> int | None:
        """The first row below the next (1) or previous (-1) heading row; None at the end."""


class ReadingPosition(NamedTuple):
    """A position in a development: the number of a block and of a character in it, from 0."""

    block: int
    offset: int


ChangedSince = Literal["", "read", "first"]
"""Since when a text has other words: since the reader read it, or since it was first there."""


class TextCopy(NamedTuple):
    """Another bulletin with the very same words as a development, and the section it has there."""

    bulletin: Bulletin
    section: str | None = None


class Article(NamedTuple):
    """One development with its evidence and what its bulletin states.

    `position` counts from 1 among the `total` developments; the lead has position 0.  `note` and
    `tags` are the reader's, and so is the speaker of a quote whose basis is "corrected".  Marks are
    kept under `story`.  Of a long article only what is asked for is read from the index: reading
    all quotes takes time.  `also` are other bulletins, without their parts, that have the very same
    words and no row of their own.  `changed` says that its words were others before, `has_earlier`
    that these are kept.  `earlier` and `later` are its nearest in a thread, `rivals` tell it too.
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
    """When the source of a development was read (seconds since 1970, None where that is not known),
    and the versions of the rules and of the parser that read it.  `path` is not cleaned.
    """

    read_at: int | None
    rules: int
    parser: int
    path: str = ""


class Correction(NamedTuple):
    """What the reader says of a quote or figure, each None where nothing is said of it.

    `name` is who spoke it or whose figure it is, "" for nobody known; `stance` is how the speaker
    of a quote stands to it.  With `everywhere` it holds for all of the bulletin that are of the
    same people, or of the same words that are no name.
    """

    name: str | None = None
    stance: Stance | None = None
    everywhere: bool = False


ITSELF = "=bulletin"
"""The name that a correction of a figure gives where the text asserts it itself."""


class CorrectionOffer(NamedTuple):
    """What a correction may say: `people` with the present ones first, of whom there are `present`.

    `everywhere` is how many quotes or figures of the bulletin are attributed alike, this one
    included.  `own` is whether a figure is the text's own word, None for a quote.
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
    """The state of a refresh: sources done, sources known so far, and what could not be read.

    `dropped` are earlier versions of texts that were too old or too many to keep, and `evicted`
    are such texts that were fetched.
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
    """Marks on the developments in `keys` have changed.

    `problem` says why saving fails, or is None.  `elsewhere` is true when another process made
    the marks.
    """

    keys: frozenset[int]
    problem: str | None = None
    elsewhere: bool = False


class Mistake(NamedTuple):
    """What is wrong with characters `start` to `end` of a query, in words.

    `would_be_right` is what could stand there instead, or "".
    """

    start: int
    end: int
    what: str
    would_be_right: str = ""


class SearchResult(NamedTuple):
    """The rows that a query found, newest first.

    `total` is the number of developments in `listing`; `more` is true when the limit left some out.
    `mistakes` are those of the query, in its order; the rest of it was answered.
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
    """One line of text around a match; `hits` are start and end of the matches in it."""

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
