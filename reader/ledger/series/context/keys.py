"""Finds the keys by which a figure meets the series that it may continue."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from reader.ledger.series.context.continuing import LEAST_AGAIN, STATES
from reader.ledger.series.context.rubrics import rubric_of
from reader.ledger.series.stated import Member, StatedQuantity, day_of
from reader.ledger.series.sums import is_money
from reader.ledger.series.words import CREWS, FLYING, HARM, TIMES, same_fates


def bucket_of(quantity: StatedQuantity) -> tuple[object, ...]:
    """Return the values that all figures of a series share; others are never compared.

    So each bucket can be joined alone.
    """
    if is_money(quantity):
        return ("money", quantity.unit)
    if quantity.fates:
        return ("fates", quantity.unit, same_fates(quantity.fates))
    return ("thing", quantity.unit, quantity.thing, quantity.kinds)


def lasting_keys(member: Member) -> Iterator[Hashable]:
    """Yield the keys that find series on any day: the quantity with each name that may join it."""
    stated, quantity = member
    if quantity.unit in TIMES:
        return  # hours and days are never joined
    thing = (quantity.thing, quantity.kinds, quantity.fates)
    what = (thing, quantity.unit, quantity.stretch)
    yield what, "words", quantity.wording
    if is_money(quantity):
        yield "sum", quantity.unit, quantity.stretch, stated.figure.low
    if quantity.unit == "percent":
        yield from ((what, "named", one) for one in quantity.named)
    if quantity.stretch in (None, "total"):
        bucket = bucket_of(quantity)
        yield from ((bucket, thing, "side", one) for one in quantity.sides)
    yield from ((what, "claimant", one.entry) for one in stated.claimants)
    yield from ((what, "side", one) for one in quantity.sides)
    yield from ((what, "actor", one) for one in quantity.actors)
    yield from ((what, "place", one) for one in quantity.places)
    if quantity.thing in FLYING and quantity.stretch == "night":
        yield "night", quantity.thing, quantity.fates, day_of(member)
    if quantity.fates and quantity.fates <= STATES and quantity.stretch is None:
        yield "state", quantity.thing, quantity.fates, quantity.unit
    yield from [("crew", thing, stated.figure.low)] if quantity.thing in CREWS else ()
    yield from ((what, "topic", one) for one in quantity.topics)
    if quantity.unit is None and (stated.figure.low or 0) >= LEAST_AGAIN:
        yield what, "again", stated.figure.low
    if quantity.fates and quantity.fates <= HARM and quantity.stretch in ("day", "total"):
        yield "report", thing, quantity.stretch
    if quantity.stretch is not None and quantity.unit is None and quantity.thing:
        yield what, "heading", rubric_of(stated.place.heading)
        if quantity.stretch == "total" and quantity.since and (stated.figure.low or 0) >= 1_000:
            yield what, "since", quantity.since


def local_keys(member: Member) -> Iterator[Hashable]:
    """Yield the keys that find series within one development."""
    stated, quantity = member
    if quantity.unit in TIMES:
        return
    yield "paragraph", bucket_of(quantity), stated.figure.span.block
    thing = (quantity.thing, quantity.kinds, quantity.fates)
    yield "development", thing, quantity.unit, quantity.stretch
