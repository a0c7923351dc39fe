"""A list without headings, whose rows belong to no development: people or series."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from reader.library.rows import Row

T = TypeVar("T")

KEPT = 256
"""Rows that are cached."""


class FlatListing(Generic[T]):
    """A `Listing` with a row for each entry, built when it is needed."""

    def __init__(
        self, entries: Sequence[T], draw: Callable[[T], Row], place: Callable[[int], int | None]
    ) -> None:
        """`draw` builds the row of an entry, which marks never change.

        `place` finds a key's index.
        """
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
        """Return rows `low` to `high` (exclusive); fewer at the end of the list."""
        return [self._row(number) for number in range(max(0, low), min(high, len(self)))]

    def targets(self) -> list[int]:
        """Return []: marks cannot be set on these rows."""
        return []

    def index_of(self, target: int | None, key: int | None = None) -> int | None:
        """Return the index of the row with this key."""
        return self._place(key) if key is not None else None

    def number_of(self, index: int) -> int:
        """Return the number of a row, counted from 1."""
        return index + 1

    def step(self, index: int, by: int) -> int:
        """Return the index `by` rows away from `index`, within the list."""
        return max(0, min(index + by, len(self._entries) - 1))

    def step_unread(self, index: int, direction: int) -> int | None:
        """Return None: no row is unread."""
        return None

    def bulletin_rows(self, index: int) -> range:
        """Return the range of the row itself."""
        return range(index, index + 1) if 0 <= index < len(self._entries) else range(0)

    def step_bulletin(self, index: int, direction: int) -> int | None:
        """Return None: there are no headings."""
        return None
