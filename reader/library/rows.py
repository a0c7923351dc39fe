"""What the library shows: rows of the list, articles, counts and changes, as named tuples."""

from typing import Literal, NamedTuple, Protocol

from reader.library.article_text import ArticleEvidence, ArticleText
from reader.models import Bulletin, DateBasis, Unreadable

View = Literal["all", "unread", "bookmarks"]
"""Which developments a listing holds."""

RowKind = Literal["bulletin", "lead", "development"]
"""A heading row, which is passed over by the cursor; the opening paragraphs; a development."""


class Row(NamedTuple):
    """One line of the list.  `key` is the development's number in the index (or the bulletin's).

    `title` is the heading; for a bulletin row its title, with `date` (ISO or None) and whether it
    was inferred.  `developments` is how many a bulletin row stands for in this listing.
    `pending` is true while a mark on it is not on disk yet.
    """

    kind: RowKind
    key: int
    title: str
    date: str | None = None
    inferred: bool = False
    developments: int = 0
    read: bool = False
    bookmarked: bool = False
    updated: bool = False
    pending: bool = False
    noted: bool = False
    tags: tuple[str, ...] = ()


class Listing(Protocol):
    """A fixed order of rows, newest bulletin first; the marks that its rows show are live."""

    def __len__(self) -> int:
        """Rows, bulletin rows included."""

    def rows(self, low: int, high: int) -> list[Row]:
        """Rows `low` to `high` (exclusive), cut to what there is."""

    def keys(self) -> list[int]:
        """The keys of all readable rows, in their order; no row is fetched for it."""

    def index_of(self, key: int) -> int | None:
        """Where the lead or development with this key stands."""

    def step(self, index: int, by: int) -> int:
        """The nearest index `by` readable rows away (bulletin rows don't count), clamped."""

    def step_unread(self, index: int, direction: int) -> int | None:
        """The next unread row after (1) or before (-1) `index`, without wrapping; None if none."""

    def step_bulletin(self, index: int, direction: int) -> int | None:
        """The first readable row of the next (1) or previous (-1) bulletin; None at the end."""


class ReadingPosition(NamedTuple):
    """Where a reader was in a development: a block and a character of it."""

    block: int
    offset: int


class Article(NamedTuple):
    """One development with all that stands beside it in its bulletin.

    `position` counts from 1 among the `total` developments; the lead has position 0.  `note` and
    `tags` are the reader's, and so is the speaker of a quote whose basis is "corrected".  Marks are
    kept under `story`.  Of a long article only what is asked for is read from the index: asking for
    all quotes is what takes time.  `also` are other bulletins, without their parts, that have the
    very same words and no row of their own.
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
    also: tuple[Bulletin, ...] = ()
    story: int = 0


class Counts(NamedTuple):
    """Totals over what is shown; leads are in `unread` and not in `developments`."""

    bulletins: int
    developments: int
    unread: int
    bookmarked: int


class Progress(NamedTuple):
    """How far a refresh is: sources done of those known so far, and what could not be read."""

    done: int
    total: int
    changed: bool
    unreadable: tuple[Unreadable, ...] = ()
    passed_over: int = 0
    finished: bool = False


class MarksChange(NamedTuple):
    """Marks have changed: these keys look different now.  `problem` says why saving fails, or None.

    `elsewhere` is true when another terminal made the marks.
    """

    keys: frozenset[int]
    problem: str | None = None
    elsewhere: bool = False


class Mistake(NamedTuple):
    """What is wrong with characters `start` to `end` of a line of the search language, in words.

    `would_be_right` may stand there instead, or is "" where nothing is known that could.
    """

    start: int
    end: int
    what: str
    would_be_right: str = ""


class SearchResult(NamedTuple):
    """What a search found, newest first, as a list of its own.

    `total` counts what is in it; `more` is true when there are more, beyond the limit.  `mistakes`
    are what was wrong with the line, in its order; everything else of it was searched for.
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
    """Words in context on one line; `hits` are start and end in it of the words searched for."""

    text: str
    hits: tuple[tuple[int, int], ...] = ()

    def __str__(self) -> str:
        """The line alone."""
        return self.text


class Completion(NamedTuple):
    """What may stand in place of characters `start` to `end` of a line, best first."""

    start: int
    end: int
    words: tuple[str, ...] = ()
