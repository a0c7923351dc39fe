"""A sequence of items that are read from rows of the index in pages, when they are used."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from itertools import takewhile
from typing import Any, Generic, NamedTuple, Protocol, Self, TypeVar, overload

from reader.models import Span

KEPT = 128
"""Pages of one window that stay in memory; enough for a megabyte of news, read in any order."""

T = TypeVar("T")
ReadRows = Callable[[int, int], Sequence[T]]
"""Reads the items from one number up to another (exclusive); fewer if rows are gone."""


AskIndex = Callable[[Callable[[Any], Any]], Any]
"""Runs a query, a function of a connection, in the calling thread; returns its result."""

BEHIND = 1 << 63
"""A place after every text."""

_LAST = (1 << 32) - 1
"""The largest offset of a character in a block."""


def text_place(block: int, offset: int) -> int:
    """Encode a block and an offset as one number, which sorts in the order of the text."""
    return block << 32 | offset


class Extent(NamedTuple):
    """How far an item reaches from its start: in blocks, or in characters of the same block."""

    blocks: int
    characters: int


EVERYWHERE = Extent(1 << 31, _LAST)
"""The extent of an item that may reach from one end of a text to the other."""


class RowWindow(Sequence[T], Generic[T]):
    """Items in their order. The first page is in memory, other pages are read when they are used.

    Items whose rows are gone since the window was opened are replaced by `missing`.
    """

    def __init__(
        self, count: int, first: Sequence[T] | None, page: int, read: ReadRows[T], missing: T
    ) -> None:
        """`count` items, of which `first` is the first `page` (or all, if there are no more).

        If `first` is None, the first page is read when it is used, like the others.
        """
        self._count, self._page, self._missing = count, page, missing
        self._read = read
        self._first = self._filled(first or (), 0 if first is None else min(page, count))
        self._pages: dict[int, Sequence[T]] = {}
        self._changed: Mapping[int, T] = {}

    def with_changed(self, changed: Mapping[int, T]) -> Self:
        """Return a copy in which the items with these numbers are replaced."""
        other = copy(self)
        other._pages, other._changed = {}, {**self._changed, **changed}
        return other

    @property
    def first(self) -> Sequence[T]:
        """The items of the first page that were in memory from the start."""
        return self._first

    @property
    def is_read(self) -> bool:
        """Whether the first page holds all items."""
        return self._count <= self._page

    def _filled(self, items: Sequence[T], count: int) -> Sequence[T]:
        lacking = count - len(items)
        return [*items, *[self._missing] * lacking] if lacking > 0 else items

    def _items(self, page: int) -> Sequence[T]:
        """The items of a page, without replacements; least recently used pages are dropped."""
        if page == 0 and self._first:
            return self._first
        found = self._pages.pop(page, None)
        if found is None:
            low = page * self._page
            high = min(low + self._page, self._count)
            found = self._filled(self._read(low, high), high - low)
            if len(self._pages) >= KEPT:
                del self._pages[next(iter(self._pages))]
        self._pages[page] = found  # last in the dict: most recently used
        return found

    def __len__(self) -> int:
        """The number of items, read or not."""
        return self._count

    def __iter__(self) -> Iterator[T]:
        """Yield all items, page by page."""
        changed = self._changed
        for low in range(0, self._count, self._page):
            items = self._items(low // self._page)
            if changed:
                yield from (changed.get(number, item) for number, item in enumerate(items, low))
            else:
                yield from items

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...

    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        """Return an item by number (from 0, never negative; else IndexError), or a slice."""
        if isinstance(index, slice):
            return tuple(self[number] for number in range(*index.indices(self._count)))
        if not 0 <= index < self._count:
            raise IndexError(index)
        if index in self._changed:
            return self._changed[index]
        return self._items(index // self._page)[index % self._page]


class Spanned(Protocol):
    """An item with a span in the text."""

    @property
    def span(self) -> Span:
        """Its place in the text."""


S = TypeVar("S", bound=Spanned)


class SpanRows(NamedTuple, Generic[S]):
    """How to read the rows of a window that are not in its first page.

    `number_at` returns the number of the first item that starts at a place or after it, or None.
    """

    read: ReadRows[S]
    number_at: Callable[[int], int | None]


class SpanWindow(RowWindow[S]):
    """Items with spans, in the order of their starts, which can also be found by place.

    A replaced item keeps its place in the order.
    """

    def __init__(
        self,
        count: int,
        first: Sequence[S] | None,
        page: int,
        rows: SpanRows[S],
        missing: S,
        extent: Extent,
    ) -> None:
        """As `RowWindow`; no item reaches farther from its start than `extent`."""
        super().__init__(count, first, page, rows.read, missing)
        self._rows, self._extent = rows, extent

    def touching(self, low: int, high: int) -> Iterator[S]:
        """Yield all items that overlap `low` to `high` (exclusive), and perhaps others."""
        blocks, characters = self._extent
        first = self._number_at(_moved(low, -blocks, -characters))
        last = self._number_at(_moved(high, blocks, characters))
        return (self[number] for number in range(first, last))

    def first_ending_after(self, place: int) -> int:
        """Return the number of the first item that ends after a place, or the count."""
        first = self._number_at(_moved(place, 0, -self._extent.characters))
        return next((n for n in range(first, len(self)) if _end(self[n]) > place), len(self))

    def starting_from(self, place: int) -> Iterator[tuple[int, S]]:
        """Yield numbers and items that start at a place or after it, and perhaps others."""
        first = 0 if self._extent == EVERYWHERE else self._number_at(place)
        return ((number, self[number]) for number in range(first, len(self)))

    def starting_between(self, low: int, high: int) -> Iterator[tuple[int, S]]:
        """Yield numbers and items that start from `low` to `high` (exclusive)."""
        items = self.starting_from(low)
        if self._extent != EVERYWHERE:
            items = takewhile(lambda item: _start(item[1]) < high, items)
        return (item for item in items if low <= _start(item[1]) < high)

    def _number_at(self, place: int) -> int:
        """The number of the first item that starts at a place or after it, or the count."""
        if place <= 0:
            return 0
        if self.is_read or (self._first and place <= _start(self._first[-1])):
            return bisect_left(self._items(0), place, key=_start) if len(self) else 0
        found = self._rows.number_at(place) if place < BEHIND else None
        return len(self) if found is None else min(found, len(self))


def extent_of(spans: Sequence[Sequence[Span]]) -> Extent:
    """Return the extent of items, each given by the spans it touches, its own span first.

    If the items are not in the order of their starts, it is `EVERYWHERE`, and lookups check all.
    """
    starts = [own[0][:2] for own in spans]
    if any(one > other for one, other in zip(starts, starts[1:], strict=False)):
        return EVERYWHERE
    blocks = characters = 0
    for own, *others in spans:
        characters = max(characters, own.end - own.start)
        for span in others:
            if span.block == own.block:
                far = max(abs(span.start - own.start), abs(span.end - own.start))
                characters = max(characters, far)
            else:
                blocks = max(blocks, abs(span.block - own.block))
    return Extent(blocks, characters)


def _moved(place: int, blocks: int, characters: int) -> int:
    """The place that many blocks and characters away; another block is taken from end to end."""
    block, offset = place >> 32, place & _LAST
    if blocks:
        offset = 0 if blocks < 0 else _LAST
    return text_place(max(0, block + blocks), min(max(0, offset + characters), _LAST))


def _start(item: Spanned) -> int:
    return text_place(item.span.block, item.span.start)


def _end(item: Spanned) -> int:
    return text_place(item.span.block, item.span.end)
