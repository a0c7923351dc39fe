"""Finds how the toll of one event rose from text to text, whoever states it.

Pure functions. The caller decides which texts are of one story.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from reader.ledger.catch_up import MovedFigure
from reader.ledger.series.standing import SeriesClaim, tells_of_rise

FIRST = 3
"""The number of first blocks, with the heading, that tell the story of a text."""

_PEOPLE = frozenset(("people", "civilian", "resident", "villager", "passenger", "worker"))
"""Things counted by the toll of an event; the children among the dead are no toll."""


class Toll(NamedTuple):
    """The number of dead of a text, and whether the text speaks of an event told before."""

    claim: SeriesClaim
    is_of_told: bool


def toll_of(claims: Iterable[SeriesClaim]) -> Toll | None:
    """Return the toll with which a text begins; None if it gives several numbers there, or none."""
    found = sorted(filter(_is_toll, claims), key=_block)
    if not found or _block(found[0]) >= FIRST:
        return None
    _, first = next(groupby(found, _block))
    told = list(first)
    if len({claim.stated.figure.low for claim in told}) > 1:
        return None
    return Toll(
        told[0], any(claim.quantity.event == "the" or tells_of_rise(claim) for claim in found)
    )


def _is_toll(claim: SeriesClaim) -> bool:
    figure, quantity = claim.stated.figure, claim.quantity
    return (
        figure.stance == "says"
        and figure.low is not None
        and quantity.fates == frozenset(("killed",))
        and quantity.thing in _PEOPLE
        and not quantity.kinds
        and quantity.stretch is None
        and not quantity.is_earlier
        and not quantity.sides
    )


def _block(claim: SeriesClaim) -> int:
    return claim.stated.figure.span.block


def risen_tolls(tolls: Sequence[tuple[int, Toll]]) -> Mapping[int, MovedFigure]:
    """Return, by key of a text, its toll that is higher than that of the texts of earlier days.

    `tolls` are those of the texts of one story. It is compared with the highest one of the latest
    earlier day that has one, the same publisher's before others. From a day on whose tolls are all
    lower than an earlier one, the story may have two events, and no toll is returned.
    """
    by_day = sorted(tolls, key=lambda one: _day(one[1]))
    found: dict[int, MovedFigure] = {}
    before: list[Toll] = []
    for day, some in groupby(by_day, lambda one: _day(one[1])):
        told = list(some)
        if before and max(_low(toll) for _, toll in told) < max(map(_low, before)):
            break
        for key, toll in told if day and before else ():
            earlier = max(before, key=lambda one: (_is_same_publisher(one, toll), _low(one)))
            if toll.is_of_told and _low(toll) > _low(earlier):
                found[key] = MovedFigure("", "", None, earlier.claim, toll.claim)
        before = [toll for _, toll in told]
    return found


def _day(toll: Toll) -> str:
    return toll.claim.stated.place.day or ""


def _low(toll: Toll) -> float:
    return toll.claim.stated.figure.low or 0


def _is_same_publisher(one: Toll, other: Toll) -> bool:
    ours, theirs = one.claim.stated.place.publisher, other.claim.stated.place.publisher
    return bool(ours) and ours == theirs
