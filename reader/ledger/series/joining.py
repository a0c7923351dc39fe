"""Joins figures into series, the claims of one quantity; what is not clear stays apart."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator
from itertools import chain
from typing import Protocol

from reader.ledger.series.evidence import conflict, same_fates, speaks_for_one
from reader.ledger.series.quantities import quantity_of
from reader.ledger.series.stated import Member, Series, StatedFigure, StatedQuantity, series_of
from reader.ledger.series.sums import is_money

LIKELY = 24
"""Series of a name, those that begin last, that a figure may be of."""

COMPARED = 20
"""Members of a series, the last ones, that a figure is compared with."""


def join_series(figures: Iterable[StatedFigure]) -> list[Series]:
    """Return the series, those that begin first before others; each figure is in one."""
    joiner = SeriesJoiner()
    for stated in sorted(figures, key=place_of):
        joiner.add((stated, quantity_of(stated)))
    return list(map(series_of, joiner.series))


def place_of(stated: StatedFigure) -> tuple[object, ...]:
    """Where a figure stands among others: figures are joined in this order.

    A heading goes behind its text, which tells what it counts.
    """
    place, span = stated.place, stated.figure.span
    return place.day, place.source, place.number, span.block == 0, span


def bucket_of(quantity: StatedQuantity) -> tuple[object, ...]:
    """What all figures of one series share; figures of other buckets are never compared.

    So each bucket can be joined alone.
    """
    if is_money(quantity):
        return ("money", quantity.unit)
    if quantity.fates:
        return ("fates", quantity.unit, same_fates(quantity.fates))
    return ("thing", quantity.unit, quantity.thing, quantity.kinds)


class SeriesMemory(Protocol):
    """What is known of series that were joined before, from earlier days than what is added."""

    def last(self, key: Hashable, most: int) -> list[tuple[bytes, int]]:
        """The series with a key that begin last: where they begin, in order, and their names."""

    def members(self, name: int) -> list[Member]:
        """The figures of the series with this name, in the order in which they were joined."""


_Rank = tuple[int, bytes, int]
"""The order in which series begin: those of a memory first; the last is the number of a series."""


class SeriesJoiner:
    """The series so far, and which may have a figure with given names in it."""

    def __init__(self, memory: SeriesMemory | None = None) -> None:
        """Of the series of a `memory` those are read that may be continued."""
        self.series: list[list[Member]] = []
        self.names: dict[int, int] = {}  # of the series of the memory, by number
        self._memory, self._numbers = memory, dict[int, int]()
        self._ranks: list[_Rank] = []
        self._known: dict[Hashable, list[_Rank]] = {}

    def add(self, member: Member) -> int:
        """Add a figure to the one series that it fits, or to a new one; returns its number."""
        keys = list(keys_of(member))
        likely = dict.fromkeys(chain.from_iterable(map(self._last, keys)))
        fitting = [number for number in likely if _fits(self._members(number), member)]
        if len(fitting) > 1:
            fitting = _nearest(fitting, self.series, member)
        number = fitting[0] if len(fitting) == 1 else self._new(1, b"")
        self._members(number).append(member)
        for key in keys:
            self._note(key, self._ranks[number])
        return number

    def _new(self, kind: int, begins: bytes) -> int:
        number = len(self.series)
        self.series.append([])
        self._ranks.append((kind, begins, number))
        return number

    def _members(self, number: int) -> list[Member]:
        members = self.series[number]
        if not members and number in self.names and self._memory is not None:
            members += self._memory.members(self.names[number])
        return members

    def _note(self, key: Hashable, rank: _Rank) -> None:
        """Remember that a series has a key."""
        known = self._known.setdefault(key, [])
        at = bisect_left(known, rank)
        if at == len(known) or known[at] != rank:
            known.insert(at, rank)

    def _last(self, key: Hashable) -> Iterable[int]:
        """The series with a key that began last, the last one first."""
        known = self._known.get(key)
        if known is None:
            if self._memory is None:
                return ()
            known = self._known[key] = sorted(
                self._ranks[self._number_of(begins, name)]
                for begins, name in self._memory.last(key, LIKELY)
            )
        return [number for _, _, number in reversed(known[-LIKELY:])]

    def _number_of(self, begins: bytes, name: int) -> int:
        if name not in self._numbers:
            self._numbers[name] = self._new(0, begins)
            self.names[self._numbers[name]] = name
        return self._numbers[name]


def _fits(members: list[Member], member: Member) -> bool:
    """Whether something speaks for a figure being of a series, which is quicker, and nothing
    against it.
    """
    last = members[-COMPARED:] if len(members) > 1 else members
    for known in last:
        if speaks_for_one(known, member):
            break
    else:
        return False
    return not any(conflict(known, member) for known in reversed(last))


def _nearest(fitting: list[int], series: list[list[Member]], member: Member) -> list[int]:
    """Of several series the one with a figure of the same claimant, if only one has."""
    whose = {one.entry for one in member[0].claimants}
    return [
        number
        for number in fitting
        if any(one.entry in whose for stated, _ in series[number] for one in stated.claimants)
    ]


def keys_of(member: Member) -> Iterator[Hashable]:
    """What series are looked up by: the quantity with each name that may join it."""
    stated, quantity = member
    thing = (quantity.thing, quantity.kinds, quantity.fates)
    what = (thing, quantity.unit, quantity.per)
    bucket = bucket_of(quantity)
    yield what, "words", quantity.wording
    if is_money(quantity):
        yield "sum", quantity.unit, quantity.per, stated.figure.low
    yield bucket, "paragraph", stated.place, stated.figure.span.block
    yield what, "development", stated.place
    if quantity.per in (None, "total"):
        yield from ((bucket, thing, "side", one) for one in quantity.sides)
    yield from ((what, "claimant", one.entry) for one in stated.claimants)
    yield from ((what, "side", one) for one in quantity.sides)
    yield from ((what, "actor", one) for one in quantity.actors)
    yield from ((what, "place", one) for one in quantity.places)
