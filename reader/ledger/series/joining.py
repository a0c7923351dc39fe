"""Joins figures into series, the claims of one quantity; what is not clear stays apart."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from itertools import chain, islice

from reader.ledger.series.evidence import conflict, speaks_for_one
from reader.ledger.series.quantities import quantity_of
from reader.ledger.series.stated import Member, Series, StatedFigure
from reader.ledger.series.sums import is_money

LIKELY = 24
"""Series of a name, the last ones, that a figure may be of."""

COMPARED = 20
"""Members of a series, the last ones, that a figure is compared with."""


def join_series(figures: Iterable[StatedFigure]) -> list[Series]:
    """Return the series, those that begin first before others; each figure is in one."""
    ordered = sorted(figures, key=_place)
    joiner = _Joiner()
    for stated in ordered:
        joiner.add((stated, quantity_of(stated)))
    return [Series(_name(members), tuple(members)) for members in joiner.series]


def _place(stated: StatedFigure) -> tuple[object, ...]:
    """Where a figure stands; a heading goes behind its text, which tells what it counts."""
    place, span = stated.place, stated.figure.span
    return place.day, place.source, place.number, span.block == 0, span


class _Joiner:
    """The series so far, and which may have a figure with given names in it."""

    def __init__(self) -> None:
        self.series: list[list[Member]] = []
        self._known: dict[Hashable, int | dict[int, None]] = {}  # most keys are of one series

    def add(self, member: Member) -> None:
        """Add a figure to the one series that it fits, or to a new one."""
        keys = list(_keys(member))
        likely = dict.fromkeys(chain.from_iterable(map(self._last, keys)))
        fitting = [number for number in likely if _fits(self.series[number], member)]
        if len(fitting) > 1:
            fitting = _nearest(fitting, self.series, member)
        if len(fitting) == 1:
            number = fitting[0]
        else:
            number = len(self.series)
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
    is_one = False
    for at in range(len(members) - 1, max(-1, len(members) - 1 - COMPARED), -1):
        if conflict(members[at], member):
            return False
        is_one = is_one or speaks_for_one(members[at], member)
    return is_one


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
    yield what, "words", quantity.wording
    if is_money(quantity):
        yield "sum", quantity.unit, quantity.per, stated.figure.low
    yield "paragraph", stated.place, stated.figure.span.block
    yield what, "development", stated.place
    if quantity.per in (None, "total"):
        yield from ((thing, "side", one) for one in quantity.sides)
    yield from ((what, "claimant", one.entry) for one in stated.claimants)
    yield from ((what, "side", one) for one in quantity.sides)
    yield from ((what, "actor", one) for one in quantity.actors)
    yield from ((what, "place", one) for one in quantity.places)


def _name(members: list[Member]) -> str:
    """What the figures count, in the fullest words that one of them has."""
    counted = [stated.figure.counted for stated, _ in members if stated.figure.counted]
    units = [stated.figure.unit for stated, _ in members if stated.figure.unit]
    return max(counted, key=len, default=None) or (units[0] if units else "")
