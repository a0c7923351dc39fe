"""Decides whether two numbers stand in a report that is published again and again."""

from __future__ import annotations

from functools import lru_cache

from reader.ledger.series.context.continuing import FAR_DAYS, NEAR_DAYS, days_between
from reader.ledger.series.context.crews import names_beside
from reader.ledger.series.stated import Member, StatedFigure, StatedQuantity
from reader.ledger.series.states.land_totals import begin_alike
from reader.ledger.series.states.topics import heading_words
from reader.ledger.series.surroundings import claimants_side
from reader.ledger.series.values import are_far_apart, is_same_value
from reader.ledger.series.words import CALENDAR, FLYING, HARM, MILITARY, TIME_WORDS, content

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
    if is_of_one and our.fates or our.thing == "clash":
        is_other = ours.claimants and theirs.claimants and not is_same_claimant
        if not is_other and _is_daily_count(one, other):
            return True
    is_near = our.stretch != "total" or not are_far_apart(ours.figure, theirs.figure, NEAR_TIMES)
    about, other_about = our.about - TIME_WORDS, their.about - TIME_WORDS
    return is_near and 2 * len(about & other_about) >= len(about | other_about) > 0


def _is_daily_count(one: Member, other: Member) -> bool:
    """Whether two counts of a day have the same words for thing and outcome, by one publisher."""
    (ours, our), (theirs, their) = one, other
    is_same = (our.kinds, our.fates) == (their.kinds, their.fates)
    is_of_one = ours.place.publisher == theirs.place.publisher != ""
    is_near = not are_far_apart(ours.figure, theirs.figure, DAY_TIMES)
    return is_same and our.stretch == "day" and is_of_one and is_near


DAY_TIMES = 3
"""The largest ratio of two counts of a day in the same report."""

NEAR_TIMES = 1.2
"""The largest ratio of two totals in the same report."""


def is_same_toll(one: Member, other: Member, is_same_claimant: bool) -> bool:
    """Whether two counts of killed or wounded people stand in a report of one toll, day by day.

    They are totals that differ little, or counts of a day; both texts share a name, and a claimant,
    or the claimants are bodies of one kind.
    """
    (ours, our), (theirs, their) = one, other
    if not our.fates or not our.fates <= HARM or our.fates != their.fates or our.unit is not None:
        return False
    if (our.thing, our.kinds) != (their.thing, their.kinds) or our.thing in MILITARY:
        return False
    if our.stretch != their.stretch or days_between(one, other) > FAR_DAYS:
        return False
    is_of_one = is_same_claimant or _are_of_one_kind(ours, theirs) or _is_of_one_report(one, other)
    if our.stretch == "total":
        least = LEAST_CAUSED if our.kinds else LEAST_EXACT
        is_great = (ours.figure.low or 0) >= least <= (theirs.figure.low or 0)
        near = TOLL_TIMES if is_of_one else NEAR_TOLLS
        if _share_land(ours, theirs):
            near = min(GROWN, near + GROWTH * days_between(one, other))
        if not is_great or are_far_apart(ours.figure, theirs.figure, near):
            return False
        if is_of_one:
            return True
        if ours.claimants and theirs.claimants or not names_beside(ours) & names_beside(theirs):
            return False
        if _share_land(ours, theirs):
            return days_between(one, other) <= NEAR_DAYS + 1
        is_exact = _is_exact(ours.figure.low) and _is_exact(theirs.figure.low)
        is_exact = is_exact and not are_far_apart(ours.figure, theirs.figure, EXACT_TIMES)
        return is_exact and days_between(one, other) <= NEAR_DAYS
    if (
        our.stretch != "day"
        or not is_of_one
        or are_far_apart(ours.figure, theirs.figure, DAY_TOLLS)
    ):
        return False
    if ours.place.publisher == theirs.place.publisher and _is_of_one_report(one, other):
        return is_done_alike(our, their)
    return is_same_claimant or bool(names_beside(ours) & names_beside(theirs))


DAY_TOLLS = 6
"""The largest ratio of two tolls of a day in the same report."""


def _share_land(ours: StatedFigure, theirs: StatedFigure) -> bool:
    """Whether both headings have a name that is no people's: "Lorne", and not "Lornish"."""
    shared = names_beside(ours) & names_beside(theirs)
    shared &= heading_words(ours.place.heading) & heading_words(theirs.place.heading)
    return any(not one.endswith(("i", "ian", "ish", "ese", "can")) for one in shared)


GROWTH, GROWN = 0.015, 1.15
"""How much a war's toll may grow in a day, and in all, between two publishers."""


def _is_of_one_report(one: Member, other: Member) -> bool:
    """Whether two texts of a publisher, or a text and its heading, are on one subject."""
    ours, theirs = one[0].place, other[0].place
    is_of_one = ours.publisher == theirs.publisher != ""
    shared = heading_words(ours.heading) & heading_words(theirs.heading)
    return ours == theirs or is_of_one and bool(shared)


def began_apart(one: Member, other: Member, is_same_claimant: bool) -> bool:
    """Whether two totals are counted from different days.

    "Since the war began" and a date may be one, and so may "October" and "7 October".
    """
    since = one[1].since, other[1].since
    if since[0] == since[1] or not all(since) or begin_alike(one[1], other[1]):
        return False
    return are_since_other_days(*since) or not is_same_toll(one, other, is_same_claimant)


@lru_cache(1_000)
def are_since_other_days(one: str, other: str) -> bool:
    """Whether two beginnings of a total cannot be one day, neither being a part of the other."""
    if one == other or not one or not other:
        return False
    words = [set(text.split()) - {"2", "the"} for text in (one, other)]
    is_part = any(CALENDAR & words[0] & words[1] and not text[0].isdigit() for text in (one, other))
    return not is_part and "war" not in (one, other)


def are_clearly_apart(one: Member, other: Member) -> bool:
    """Whether two figures conflict for one of two reasons that are quick to see and frequent.

    They are of other places, or counted since other days.  `conflict` finds both, and more.
    """
    our, their = one[1], other[1]
    if our.unit is None and our.places and their.places and our.places.isdisjoint(their.places):
        return True
    return our.since != their.since and are_since_other_days(our.since, their.since)


LEAST_CAUSED = 100
"""The least total of those who died of one cause."""

NEAR_TOLLS = 1.03
"""The largest ratio of two totals of a week under headings with a common name."""

TOLL_TIMES = 1.08
"""The largest ratio of two totals of one claimant within some weeks."""


def _are_of_one_kind(ours: StatedFigure, theirs: StatedFigure) -> bool:
    """Whether claimants may be one body: "Health Ministry", "Ministry of Health in Gaza"."""
    one = {word for claimant in ours.claimants for word in content(claimant.name)}
    other = {word for claimant in theirs.claimants for word in content(claimant.name)}
    return {"health", "ministry"} <= one & other and (one <= other or other <= one)


def _speak_for_two(ours: StatedFigure, theirs: StatedFigure) -> bool:
    """Whether the claimants of two numbers are bodies of two lands."""
    one, other = claimants_side(ours), claimants_side(theirs)
    return bool(one and other) and one.isdisjoint(other)


def is_rounded_in_heading(ours: StatedFigure, theirs: StatedFigure) -> bool:
    """Whether a heading rounds the great number of its text: "toll passes 64,700"."""
    if ours.place != theirs.place or ours.figure.span.block and theirs.figure.span.block:
        return False
    is_great = min(ours.figure.low or 0, theirs.figure.low or 0) >= LEAST_EXACT
    return is_great and not are_far_apart(ours.figure, theirs.figure, EXACT_TIMES)


def is_done_alike(our: StatedQuantity, their: StatedQuantity) -> bool:
    """Whether the same is told of two counts at one place: none left if the others arrived."""
    ours, theirs = (one.about - TIME_WORDS - one.places for one in (our, their))
    return not (ours and theirs) or bool(ours & theirs)


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
    if not our.sides & their.sides and _speak_for_two(ours, theirs):
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


LEAST_MEASURE = 1_000


def is_measured_again(one: Member, other: Member) -> bool:
    """Whether a measure of the same thing is repeated, such as one delivery of gas."""
    (ours, our), (theirs, their) = one, other
    if our.unit == "percent" or (ours.figure.low or 0) < LEAST_MEASURE:
        return False
    if not is_same_value(ours.figure, theirs.figure) or days_between(one, other) > FAR_DAYS:
        return False
    return bool(our.places & their.places) and len(our.about & their.about) >= 2


def is_one_measure(one: Member, other: Member, is_same_claimant: bool) -> bool:
    """Whether two measures are of the same thing: their sentences have most words in common."""
    our, their = one[1], other[1]
    shared, either = our.about & their.about, our.about | their.about
    is_near = len(shared) >= 3 and 2 * len(shared) >= len(either)
    return is_near and (bool(our.places & their.places) or is_same_claimant)
