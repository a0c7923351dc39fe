"""Joins figures into series, the claims of one quantity; what is not clear stays apart."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from itertools import chain, islice

from reader.ledger.series.evidence import conflict, same_fates, speaks_for_one
from reader.ledger.series.quantities import quantity_of
from reader.ledger.series.stated import Member, Series, StatedFigure, StatedQuantity, series_of
from reader.ledger.series.sums import is_money

LIKELY = 24
"""Series of a name, the last ones, that a figure may be of."""

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


class SeriesJoiner:
    """The series so far, and which may have a figure with given names in it."""

    def __init__(self) -> None:
        """There are none yet."""
        self.series: list[list[Member]] = []
        self._known: dict[Hashable, int | dict[int, None]] = {}  # most keys are of one series

    def put(self, member: Member, number: int) -> None:
        """Add a figure to the series with this number, or to a new one with the next number."""
        self._put(member, number, _keys(member))

    def add(self, member: Member) -> int:
        """Add a figure to the one series that it fits, or to a new one; returns its number."""
        keys = list(_keys(member))
        likely = dict.fromkeys(chain.from_iterable(map(self._last, keys)))
        fitting = [number for number in likely if _fits(self.series[number], member)]
        if len(fitting) > 1:
            fitting = _nearest(fitting, self.series, member)
        number = fitting[0] if len(fitting) == 1 else len(self.series)
        self._put(member, number, keys)
        return number

    def _put(self, member: Member, number: int, keys: Iterable[Hashable]) -> None:
        if number == len(self.series):
            self.series.append([])
        self.series[number].append(member)
        for key in keys:
            self._note(key, number)

    def _note(self, key: Hashable, number: int) -> None:
        """Remember that a series has a key."""
        known = self._known.setdefault(key, number)
        if isinstance(known, dict):
            known[number] = None
        elif known != number:
            self._known[key] = {known: None, number: None}

    def _last(self, key: Hashable) -> Iterable[int]:
        """The series that were found by a key last, the last one first."""
        known = self._known.get(key)
        if known is None:
            return ()
        return islice(reversed(known), LIKELY) if isinstance(known, dict) else (known,)


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


def _keys(member: Member) -> Iterator[Hashable]:
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
