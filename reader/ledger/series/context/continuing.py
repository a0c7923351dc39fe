"""Decides whether two numbers are of one continuing state, such as that of the displaced."""

from __future__ import annotations

from datetime import date

from reader.ledger.series.stated import Member, StatedQuantity, day_of
from reader.ledger.series.states.disasters import KIND, PAIR, is_one_disaster, shared_topics
from reader.ledger.series.states.exchanges import is_return
from reader.ledger.series.states.topics import heading_words
from reader.ledger.series.values import are_far_apart, is_same_value
from reader.ledger.series.words import FLYING, HARM, MILITARY

STATES = frozenset(
    (
        "displaced",
        "without power",
        "captured",
        "freed",
        "waiting",
        "deployed",
        "trapped",
        "infected",
        "evacuated",
        "on strike",
        "flooded",
        "retaken",
        "sheltered",
    )
)
"""Outcomes that continue for days, so that a number of another day may be of the same."""

NEAR_DAYS, FAR_DAYS = 7, 21
"""The most days between two numbers of one state without and with other agreement."""

NEAR_TIMES, FAR_TIMES = 3, 6
"""The same for the ratio of the numbers."""

SAME_NIGHT = 1.5
"""The largest ratio of two counts of drones for the same night."""

SAME_DAY = 2
"""The largest ratio of two tolls of a day under headings that name one event in two words."""

NEAR_EXCHANGE = 3
"""The most days between two numbers of the prisoners of one exchange."""


LEAST_SHELTERED = 1_000
"""The least number of people in shelters that is one of a whole land."""

LEAST_KEPT = 0.7
"""The least part of a toll that a correction leaves of it."""

LEAST_AGAIN = 50
"""The least number whose repetition is not chance."""

LEAST_TWICE = 12
"""The least number of people harmed that one text gives twice, and not for two events."""

LEAST_OF_KNOWN = 10
"""The same for things that the second text calls known: "eleven of the 24 trucks"."""


def is_one_state(one: Member, other: Member, is_same_claimant: bool) -> bool:
    """Whether two numbers without a stretch of time are of one state, if nothing conflicts."""
    (ours, our), (theirs, their) = one, other
    if not our.fates or not our.fates <= STATES or our.fates != their.fates:
        return False
    shared = our.sides & their.sides or our.places & their.places
    if "freed" in our.fates:
        is_near = days_between(one, other) <= 2
        return (
            is_near
            and (bool(shared) or is_same_claimant)
            and not are_far_apart(ours.figure, theirs.figure, 1.1)
        )
    if "captured" in our.fates and is_return(our.about | their.about):
        return is_one_exchange(one, other)
    if our.thing in MILITARY - {"ship"} and not our.sides & their.sides and not is_same_claimant:
        return False
    if "evacuated" in our.fates and not is_same_claimant and not our.places & their.places:
        return False
    if "deployed" in our.fates and bool(our.places) != bool(their.places):
        return False  # soldiers in a country are not only those in a part of it
    is_told = bool(shared) or is_same_claimant or "retaken" in our.fates
    days, times = (FAR_DAYS, FAR_TIMES) if is_told else (NEAR_DAYS, NEAR_TIMES)
    if not is_told and not our.thing:
        return False
    if "retaken" in our.fates and not (is_same_claimant or our.actors & their.actors):
        return False
    if "on strike" in our.fates and not _is_one_strike(one, other):
        return False
    if "sheltered" in our.fates and not is_told and (ours.figure.low or 0) < LEAST_SHELTERED:
        return False  # in a school of one town, and in a church of another
    is_near = not are_far_apart(ours.figure, theirs.figure, times)
    return is_near and days_between(one, other) <= days


def is_one_exchange(one: Member, other: Member) -> bool:
    """Whether two equal numbers are of prisoners who are exchanged in these days."""
    (ours, our), (theirs, their) = one, other
    if our.fates != {"captured"} or not (is_return(our.about) and is_return(their.about)):
        return False
    least = LEAST_OF_KNOWN if our.places & their.places else LEAST_AGAIN
    is_same = is_same_value(ours.figure, theirs.figure) and (ours.figure.low or 0) >= least
    return is_same and days_between(one, other) <= NEAR_EXCHANGE and our.sides == their.sides


def _is_one_strike(one: Member, other: Member) -> bool:
    """Whether two numbers of strikers are of one strike: the same workers, or one heading."""
    (ours, our), (theirs, their) = one, other
    is_same_work = bool(our.kinds) and our.kinds == their.kinds
    return is_same_work or ours.place.heading.casefold() == theirs.place.heading.casefold()


def is_repetition(one: Member, other: Member, is_same_claimant: bool) -> bool:
    """Whether a claimant repeats a number of the same things: "the 50,000 shells"."""
    (ours, our), (theirs, their) = one, other
    if (
        not our.thing
        or our.fates != their.fates
        or our.stretch != their.stretch
        or "freed" in our.fates
    ):
        return False
    if not is_same_value(ours.figure, theirs.figure) or days_between(one, other) > FAR_DAYS:
        return False
    shared = our.sides & their.sides or our.places & their.places
    low = ours.figure.low or 0
    if low >= LEAST_AGAIN and low % 100 and ours.place.day and our.kinds == their.kinds:
        names = heading_words(ours.place.heading) & heading_words(theirs.place.heading)
        if len(names) >= 2 and days_between(one, other) <= NEAR_EXCHANGE:
            return True  # "230 rescuers", under headings on one event
    if LEAST_OF_KNOWN <= low < LEAST_AGAIN and their.event == "the" and not our.fates:
        return bool(our.places & their.places) and days_between(one, other) <= NEAR_DAYS
    if low < LEAST_AGAIN:
        return False
    return is_same_claimant or bool(shared) and len(our.about & their.about) >= 3


def is_one_night(one: Member, other: Member, is_same_claimant: bool) -> bool:
    """Whether numbers of drones are of one night, even if one has no claimant."""
    (ours, our), (theirs, their) = one, other
    if our.thing not in FLYING or our.thing != their.thing or our.fates != their.fates:
        return False
    if our.stretch != "night" or their.stretch != "night" or day_of(one) != day_of(other):
        return False
    is_unnamed = not ours.claimants or not theirs.claimants or is_same_claimant
    if is_same_value(ours.figure, theirs.figure) and (ours.figure.low or 0) >= LEAST_OF_KNOWN:
        return True  # two publishers name the body and its country
    return is_unnamed and not are_far_apart(ours.figure, theirs.figure, SAME_NIGHT)


def is_toll_again(one: Member, other: Member) -> bool:
    """Whether a figure repeats the toll of an event under a heading that names it again.

    "The death toll is now 61" continues the 37 bodies under another heading "Ferry". The number of
    prisoners of one exchange is repeated without one.
    """
    (ours, our), (theirs, their) = one, other
    if is_one_exchange(one, other):
        return True
    if not has_toll(our) or not has_toll(their) or our.thing != their.thing:
        return False
    if ours.place == theirs.place and our.kinds == their.kinds:
        is_many = (ours.figure.low or 0) >= LEAST_TWICE or _share_pair(our, their)
        return is_many and is_same_value(ours.figure, theirs.figure)
    if ours.place.day == theirs.place.day:
        whose = {claimant.entry for claimant in ours.claimants}
        is_known = not whose.isdisjoint([claimant.entry for claimant in theirs.claimants])
        if shared_topics(our, their) >= 2 and ours.place.source != theirs.place.source:
            return not are_far_apart(ours.figure, theirs.figure, SAME_DAY)
        is_known = is_known or bool(our.topics & their.topics or our.places & their.places)
        return _is_told_twice(one, other) and is_known
    if days_between(one, other) > NEAR_DAYS:
        return False
    if is_told_again(one, other):
        return True
    is_state = our.fates <= STATES
    times = NEAR_TIMES if is_state else FAR_TIMES
    if not is_state and their.event != "the" or are_far_apart(ours.figure, theirs.figure, times):
        return False
    is_grown = (theirs.figure.high or 0) >= (ours.figure.low or 0)
    if not is_grown and our.fates <= {"killed"}:
        return False
    shared = our.topics & their.topics
    if shared and all(topic[0] == KIND for topic in shared):
        return is_one_disaster(one, other, days_between(one, other))
    return bool(shared)


def is_told_again(one: Member, other: Member) -> bool:
    """Whether another publisher tells of an event as new that has been told of days before.

    Both headings share two words that name it, and the numbers differ little.
    """
    (ours, our), (theirs, their) = one, other
    if not has_toll(our) or not has_toll(their) or shared_topics(our, their) < 2:
        return False
    if ours.place.publisher == theirs.place.publisher or days_between(one, other) > AGAIN_DAYS:
        return False
    return not are_far_apart(ours.figure, theirs.figure, AGAIN_TIMES)


AGAIN_DAYS, AGAIN_TIMES = 2, 1.5
"""The most days, and the largest ratio, of two tolls that two publishers first tell."""


def is_fallen(one: Member, other: Member) -> bool:
    """Whether a toll of a later day is much lower: a correction takes back one or two."""
    (ours, our), (theirs, their) = one, other
    if our.fates != {"killed"} or their.fates != our.fates or our.antecedent or their.antecedent:
        return False
    low, high = ours.figure.low, theirs.figure.high
    if low is None or high is None or not ours.place.day < theirs.place.day:
        return False
    return high < LEAST_KEPT * low


def _is_told_twice(one: Member, other: Member) -> bool:
    """Whether two bulletins of a day give the same number, which is not one or two."""
    ours, theirs = one[0].figure, other[0].figure
    is_same = ours[1:3] == theirs[1:3] and (ours.low or 0) > 2
    return is_same and one[0].place.source != other[0].place.source


def _share_pair(our: StatedQuantity, their: StatedQuantity) -> bool:
    return any(topic[0] == PAIR for topic in our.topics & their.topics)


def has_harm(quantity: StatedQuantity) -> bool:
    """Whether a number is one of people who were harmed, at any place and time."""
    return bool(quantity.fates) and quantity.fates <= HARM and quantity.unit is None


def has_toll(quantity: StatedQuantity) -> bool:
    """Whether a number is one of people whom an event harmed, or who were saved from it."""
    is_harm = bool(quantity.fates) and quantity.fates <= HARM | {"rescued", "evacuated", "trapped"}
    return is_harm and quantity.stretch is None and not quantity.sides and quantity.unit is None


def refers_to(one: Member, other: Member) -> bool:
    """Whether one number of a development refers to the other: "up from 57"."""
    (ours, our), (theirs, their) = one, other
    if ours.place != theirs.place:
        return False
    return their.antecedent == ours.figure.span[:2] or our.antecedent == theirs.figure.span[:2]


def days_between(one: Member, other: Member) -> int:
    """Return the days between two bulletins; 0 if one has no day."""
    first, last = one[0].place.day, other[0].place.day
    if not first or not last:
        return 0
    return abs((date.fromisoformat(first) - date.fromisoformat(last)).days)
