"""Decides whether two totals are of the dead or wounded of one land, counted since one day."""

from __future__ import annotations

from reader.ledger.series.stated import LAND, Member, StatedQuantity
from reader.ledger.series.values import are_far_apart


def begin_alike(our: StatedQuantity, their: StatedQuantity) -> bool:
    """Whether two totals of a land begin with one day, or one with a day of the other's month."""
    if not shares_land(our, their) or not (our.since and their.since):
        return False
    days, months = zip(*(one.since.rpartition(" ")[::2] for one in (our, their)), strict=True)
    return months[0] == months[1] and (days[0] == days[1] or not all(days))


def is_one_land(one: Member, other: Member, days: int) -> bool:
    """Whether two totals are of the dead of one land, some days apart, and near enough."""
    if not shares_land(one[1], other[1]):
        return False
    is_dated = begin_alike(one[1], other[1])
    times = TIMES if one[1].since == other[1].since or is_dated else DATED_TIMES
    if are_far_apart(one[0].figure, other[0].figure, times):
        return False
    is_slow = not are_far_apart(one[0].figure, other[0].figure, LATER_TIMES)
    return days <= DAYS or is_dated and days <= DATED_DAYS or is_slow and days <= LATER_DAYS


def may_be_of_later_war(one: Member, other: Member, days: int) -> bool:
    """Whether two totals of a land are too different for the days between, even of one claimant."""
    is_far = are_far_apart(one[0].figure, other[0].figure, LATER_GROWTH)
    return days > DAYS and is_far and shares_land(one[1], other[1])


LATER_GROWTH = 3
"""The largest ratio of two totals of one claimant with more than a week between."""


def shares_land(our: StatedQuantity, their: StatedQuantity) -> bool:
    """Whether two totals are of the dead of one land."""
    return any(topic[0] == LAND for topic in our.topics & their.topics)


TIMES, DATED_TIMES, DAYS = 4, 1.3, 7
"""The largest ratio of two totals that begin alike and of others, and the most days between."""
LATER_TIMES, LATER_DAYS = 2, 14
"""The same if more days are between, and the totals differ less."""
DATED_DAYS = 60
"""The most days between two totals that begin with one month."""


def are_of_two_lands(our: StatedQuantity, their: StatedQuantity) -> bool:
    """Whether two totals are of the dead of two lands."""
    ours, theirs = (
        {topic for topic in one.topics if topic[0] == LAND} if one.per == "total" else set()
        for one in (our, their)
    )
    return bool(ours and theirs) and ours.isdisjoint(theirs)
