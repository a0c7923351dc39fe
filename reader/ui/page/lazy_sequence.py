"""Turns an iterable into a sequence whose items are made when they are first needed."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Generic, TypeVar

T = TypeVar("T")


class LazySequence(Generic[T]):
    """The items of an iterable, which are drawn only as far as requested, and kept."""

    def __init__(self, items: Iterable[T] = ()) -> None:
        """Start without drawing items."""
        self._made: list[T] = []
        self._more = iter(items)

    def get(self, number: int) -> T | None:
        """Return the item with this index; None beyond the last."""
        missing = number + 1 - len(self._made)
        if missing > 0:
            self._made += islice(self._more, missing)
        return self._made[number] if number < len(self._made) else None

    def __getitem__(self, number: int) -> T:
        """Return the item with this index; raise IndexError beyond the last."""
        if (item := self.get(number)) is None:
            raise IndexError(number)
        return item
