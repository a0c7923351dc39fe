"""A list without headings, whose rows belong to no development: people, series."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from reader.library.rows import Row

T = TypeVar("T")

KEPT = 256
"""Rows that are kept."""


class FlatListing(Generic[T]):
    """A `Listing` with a row for each entry, made when it is asked for."""

    def __init__(
        self, entries: Sequence[T], draw: Callable[[T], Row], place: Callable[[int], int | None]
    ) -> None:
        """`draw` makes the row of an entry, which no mark changes; `place` finds a key."""
        self._entries, self._place = entries, place
        self._row = lru_cache(KEPT)(lambda number: draw(entries[number]))

    def __len__(self) -> int:
        """The number of rows."""
        return len(self._entries)

    @property
    def readable(self) -> int:
        """The number of rows."""
        return len(self._entries)

    def rows(self, low: int, high: int) -> list[Row]:
        """Rows `low` to `high` (exclusive), as far as there are any."""
        return [self._row(number) for number in range(max(0, low), min(high, len(self)))]

    def targets(self) -> list[int]:
        """None: no mark acts on all rows."""
        return []

    def index_of(self, target: int | None, key: int | None = None) -> int | None:
        """The index of the row with this key."""
        return self._place(key) if key is not None else None

    def number_of(self, index: int) -> int:
        """Which row it is, counted from 1."""
        return index + 1

    def step(self, index: int, by: int) -> int:
        """The index `by` rows away from `index`, within the list."""
        return max(0, min(index + by, len(self._entries) - 1))

    def step_unread(self, index: int, direction: int) -> int | None:
        """None: no row is unread."""
        return None

    def bulletin_rows(self, index: int) -> range:
        """The row itself."""
        return range(index, index + 1) if 0 <= index < len(self._entries) else range(0)

    def step_bulletin(self, index: int, direction: int) -> int | None:
        """None: there are no headings."""
        return None
