"""Provides the series over all bulletins of the sources: the claims about one quantity."""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from reader.ledger.numbered_ids import number_of_id
from reader.library.index.recover import RecoveringIndex
from reader.library.views.joined.joined_rows import JoinedRows, ListedSources

if TYPE_CHECKING:
    from reader.ledger.catch_up import NamedSeries
    from reader.library.ledger_store.stored_series import ListedSeries, StoredSeries

T = TypeVar("T")

MOST_KNOWN = 300
"""Claims after which the series of earlier pages are forgotten; a claim takes 6 kB."""

KEPT, WHOLE = 32, (8, 64)
"""Series that are read together: what a list tells of those around a row; whole ones, of which
the first have most claims, and whole ones after those.
"""


def key_of(series: NamedSeries) -> int:
    """Return the series' id as a number."""
    return number_of_id(series.id)


class ShownSeries(JoinedRows):
    """The series of the bulletins that one library lists, read from the index."""

    def __init__(self, index: RecoveringIndex, listed: ListedSources) -> None:
        """Read nothing yet."""
        super().__init__(index, listed)
        self._scope = -1
        self._all = array("q")
        self._known: dict[int, NamedSeries] = {}

    def all(self) -> SeriesRows:
        """Return all series, those with most claims first.

        Series without a known counted thing follow, and incidental ones come last.
        """
        return SeriesRows(self, self._all)

    def in_developments(self, keys: Iterable[int]) -> SeriesRows:
        """Return the series with a claim in developments with these keys."""
        return SeriesRows(self, self._ask(lambda stored: stored.in_list(keys)))

    def read(self, keys: Sequence[int]) -> dict[int, NamedSeries]:
        """Return the series with these keys, by key, as far as they are in the index."""
        return self._ask(lambda stored: stored.by_key(keys))

    def listed(self, keys: Sequence[int]) -> dict[int, ListedSeries]:
        """Return what a list tells of the series with these keys, by key."""
        return self._ask(lambda stored: stored.listed(keys))

    def named(self, name: int) -> NamedSeries | None:
        """Return the series whose id has this number; None if there is none."""
        key = self.key_in_index(name)
        if key is not None and key not in self._known:
            if sum(len(one.claims) for one in self._known.values()) > MOST_KNOWN:
                self._known = {}
            self._known |= self.read([key])
        return self._known.get(key) if key is not None else None

    def key_in_index(self, name: int) -> int | None:
        """Return the key in the index of the series whose id has this number."""
        return self._ask(lambda stored: stored.key_of(name))

    def _ask(self, read: Callable[[StoredSeries], T]) -> T:
        from reader.library.ledger_store.stored_series import StoredSeries

        scope = self._scope
        return self._index.ask(lambda index: read(StoredSeries(index, scope, os.fsdecode)))

    def _join(self, sources: frozenset[bytes]) -> None:
        scope = self._rows(sources).update()
        assert scope is not None, "nothing stops this"
        self._scope, self._known = scope, {}
        self._all = self._ask(lambda stored: stored.in_list())


class SeriesRows(Sequence["ListedSeries | None"]):
    """Series in the order of a list, read when used; None for one that is gone."""

    def __init__(self, shown: ShownSeries, keys: Sequence[int]) -> None:
        """`keys` are the series' keys in the index."""
        self._shown, self._keys = shown, keys
        self._first = -1
        self._window: dict[int, ListedSeries] = {}

    def __len__(self) -> int:
        """The number of series."""
        return len(self._keys)

    def __getitem__(self, number: int) -> ListedSeries | None:  # type: ignore[override]
        """Return the series at a place of the list."""
        first = number - number % KEPT
        if first != self._first:
            self._first = first
            self._window = self._shown.listed(self._keys[first : first + KEPT])
        return self._window.get(self._keys[number])

    def whole(self) -> Iterator[tuple[int, NamedSeries]]:
        """Yield the series with all claims, each after its place; few are read at a time."""
        few, many = WHOLE
        low = 0
        while low < len(self._keys):
            some = self._keys[low : low + (many if low >= few * many else few)]
            found = self._shown.read(some)
            for place, key in enumerate(some, low):
                if key in found:
                    yield place, found[key]
            low += len(some)

    def fitting(self, fits: Callable[[NamedSeries], bool]) -> SeriesRows:
        """Return the series that pass a test."""
        return SeriesRows(self._shown, [self._keys[at] for at, one in self.whole() if fits(one)])

    def place_of(self, name: int) -> int | None:
        """Return the place in the list of the series whose id has this number, or None."""
        key = self._shown.key_in_index(name)
        return self._keys.index(key) if key is not None and key in self._keys else None
