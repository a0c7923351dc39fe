"""Many items to small compressed chunks and back, a chunk only when one of its items is asked for.

Invariant: an item is the same however it was come by, and of a long run only a few chunks are kept.
"""

from __future__ import annotations

import json
import zlib
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar, overload

_LEVEL = 3  # half a level more costs more than the bytes it saves
_KEPT = 24
"""Chunks of one run that stay unpacked: more than a screenful and the way of a bisection."""

END = 1 << 64
"""A place behind every text."""

T = TypeVar("T")


def compress(value: object) -> bytes:
    """A value of lists, texts and numbers as compressed JSON."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def decompress(data: bytes | memoryview) -> Any:
    """What was squeezed; ValueError or zlib.error when it was not."""
    return json.loads(zlib.decompress(data))


def block_place(block: int, offset: int) -> int:
    """A character of a block as one number, in the order of the text."""
    return block << 32 | offset


class ChunkTable(NamedTuple):
    """The chunks of a run: the number of each one's first item, its bytes, the places it touches.

    `starts` has one entry more, which counts all items.  No item of a chunk touches a place before
    its `first` or from its `last` on.
    """

    starts: list[int]
    sizes: list[int]
    firsts: list[int]
    lasts: list[int]


class ChunkedItems(Sequence[T]):
    """Items in their order, of which `unpack` gives a chunk by its number and `make` makes each."""

    def __init__(
        self, table: ChunkTable, unpack: Callable[[int], list[Any]], make: Callable[[Any], T]
    ) -> None:
        """Nothing is unpacked yet."""
        self.table, self._unpack, self._make = table, unpack, make
        self._kept: dict[int, list[Any]] = {}
        self._changed: Mapping[int, T] = {}

    def with_changed(self, changed: Mapping[int, T]) -> ChunkedItems[T]:
        """The same run, but for the items with these numbers; they touch no other places."""
        other = ChunkedItems(self.table, self._unpack, self._make)
        other._changed = {**self._changed, **changed}
        return other

    def chunk(self, number: int) -> Iterator[T]:
        """The items of a chunk."""
        first, changed = self.table.starts[number], self._changed
        for at, packed in enumerate(self._raw(number), first):
            yield changed[at] if at in changed else self._make(packed)

    def _raw(self, number: int) -> list[Any]:
        """What the items of a chunk are made of: making all takes longer than unpacking them."""
        if (found := self._kept.get(number)) is None:
            found = self._unpack(number)
            if len(self._kept) >= _KEPT:
                del self._kept[next(iter(self._kept))]
        else:
            del self._kept[number]  # to the end of the line: it was asked for last
        self._kept[number] = found
        return found

    def chunks_between(self, low: int, high: int) -> Iterator[int]:
        """The numbers of the chunks that touch a place from `low` on and before `high`."""
        _, _, firsts, lasts = self.table
        for number, first in enumerate(firsts):
            if first < high and lasts[number] > low:
                yield number

    def __len__(self) -> int:
        """How many there are, packed or not."""
        return self.table.starts[-1]

    def __iter__(self) -> Iterator[T]:
        """All items, chunk by chunk."""
        for number in range(len(self.table.sizes)):
            yield from self.chunk(number)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...

    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        """An item by its number, or some."""
        if isinstance(index, slice):
            return tuple(self[number] for number in range(*index.indices(len(self))))
        if not 0 <= index < len(self):
            raise IndexError(index)
        if index in self._changed:
            return self._changed[index]
        number = bisect_right(self.table.starts, index) - 1
        return self._make(self._raw(number)[index - self.table.starts[number]])


def between(items: Sequence[T], low: int, high: int) -> Iterator[T]:
    """All items that touch a place from `low` on and before `high`, and perhaps others."""
    if not isinstance(items, ChunkedItems):
        yield from items
        return
    for number in items.chunks_between(low, high):
        yield from items.chunk(number)


def since(items: Sequence[T], low: int) -> Iterator[tuple[int, T]]:
    """All items that touch a place from `low` on, and perhaps others, with their numbers."""
    if not isinstance(items, ChunkedItems):
        yield from enumerate(items)
        return
    for number in items.chunks_between(low, END):
        yield from enumerate(items.chunk(number), items.table.starts[number])
