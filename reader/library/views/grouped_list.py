"""A list whose rows are grouped by bulletin and read from the index when they are needed.

Only a count per bulletin is kept, so a list of any length opens at once. The order is fixed; rows
show the marks of the moment at which they are read.
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
"""Groups whose entries are cached."""

_NEAR = 4
"""After this number of groups, the search for an unread row skips groups without one."""

_GONE = Row("development", 0, 0, ("…",))
"""The row of an entry that is no longer in the index, until the list is built again."""


class KeyedEntry(Protocol):
    """An entry of the index that a row is built from."""

    @property
    def key(self) -> int:
        """The key of the row."""


E = TypeVar("E", bound=KeyedEntry)


class RowGroup(NamedTuple):
    """A bulletin's key, the number of rows below it, and how many of these are developments.

    `keys` are the comma-separated keys of these rows; None means all that are listed.
    """

    bulletin: int
    size: int
    developments: int
    keys: str | None = None


def keys_in(groups: Sequence[RowGroup]) -> list[int] | None:
    """Return the keys of the developments that groups name; None if they are whole bulletins."""
    if groups and all(group.keys is None for group in groups):
        return None
    return [int(key) for group in groups if group.keys for key in group.keys.split(",")]


class BulletinColumns(Sequence[RowGroup]):
    """Whole bulletins as groups, stored as arrays because an archive has thousands of them."""

    def __init__(self, keys: Iterable[int], sizes: Iterable[int], counts: Iterable[int]) -> None:
        """Take, for each bulletin, its key, its number of rows, and its number of developments."""
        self.keys, self.sizes, self.counts = array("q", keys), array("l", sizes), array("l", counts)

    def __len__(self) -> int:
        """The number of bulletins."""
        return len(self.keys)

    def __getitem__(self, number: Any) -> Any:
        """Return the group of all rows of a bulletin."""
        return RowGroup(self.keys[number], self.sizes[number], self.counts[number])

    def __iter__(self) -> Iterator[RowGroup]:
        """Yield all groups in order."""
        return map(RowGroup._make, zip(self.keys, self.sizes, self.counts, repeat(None)))


class GroupedListing(Generic[E]):
    """A `Listing` with a heading row for each group, and the rows of the group below it."""

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
        """`head` returns a group's heading row, `fetch` its entries, `draw` the row of an entry.

        `find` maps a development to the bulletin under which it is listed and the key of its first
        row. `unread` returns the bulletins with unread developments. `whole` returns the keys of
        all listed developments by bulletin.
        """
        self._groups = groups
        sizes = (
            groups.sizes
            if isinstance(groups, BulletinColumns)
            else [group.size for group in groups]
        )
        rows_before = accumulate(sizes, initial=0)  # heading rows not counted
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
        """The number of rows without heading rows."""
        return len(self) - len(self._groups)

    def rows(self, low: int, high: int) -> list[Row]:
        """Return rows `low` to `high` (exclusive); fewer at the end of the list."""
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
        """The entries of a group, at most as many as when the list was built."""
        return self._fetch(number)[: self._groups[number].size]

    def _group(self, index: int) -> int:
        return bisect_right(self._starts, index) - 1

    def targets(self) -> list[int]:
        """Return the keys of all rows below headings, in order, without reading rows."""
        whole = self._whole() if any(group.keys is None for group in self._groups) else {}
        found: list[int] = []
        for bulletin, size, _, keys in self._groups:
            text = whole.get(bulletin, "") if keys is None else keys
            found += list(map(int, text.split(",")))[:size] if text else ()
        return found

    def index_of(self, target: int | None, key: int | None = None) -> int | None:
        """Return the index of a development's row: the row with key `key`, or its first row."""
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
        """Return the index `by` rows away from `index` without heading rows, within the list."""
        if self.readable == 0:
            return 0
        index = min(max(index, 0), len(self) - 1)
        on_header = index == self._starts[self._group(index)]
        before = self.number_of(index) - (not on_header)  # rows above this one
        wanted = before + by - (on_header and by > 0)
        return self._of_readable(min(max(wanted, 0), self.readable - 1))

    def number_of(self, index: int) -> int:
        """Return the number of a row, counted from 1 without heading rows."""
        return index - self._group(index)

    def _of_readable(self, ordinal: int) -> int:
        """The index of the row with `ordinal` rows above it, heading rows not counted."""
        number = bisect_right(range(len(self._groups)), ordinal, key=self._readable_before) - 1
        return ordinal + number + 1

    def _readable_before(self, number: int) -> int:
        return self._starts[number] - number

    def step_unread(self, index: int, direction: int) -> int | None:
        """Return the next unread row after (1) or before (-1) `index`, not wrapping; or None."""
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
        """The nearest unread row of one group after (1) or before (-1) `index`."""
        start, size = self._starts[number], self._groups[number].size
        rows = self._rows_of(number, 1, size + 1)
        places = [start + 1 + at for at, row in enumerate(rows) if not row.state.read and row.key]
        at = bisect_right(places, index) if direction > 0 else bisect_left(places, index) - 1
        return places[at] if 0 <= at < len(places) else None

    def bulletin_rows(self, index: int) -> range:
        """Return the indexes of all rows of the same bulletin, its heading row first."""
        if not 0 <= index < len(self):
            return range(0)
        number = self._group(index)
        return range(self._starts[number], self._starts[number + 1])

    def step_bulletin(self, index: int, direction: int) -> int | None:
        """Return the first row below the next (1) or previous (-1) heading row; None at the end."""
        number = self._group(min(max(index, 0), len(self) - 1)) + direction if self._groups else -1
        while 0 <= number < len(self._groups) and not self._groups[number].size:
            number += direction
        return self._starts[number] + 1 if 0 <= number < len(self._groups) else None
