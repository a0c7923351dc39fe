"""Items that are made one after the other, when they are asked for, and then stay."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Generic, TypeVar

T = TypeVar("T")


class LazySequence(Generic[T]):
    """What an iterable gives, drawn from it no further than somebody has looked."""

    def __init__(self, items: Iterable[T] = ()) -> None:
        """Nothing is made yet."""
        self._made: list[T] = []
        self._more = iter(items)

    def get(self, number: int) -> T | None:
        """An item by its number, or None beyond the last one."""
        missing = number + 1 - len(self._made)
        if missing > 0:
            self._made += islice(self._more, missing)
        return self._made[number] if number < len(self._made) else None

    def __getitem__(self, number: int) -> T:
        """An item that there is."""
        if (item := self.get(number)) is None:
            raise IndexError(number)
        return item
