"""Turns groups of rows into a list whose rows are read from the index when they are asked for.

Only a count for each bulletin is kept, so that a list of any length opens at once.  The order is
fixed; the marks that rows show are those of the moment at which they are asked for.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, count, repeat
from operator import add
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from reader.library.rows import Row

_PAGES = 128
"""Groups whose entries are kept."""

_NEAR = 4
"""From so many groups on, only those with something unread are searched for an unread row."""

_GONE = Row("development", 0, 0, ("…",))
"""Stands for an entry that has left the index until the list is made anew."""


class KeyedEntry(Protocol):
    """What a row is made of."""

    @property
    def key(self) -> int:
        """The key of the row."""


E = TypeVar("E", bound=KeyedEntry)


class RowGroup(NamedTuple):
    """A bulletin's key, the number of rows below it, and how many of these are developments.

    `keys` are the keys of these rows with commas between them; None means all that are listed.
    """

    bulletin: int
    size: int
    developments: int
    keys: str | None = None


class BulletinColumns(Sequence[RowGroup]):
    """Whole bulletins as groups, kept as columns of numbers: an archive has thousands of them."""

    def __init__(self, keys: Iterable[int], sizes: Iterable[int], counts: Iterable[int]) -> None:
        """For each bulletin its key, its number of rows, and how many are developments."""
        self.keys, self.sizes, self.counts = array("q", keys), array("l", sizes), array("l", counts)

    def __len__(self) -> int:
        """The number of bulletins."""
        return len(self.keys)

    def __getitem__(self, number: Any) -> Any:
        """The group of all rows of a bulletin."""
        return RowGroup(self.keys[number], self.sizes[number], self.counts[number])

    def __iter__(self) -> Iterator[RowGroup]:
        """All groups in their order."""
        return map(RowGroup._make, zip(self.keys, self.sizes, self.counts, repeat(None)))


class GroupedListing(Generic[E]):
    """A `Listing` with a heading row for each group and the rows of the group below it."""

    def __init__(
        self,
        groups: Sequence[RowGroup],
        head: Callable[[RowGroup], Row],
        fetch: Callable[[RowGroup], Sequence[E]],
        draw: Callable[[E], Row],
        find: Callable[[int], tuple[int, int] | None],
        unread: Callable[[], Container[int]],
        whole: Callable[[], Mapping[int, str]],
    ) -> None:
        """`head` returns the heading row of a group, `fetch` its entries, `draw` the row of one.

        `find` returns, for the key of a development, the bulletin that it is listed under and the
        key of its first row; `unread` the bulletins with anything unread; `whole`, by bulletin,
        the keys of all developments that are listed.
        """
        self._groups = groups
        sizes = (
            groups.sizes
            if isinstance(groups, BulletinColumns)
            else [group.size for group in groups]
        )
        rows_before = accumulate(sizes, initial=0)  # but for the rows of the bulletins themselves
        self._starts: array[int] = array("l", map(add, rows_before, count()))
        self._head = lru_cache(_PAGES)(lambda number: head(self._groups[number]))
        self._fetch = lru_cache(_PAGES)(lambda number: fetch(self._groups[number]))
        self._draw = draw
        self._find = find
        self._unread = unread
        self._whole = whole
        keys = (
            groups.keys
            if isinstance(groups, BulletinColumns)
            else [group.bulletin for group in groups]
        )
        self._bulletins = array("q", keys)

    def __len__(self) -> int:
        """The number of rows, heading rows included."""
        return self._starts[-1]

    @property
    def readable(self) -> int:
        """The number of rows but for heading rows."""
        return len(self) - len(self._groups)

    def rows(self, low: int, high: int) -> list[Row]:
        """Rows `low` to `high` (exclusive), as far as there are any."""
        low, high = max(0, low), min(high, len(self))
        found: list[Row] = []
        number = self._group(low)
        while low < high:
            start, end = self._starts[number], min(high, self._starts[number + 1])
            found += self._rows_of(number, low - start, end - start)
            low, number = end, number + 1
        return found

    def _rows_of(self, number: int, low: int, high: int) -> list[Row]:
        """Rows `low` to `high` of one group; its heading row is row 0."""
        heading = [self._head(number)] if low == 0 else []
        first, last = max(0, low - 1), high - 1
        rows = [self._draw(entry) for entry in self._entries(number)[first:last]]
        gone = last - first - len(rows)  # the index may have changed since the list was made
        return heading + rows + [_GONE] * gone

    def _entries(self, number: int) -> Sequence[E]:
        """The entries of a group: no more than the list was made for."""
        return self._fetch(number)[: self._groups[number].size]

    def _group(self, index: int) -> int:
        return bisect_right(self._starts, index) - 1

    def targets(self) -> list[int]:
        """The keys of all rows below headings, in order; no row is fetched for it."""
        whole = self._whole() if any(group.keys is None for group in self._groups) else {}
        found: list[int] = []
        for bulletin, size, _, keys in self._groups:
            text = whole.get(bulletin, "") if keys is None else keys
            found += list(map(int, text.split(",")))[:size] if text else ()
        return found

    def index_of(self, target: int | None, key: int | None = None) -> int | None:
        """The index of the row of a development: of the one with this key, else of the first."""
        found = self._find(target) if target is not None else None
        if found is None:
            return None
        try:
            number = self._bulletins.index(found[0])
        except ValueError:
            return None
        keys = [entry.key for entry in self._entries(number)]
        wanted = key if key in keys else found[1]
        return self._starts[number] + 1 + keys.index(wanted) if wanted in keys else None

    def step(self, index: int, by: int) -> int:
        """The index `by` rows away from `index`, heading rows not counted, within the list."""
        if self.readable == 0:
            return 0
        index = min(max(index, 0), len(self) - 1)
        on_header = index == self._starts[self._group(index)]
        before = self.number_of(index) - (not on_header)  # rows above this one
        wanted = before + by - (on_header and by > 0)
        return self._of_readable(min(max(wanted, 0), self.readable - 1))

    def number_of(self, index: int) -> int:
        """Which row it is, counted from 1, heading rows not counted."""
        return index - self._group(index)

    def _of_readable(self, ordinal: int) -> int:
        """The index of the row with `ordinal` rows above it, headings not counted."""
        number = bisect_right(range(len(self._groups)), ordinal, key=self._readable_before) - 1
        return ordinal + number + 1

    def _readable_before(self, number: int) -> int:
        return self._starts[number] - number

    def step_unread(self, index: int, direction: int) -> int | None:
        """The next unread row after (1) or before (-1) `index`, without wrapping; None if none."""
        start = number = self._group(min(max(index, 0), len(self) - 1)) if self._groups else -1
        unread: Container[int] | None = None
        while 0 <= number < len(self._groups):
            if abs(number - start) == _NEAR:
                unread = self._unread()
            if unread is None or self._groups[number].bulletin in unread:
                found = self._unread_in(number, index, direction)
                if found is not None:
                    return found
            number += direction
        return None

    def _unread_in(self, number: int, index: int, direction: int) -> int | None:
        """The nearest unread row of one group behind (1) or before (-1) `index`."""
        start, size = self._starts[number], self._groups[number].size
        rows = self._rows_of(number, 1, size + 1)
        places = [start + 1 + at for at, row in enumerate(rows) if not row.state.read and row.key]
        at = bisect_right(places, index) if direction > 0 else bisect_left(places, index) - 1
        return places[at] if 0 <= at < len(places) else None

    def bulletin_rows(self, index: int) -> range:
        """The indexes of all rows of the bulletin that a row is of, its heading row first."""
        if not 0 <= index < len(self):
            return range(0)
        number = self._group(index)
        return range(self._starts[number], self._starts[number + 1])

    def step_bulletin(self, index: int, direction: int) -> int | None:
        """The first row below the next (1) or previous (-1) heading row; None at the end."""
        number = self._group(min(max(index, 0), len(self) - 1)) + direction if self._groups else -1
        while 0 <= number < len(self._groups) and not self._groups[number].size:
            number += direction
        return self._starts[number] + 1 if 0 <= number < len(self._groups) else None
