"""Decides whether two numbers stand in a report that is published again and again."""

from __future__ import annotations

from functools import lru_cache

from reader.ledger.series.context.tolls import FAR_DAYS, days_between
from reader.ledger.series.stated import Member, StatedFigure
from reader.ledger.series.values import are_far_apart
from reader.ledger.series.words import FLYING, MILITARY, content

LEAST_HEADING = 3
"""The fewest words of a heading that few other texts have."""

EXACT_TIMES = 1.02
"""The largest ratio of two exact totals, which grow slowly."""

LEAST_EXACT = 1_000

GREAT = 10_000
"""A number so large that one side does not lose it in one day."""


def is_one_rubric(one: Member, other: Member, is_same_claimant: bool) -> bool:
    """Whether two counts for equal stretches stand in like sentences under the same heading.

    Numbers of arms need a common side or claimant, if they are not totals: two sides lose tanks.
    """
    (ours, our), (theirs, their) = one, other
    if our.stretch is None or not our.thing or our.thing != their.thing:
        return False
    if not has_same_rubric(ours, theirs) or days_between(one, other) > FAR_DAYS:
        return False
    is_named = is_same_claimant or not our.named.isdisjoint(their.named)
    is_of_one = our.sides & their.sides or our.actors & their.actors or is_named
    is_of_one = is_of_one or "enemy" in our.sides | their.sides
    if our.thing in MILITARY and our.stretch != "total" and not is_of_one:
        return False
    if our.thing in FLYING and our.stretch == "night" and is_named:
        return True
    is_near = our.stretch != "total" or not are_far_apart(ours.figure, theirs.figure, NEAR_TIMES)
    return is_near and 2 * len(our.about & their.about) >= len(our.about | their.about) > 1


NEAR_TIMES = 1.2
"""The largest ratio of two totals in the same report."""


def has_same_rubric(ours: StatedFigure, theirs: StatedFigure) -> bool:
    """Whether two texts have the same heading, numbers aside, and one that few others have."""
    if ours.place == theirs.place:
        return False
    words = rubric_of(ours.place.heading)
    is_of_one = ours.place.publisher == theirs.place.publisher != ""
    return len(words) >= LEAST_HEADING - is_of_one and words == rubric_of(theirs.place.heading)


@lru_cache(1_000)
def rubric_of(heading: str) -> frozenset[str]:
    """Return the words of a heading by which it is compared with others."""
    return content(heading)


def is_exact_total(one: Member, other: Member) -> bool:
    """Whether two exact totals since one day differ so little that they count the same."""
    (ours, our), (theirs, their) = one, other
    if not our.stretch == "total" == their.stretch or not "" != our.since == their.since:
        return False
    if not our.thing or our.thing != their.thing or our.places != their.places:
        return False
    if not (_is_exact(ours.figure.low) and _is_exact(theirs.figure.low)):
        return False
    is_near = not are_far_apart(ours.figure, theirs.figure, EXACT_TIMES)
    return is_near and days_between(one, other) <= FAR_DAYS


def _is_exact(value: float | None) -> bool:
    return value is not None and value >= LEAST_EXACT and bool(value % 100)


def are_great_sums(one: Member, other: Member) -> bool:
    """Whether both numbers are of all that a side has lost, even if only one says so."""
    (ours, our), (theirs, their) = one, other
    if not (_is_great(ours) and _is_great(theirs)):
        return False
    return (
        {our.stretch, their.stretch} <= {None, "total"}
        and bool(our.sides & their.sides and our.fates)
        and our.when is their.when is None
        and not our.places | their.places
        and not are_far_apart(ours.figure, theirs.figure, 2)
    )


def _is_great(stated: StatedFigure) -> bool:
    value = stated.figure.low
    return value is not None and value >= GREAT
