"""Turns numbered rows into a sequence of items that reads them a page at a time, as asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from itertools import takewhile
from typing import Any, Generic, NamedTuple, Protocol, Self, TypeVar, overload

from reader.models import Span

KEPT = 128
"""Pages of one window that stay in memory: those of a megabyte of news, read in any order."""

T = TypeVar("T")
ReadRows = Callable[[int, int], Sequence[T]]
"""Reads the items from one number up to another (exclusive); fewer if they have gone."""


AskIndex = Callable[[Callable[[Any], Any]], Any]
"""Puts a question, which is given a connection, to the index, in the thread that asks."""

BEHIND = 1 << 63
"""A place behind every text."""

_LAST = (1 << 32) - 1
"""The last character that a block could have."""


def text_place(block: int, offset: int) -> int:
    """A character of a block as one number, in the order of the text."""
    return block << 32 | offset


class Extent(NamedTuple):
    """How far from its start an item touches text: over how many blocks, or characters of one."""

    blocks: int
    characters: int


EVERYWHERE = Extent(1 << 31, _LAST)
"""From one end of a text to the other."""


class RowWindow(Sequence[T], Generic[T]):
    """Items in their order; the first page is there, the others are read when they are needed.

    Items whose rows have gone since the window was opened are `missing`.
    """

    def __init__(
        self, count: int, first: Sequence[T] | None, page: int, read: ReadRows[T], missing: T
    ) -> None:
        """`count` items, of which `first` are the first `page` (or all, if they are no more).

        Without `first` that page is read when it is needed too.
        """
        self._count, self._page, self._missing = count, page, missing
        self._read = read
        self._first = self._filled(first or (), 0 if first is None else min(page, count))
        self._pages: dict[int, Sequence[T]] = {}
        self._changed: Mapping[int, T] = {}

    def with_changed(self, changed: Mapping[int, T]) -> Self:
        """The same items, but for those with these numbers."""
        other = copy(self)
        other._pages, other._changed = {}, {**self._changed, **changed}
        return other

    @property
    def first(self) -> Sequence[T]:
        """The items that were there from the beginning."""
        return self._first

    @property
    def is_read(self) -> bool:
        """Whether the first page is all there is."""
        return self._count <= self._page

    def _filled(self, items: Sequence[T], count: int) -> Sequence[T]:
        lacking = count - len(items)
        return [*items, *[self._missing] * lacking] if lacking > 0 else items

    def _items(self, page: int) -> Sequence[T]:
        """The items of a page as they were read."""
        if page == 0 and self._first:
            return self._first
        found = self._pages.pop(page, None)
        if found is None:
            low = page * self._page
            high = min(low + self._page, self._count)
            found = self._filled(self._read(low, high), high - low)
            if len(self._pages) >= KEPT:
                del self._pages[next(iter(self._pages))]
        self._pages[page] = found  # at the end of the line: it was asked for last
        return found

    def __len__(self) -> int:
        """How many items there are, read or not."""
        return self._count

    def __iter__(self) -> Iterator[T]:
        """All items, page by page."""
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
        """An item by its number (from 0; no negative ones), or some."""
        if isinstance(index, slice):
            return tuple(self[number] for number in range(*index.indices(self._count)))
        if not 0 <= index < self._count:
            raise IndexError(index)
        if index in self._changed:
            return self._changed[index]
        return self._items(index // self._page)[index % self._page]


class Spanned(Protocol):
    """An item that stands at a span of the text."""

    @property
    def span(self) -> Span:
        """Where it stands."""


S = TypeVar("S", bound=Spanned)


class SpanRows(NamedTuple, Generic[S]):
    """How the rows of a window are read that are not in its first page.

    `number_at` gives the number of the first of these items that starts at a place or behind it, or
    None if there is none.
    """

    read: ReadRows[S]
    number_at: Callable[[int], int | None]


class SpanWindow(RowWindow[S]):
    """Items that stand at spans, in the order of their starts; they are found by place too.

    An item that was changed keeps its place.
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
        """All items that touch a place from `low` on and before `high`, and perhaps others."""
        blocks, characters = self._extent
        first = self._number_at(_moved(low, -blocks, -characters))
        last = self._number_at(_moved(high, blocks, characters))
        return (self[number] for number in range(first, last))

    def first_behind(self, place: int) -> int:
        """The number of the first item that ends behind a place; the count if there is none."""
        first = self._number_at(_moved(place, 0, -self._extent.characters))
        return next((n for n in range(first, len(self)) if _end(self[n]) > place), len(self))

    def starting_from(self, place: int) -> Iterator[tuple[int, S]]:
        """All items that start at a place or behind it, with their numbers; perhaps others too."""
        first = 0 if self._extent == EVERYWHERE else self._number_at(place)
        return ((number, self[number]) for number in range(first, len(self)))

    def starting_between(self, low: int, high: int) -> Iterator[tuple[int, S]]:
        """The items that start at a place from `low` on and before `high`, with their numbers."""
        items = self.starting_from(low)
        if self._extent != EVERYWHERE:
            items = takewhile(lambda item: _start(item[1]) < high, items)
        return (item for item in items if low <= _start(item[1]) < high)

    def _number_at(self, place: int) -> int:
        """The number of the first item that starts at a place or behind it, or the count."""
        if place <= 0:
            return 0
        if self.is_read or (self._first and place <= _start(self._first[-1])):
            return bisect_left(self._items(0), place, key=_start) if len(self) else 0
        found = self._rows.number_at(place) if place < BEHIND else None
        return len(self) if found is None else min(found, len(self))


def extent_of(spans: Sequence[Sequence[Span]]) -> Extent:
    """How far items reach from their starts, each given by the spans it touches, its own first.

    Items that are not in the order of their starts reach everywhere: then all are looked at.
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
    """A place so many blocks and characters away, at a block's beginning or end where it moves."""
    block, offset = place >> 32, place & _LAST
    if blocks:
        offset = 0 if blocks < 0 else _LAST
    return text_place(max(0, block + blocks), min(max(0, offset + characters), _LAST))


def _start(item: Spanned) -> int:
    return text_place(item.span.block, item.span.start)


def _end(item: Spanned) -> int:
    return text_place(item.span.block, item.span.end)
