"""Decides whether two numbers are of two events, returns, or stretches of time."""

from __future__ import annotations

import re
from datetime import date

from reader.ledger.series.context.continuing import (
    FAR_TIMES,
    NEAR_DAYS,
    NEAR_EXCHANGE,
    days_between,
    has_toll,
    is_fallen,
    is_told_again,
)
from reader.ledger.series.context.normalising import OF_LANDS
from reader.ledger.series.context.rubrics import are_great_sums, is_same_toll
from reader.ledger.series.stated import Member, StatedQuantity, day_of
from reader.ledger.series.states.disasters import is_one_wide_disaster, shared_topics
from reader.ledger.series.states.exchanges import is_return
from reader.ledger.series.values import are_far_apart, is_same_value
from reader.ledger.series.words import CALENDAR, HARM

_OF_EVENTS = HARM | {"detained"}


def is_other_event(one: Member, other: Member) -> bool:
    """Whether two numbers are of two events, of two returns, or of a month and a day."""
    if _is_of_other_day(one, other) or _is_of_month(one, other):
        return True
    return _are_two_events(one, other) or _are_two_returns(one, other)


def _is_of_other_day(one: Member, other: Member) -> bool:
    """Whether two numbers of casualties or arrests are of two days, and so of two events."""
    (ours, our), (theirs, their) = one, other
    if our.fates.isdisjoint(_OF_EVENTS) or our.sides and their.sides and our.stretch:
        return False
    if are_great_sums(one, other):
        return False
    if our.stretch == "day" and is_same_toll(one, other, _share_claimant(one, other)):
        return False
    if our.stretch in ("night", "day"):
        return day_of(one) != day_of(other)
    if our.stretch is not None:
        return False
    if are_far_apart(ours.figure, theirs.figure) or is_fallen(one, other):
        return True
    if is_told_again(one, other):
        return False
    if is_one_wide_disaster(one, other, days_between(one, other)):
        return False
    if our.when or their.when:
        return not _may_be_one_day(one, other)
    return ours.place.day != theirs.place.day and their.event != "the"


def _share_claimant(one: Member, other: Member) -> bool:
    ours = {claimant.entry for claimant in one[0].claimants}
    return not ours.isdisjoint([claimant.entry for claimant in other[0].claimants])


def _may_be_one_day(one: Member, other: Member) -> bool:
    """Whether the day of one figure may be that of the other, which was published then or later."""
    (ours, our), (theirs, their) = one, other
    if our.when and their.when or not (ours.place.day and theirs.place.day):
        return our.when == their.when
    if their.when:
        days = _days(their.when, ours.place.day)
        return 0 <= days <= 1 or days > 1 and our.event == "the"
    is_known = their.event == "the" or our.when == theirs.place.day
    if ours.place == theirs.place and not their.event:
        return True  # "40 had died", in a text on the strike of Monday
    if not is_known and our.when and ours.place.day == theirs.place.day:
        return 0 <= _days(our.when, theirs.place.day) <= 1
    return is_known and our.when is not None and our.when <= theirs.place.day


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _is_of_month(one: Member, other: Member) -> bool:
    """Whether one number is for a month ("in May"), and the other one for no stretch of time."""
    (ours, our), (theirs, their) = one, other
    if our.stretch or their.stretch or bool(our.since) == bool(their.since):
        return False
    if (our.since or their.since).partition(" ")[0] not in CALENDAR:
        return False  # "the deadliest attack this year"
    return not is_same_value(ours.figure, theirs.figure)


def _are_two_events(one: Member, other: Member) -> bool:
    """Whether two sentences of a paragraph each introduce an event, and only one says where."""
    (ours, our), (theirs, their) = one, other
    if not our.event == their.event == "a" or not our.fates & HARM:
        return False
    places = ours.place, ours.figure.span.block
    is_apart = places == (theirs.place, theirs.figure.span.block) and our.sentence != their.sentence
    return is_apart and bool(our.places) != bool(their.places)


def _are_two_returns(one: Member, other: Member) -> bool:
    """Whether different numbers came back more than some days apart: of prisoners, of the dead."""
    (ours, our), (theirs, their) = one, other
    if our.stretch or not our.fates <= _BACK or days_between(one, other) <= NEAR_EXCHANGE:
        return False
    if is_same_value(ours.figure, theirs.figure):
        return False
    return is_return(our.about) and is_return(their.about)


_BACK = frozenset(("captured", "freed"))


def are_two_states(one: Member, other: Member) -> bool:
    """Whether two numbers of a lasting state are too different: of a town, and of the country."""
    (ours, our), (theirs, their) = one, other
    is_state = our.fates == {"displaced"} and our.unit is None
    if is_state and "part" in our.kinds & their.kinds and ours.place != theirs.place:
        return not is_same_value(ours.figure, theirs.figure)  # "fled in two days"
    return is_state and are_far_apart(ours.figure, theirs.figure, OTHER_TIMES)


OTHER_TIMES = 20
"""The ratio of the displaced of two lands, or of a town and of its land."""


def is_part_of_land(one: Member, other: Member) -> bool:
    """Whether one number is of a country and one of a place: "46,000 in Lorne, 9,000 in Ambry"."""
    (ours, our), (theirs, their) = one, other
    if not our.fates or not our.fates <= OF_LANDS:
        return False
    if bool(our.places) == bool(their.places) or is_same_value(ours.figure, theirs.figure):
        return False
    return ours.place == theirs.place or bool(our.sides or their.sides)


LEAST_SHARED = 100
"""The least toll that is not equal by chance under headings with a common name."""


def is_one_story(one: Member, other: Member) -> bool:
    """Whether two tolls stand under headings that name one event, within a week, at one place."""
    (ours, our), (theirs, their) = one, other
    if not has_toll(our) or not has_toll(their):
        return False
    if (our.thing, our.kinds, our.fates) != (their.thing, their.kinds, their.fates):
        return False
    if (ours.figure.low or 0) >= LEAST_SHARED and is_same_value(ours.figure, theirs.figure):
        return bool(our.topics & their.topics) and days_between(one, other) <= NEAR_DAYS
    if our.places and their.places and our.places.isdisjoint(their.places):
        return False
    is_near = days_between(one, other) <= NEAR_DAYS
    is_near = is_near and not are_far_apart(ours.figure, theirs.figure, FAR_TIMES)
    return is_near and shared_topics(our, their) >= 2


def hit_others(our: StatedQuantity, their: StatedQuantity) -> bool:
    """Whether two new events have different targets: a strike on a bus, and one on a market."""
    if not our.event == their.event == "a" or not our.fates & HARM:
        return False
    found = [_TARGET.search(" ".join(one.wording[0])) for one in (our, their)]
    targets = {match["target"] for match in found if match}
    return len(targets) > 1


_TARGET = re.compile(r"\b(?:on|at|hit|struck) an? (?P<target>[a-z]+)\b")
