"""Provides the series over all bulletins of the sources: the claims about one quantity."""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from reader.library.index.recover import RecoveringIndex
from reader.library.views.joined.joined_rows import JoinedRows, ListedSources

if TYPE_CHECKING:
    from reader.ledger.catch_up import NamedSeries
    from reader.library.ledger_store.stored_series import StoredSeries

T = TypeVar("T")

KEPT = 32
"""Series that are read together, because they are shown together."""

MOST_KNOWN = 512
"""Series that are cached for lists that are opened again."""


def key_of(series: NamedSeries) -> int:
    """Return the series' id as a number."""
    return int(series.id.removeprefix("s:"), 16)


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
        unknown = [key for key in keys if key not in self._known]
        if unknown:
            if len(self._known) > MOST_KNOWN:
                self._known = {}
                unknown = list(keys)
            self._known |= self._ask(lambda stored: stored.by_key(unknown))
        return {key: self._known[key] for key in keys if key in self._known}

    def named(self, name: int) -> NamedSeries | None:
        """Return the series whose id has this number; None if there is none."""
        key = self.key_in_index(name)
        return self.read([key]).get(key) if key is not None else None

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


class SeriesRows(Sequence["NamedSeries"]):
    """Series in the order of a list, read when used; one that is gone has no claims."""

    def __init__(self, shown: ShownSeries, keys: Sequence[int]) -> None:
        """`keys` are the series' keys in the index."""
        self._shown, self._keys = shown, keys
        self._first = -1
        self._read: dict[int, NamedSeries] = {}

    def __len__(self) -> int:
        """The number of series."""
        return len(self._keys)

    def __getitem__(self, number: int) -> NamedSeries:  # type: ignore[override]
        """Return the series at a place of the list."""
        from reader.ledger.catch_up import NamedSeries

        first = number - number % KEPT
        if first != self._first:
            self._first = first
            self._read = self._shown.read(self._keys[first : first + KEPT])
        return self._read.get(self._keys[number]) or NamedSeries("s:0", "…", ())

    def fitting(self, fits: Callable[[NamedSeries], bool]) -> SeriesRows:
        """Return the series that pass a test."""
        return SeriesRows(
            self._shown, [key for key, one in zip(self._keys, self, strict=True) if fits(one)]
        )

    def place_of(self, name: int) -> int | None:
        """Return the place in the list of the series whose id has this number, or None."""
        key = self._shown.key_in_index(name)
        return self._keys.index(key) if key is not None and key in self._keys else None
