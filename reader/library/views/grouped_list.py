"""Groups of developments to the rows of a list; rows come from the index when they are asked for.

Only a count for each bulletin is kept, so that a list of any length opens at once.  The order is
fixed; the marks that rows show are those of the moment they are asked for.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, count, repeat
from operator import add
from typing import Any, NamedTuple

from reader.library.index.queries import ListedEntry
from reader.library.rows import Row

_PAGES = 128  # bulletins whose rows are kept
_NEAR = 4  # farther bulletins are looked through only if they have something unread
_GONE = ListedEntry(0, 1, 0, "", "…")


class RowGroup(NamedTuple):
    """The key of a bulletin with `size` rows under it, as many of them `developments`.

    `keys` are those rows' keys with commas between them, or None for all that is not hidden.
    """

    bulletin: int
    size: int
    developments: int
    keys: str | None = None


class BulletinColumns(Sequence[RowGroup]):
    """Whole bulletins as groups, kept as numbers in columns: an archive has thousands of them."""

    def __init__(self, keys: Iterable[int], sizes: Iterable[int], counts: Iterable[int]) -> None:
        """Of each bulletin its key, how many rows it has, and how many of them developments."""
        self.keys, self.sizes, self.counts = array("q", keys), array("l", sizes), array("l", counts)

    def __len__(self) -> int:
        """Bulletins."""
        return len(self.keys)

    def __getitem__(self, number: Any) -> Any:
        """A bulletin as a group of all its rows."""
        return RowGroup(self.keys[number], self.sizes[number], self.counts[number])

    def __iter__(self) -> Iterator[RowGroup]:
        """All of them in their order."""
        return map(RowGroup._make, zip(self.keys, self.sizes, self.counts, repeat(None)))


class GroupedListing:
    """The `Listing` of the screens: for each group a bulletin row and then its readable rows."""

    def __init__(
        self,
        groups: Sequence[RowGroup],
        head: Callable[[RowGroup], Row],
        fetch: Callable[[RowGroup], Sequence[ListedEntry]],
        draw: Callable[[ListedEntry], Row],
        find: Callable[[int], tuple[int, int] | None],
        unread: Callable[[], Container[int]],
        whole: Callable[[], Mapping[int, str]],
    ) -> None:
        """`head` gives a bulletin's row, `fetch` what is under it, of which `draw` makes rows.

        `find` gives the bulletin that a key is listed under, and the key there; `unread` gives the
        keys of all bulletins with anything unread; `whole` gives, by bulletin, the keys of all that
        is not hidden.
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
        """Rows, bulletin rows included."""
        return self._starts[-1]

    def rows(self, low: int, high: int) -> list[Row]:
        """Rows `low` to `high` (exclusive), cut to what there is."""
        low, high = max(0, low), min(high, len(self))
        found: list[Row] = []
        number = self._group(low)
        while low < high:
            start, end = self._starts[number], min(high, self._starts[number + 1])
            found += self._rows_of(number, low - start, end - start)
            low, number = end, number + 1
        return found

    def _rows_of(self, number: int, low: int, high: int) -> list[Row]:
        """Rows of one group, its bulletin row being row 0."""
        header = [self._head(number)] if low == 0 else []
        readable = self._entries(number)[max(0, low - 1) : high - 1]
        return header + [self._draw(entry) for entry in readable]

    def _entries(self, number: int) -> Sequence[ListedEntry]:
        """As many entries as the group has rows, also when the index has changed since."""
        size = self._groups[number].size
        found = self._fetch(number)[:size]
        return [*found, *[_GONE] * (size - len(found))]

    def _group(self, index: int) -> int:
        return bisect_right(self._starts, index) - 1

    def keys(self) -> list[int]:
        """The keys of all readable rows, in their order; no row is fetched for it."""
        whole = self._whole() if any(group.keys is None for group in self._groups) else {}
        found: list[int] = []
        for bulletin, size, _, keys in self._groups:
            text = whole.get(bulletin, "") if keys is None else keys
            found += list(map(int, text.split(",")))[:size] if text else ()
        return found

    def index_of(self, key: int) -> int | None:
        """Where the lead or development with this key stands."""
        found = self._find(key)
        if found is None:
            return None
        try:
            number = self._bulletins.index(found[0])
        except ValueError:
            return None
        keys = [entry.key for entry in self._entries(number)]
        return self._starts[number] + 1 + keys.index(found[1]) if found[1] in keys else None

    def step(self, index: int, by: int) -> int:
        """The nearest index `by` readable rows away (bulletin rows don't count), clamped."""
        readable = len(self) - len(self._groups)
        if readable == 0:
            return 0
        index = min(max(index, 0), len(self) - 1)
        number = self._group(index)
        on_header = index == self._starts[number]
        before = index - number - (not on_header)  # readable rows above this one
        wanted = before + by - (on_header and by > 0)
        return self._of_readable(min(max(wanted, 0), readable - 1))

    def _of_readable(self, ordinal: int) -> int:
        """The index of the readable row with `ordinal` readable rows above it."""
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
        """The nearest unread row of one group beyond `index`."""
        start, size = self._starts[number], self._groups[number].size
        rows = self._rows_of(number, 1, size + 1)
        places = [start + 1 + at for at, row in enumerate(rows) if not row.read and row.key]
        at = bisect_right(places, index) if direction > 0 else bisect_left(places, index) - 1
        return places[at] if 0 <= at < len(places) else None

    def step_bulletin(self, index: int, direction: int) -> int | None:
        """The first readable row of the next (1) or previous (-1) bulletin; None at the end."""
        number = self._group(min(max(index, 0), len(self) - 1)) + direction if self._groups else -1
        return self._starts[number] + 1 if 0 <= number < len(self._groups) else None
