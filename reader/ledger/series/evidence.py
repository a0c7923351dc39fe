"""Decides whether two figures are of one quantity: nothing must conflict, and something must agree.

The figures compared here count the same thing with the same outcome, for stretches of equal length.
"""

from __future__ import annotations

from reader.ledger.series.context.continuing import (
    NEAR_DAYS,
    STATES,
    days_between,
    is_one_night,
    is_one_state,
    is_repetition,
    is_toll_again,
    refers_to,
)
from reader.ledger.series.context.crews import is_one_crew
from reader.ledger.series.context.occasions import (
    are_two_states,
    hit_others,
    is_other_event,
    is_part_of_land,
)
from reader.ledger.series.context.rubrics import (
    are_great_sums,
    began_apart,
    has_same_rubric,
    is_done_alike,
    is_exact_total,
    is_measured_again,
    is_one_measure,
    is_one_rubric,
    is_rounded_in_heading,
    is_same_toll,
)
from reader.ledger.series.lists import is_list_again, may_be_of_others
from reader.ledger.series.stated import Member, StatedFigure, day_of
from reader.ledger.series.states.land_totals import (
    are_of_two_lands,
    is_one_land,
    may_be_of_later_war,
    shares_land,
)
from reader.ledger.series.sums import (
    are_of_one_poll,
    are_same_sum,
    is_money,
    is_one_loan,
    is_one_sum,
    name_others,
)
from reader.ledger.series.values import are_far_apart, can_both_be_right, is_same_value
from reader.ledger.series.words import (
    ACTS,
    BODY_WORDS,
    HARM,
    HELD,
    MILITARY,
    PORTIONS,
    TIMES,
    same_fates,
)

LONGEST = 21
"""Days after which a number without a known stretch of time is no longer of the same event."""

NEAR = 1.5
"""The largest ratio of two numbers of different days for a thing without place or outcome."""

LEAST_WORDS = 4
"""The fewest words around a number that identify a sentence among similar ones."""

_WISHES = frozenset(("asks", "wants"))


def speaks_for_one(one: Member, other: Member) -> bool:
    """Whether something indicates one quantity; `one` is of the same day or earlier."""
    quantity = one[1]
    if quantity.unit in TIMES or may_be_of_later_war(one, other, days_between(one, other)):
        return False
    if _is_same_wording(one, other) or _is_of_heading(one, other) or refers_to(one, other):
        return True
    if quantity.unit is None and is_repetition(one, other, _same_claimant(one[0], other[0])):
        return True
    if quantity.unit is not None:
        if is_money(quantity):
            return is_one_sum(one, other, _same_claimant(one[0], other[0]))
        is_own = _same_claimant(one[0], other[0])
        is_again = is_measured_again(one, other) or are_of_one_poll(one, other, is_own)
        return is_again or is_one_measure(one, other, _same_claimant(one[0], other[0]))
    if quantity.stretch == "total" and is_one_land(one, other, days_between(one, other)):
        return True
    if are_great_sums(one, other) or is_toll_again(one, other) or is_one_crew(one, other):
        return True
    if is_list_again(one, other) or is_same_toll(one, other, _same_claimant(one[0], other[0])):
        return True
    if is_one_night(one, other, _same_claimant(one[0], other[0])):
        return True
    if is_one_rubric(one, other, _same_claimant(one[0], other[0])) or is_exact_total(one, other):
        return True
    return _is_one_count(one, other) if quantity.stretch else _is_one_event(one, other)


def conflict(one: Member, other: Member) -> bool:
    """Whether the two figures cannot be of one quantity.

    The most frequent reasons are checked first.
    """
    (ours, our), (theirs, their) = one, other
    if our.unit != their.unit or began_apart(one, other, _same_claimant(ours, theirs)):
        return True
    if is_other_event(one, other) or are_of_two_lands(our, their):
        return True
    if _are_of_two_sides(one, other) or (
        _are_apart(our.actors, their.actors) and not is_one_loan(one, other)
    ):
        return True
    is_gift = is_money(our) and our.actors & their.actors and are_same_sum(one, other)
    if not is_gift and _are_apart(our.places, their.places) or not _counts_the_same(one, other):
        return True
    if is_part_of_land(one, other) or are_two_states(one, other):
        return True
    if (ours.figure.stance in _WISHES) != (theirs.figure.stance in _WISHES):
        return True
    if ("enemy" in our.sides or "enemy" in their.sides) and not _is_one_enemy(one, other):
        return True
    if name_others(one, other):
        return True
    if our.stretch == "total" == their.stretch and are_far_apart(ours.figure, theirs.figure):
        return True
    return _would_contradict_itself(one, other)


def _are_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def _are_of_two_sides(one: Member, other: Member) -> bool:
    """Whether the numbers count the things of two sides; "the enemy" may be any other side."""
    ours, theirs = one[1].sides, other[1].sides
    if "enemy" not in ours ^ theirs:
        return _are_apart(ours, theirs)
    own = one[1].targets if "enemy" in ours else other[1].targets
    return not own.isdisjoint(ours | theirs)


def _is_one_enemy(one: Member, other: Member) -> bool:
    """Whether "the enemy" is that of the same claimant, or of lists with the same words."""
    lists = one[1].wording[2], other[1].wording[2]
    if _are_apart(one[1].targets, other[1].targets):
        return False
    is_of_one = one[0].place.publisher == other[0].place.publisher != ""
    if has_same_rubric(one[0], other[0]) or is_of_one and "enemy" in one[1].sides & other[1].sides:
        return True
    return _same_claimant(one[0], other[0]) or bool(lists[0]) and lists[0] == lists[1]


def _counts_the_same(one: Member, other: Member) -> bool:
    """Whether thing, outcome, unit and stretch are equal, or left out by the second claimant."""
    (ours, our), (theirs, their) = one, other
    if our.unit != their.unit or our.stretch != their.stretch and not are_great_sums(one, other):
        return False
    if (our.thing, our.kinds, our.fates) == (their.thing, their.kinds, their.fates):
        return True
    if our.fates == their.fates and our.fates and our.fates <= STATES and our.thing == their.thing:
        return our.kinds & PORTIONS == their.kinds & PORTIONS and (not our.kinds or not their.kinds)
    if are_same_sum(one, other) or is_money(our) and our.actors & their.actors:
        return True
    kinds = our.kinds ^ their.kinds
    if kinds & PORTIONS or HELD in "".join(kinds) or not _is_same_paragraph(ours, theirs):
        return False
    if _same_claimant(ours, theirs):
        return False
    is_fate = bool(our.fates) and same_fates(our.fates) == same_fates(their.fates)
    return is_fate and (our.thing == their.thing or their.is_implied)


def _is_same_wording(one: Member, other: Member) -> bool:
    """Whether two numbers stand in the same words, and enough of them."""
    if one[1].wording != other[1].wording:
        return False
    before, behind, lead = one[1].wording
    if one[1].fates & HARM and one[1].stretch is None and not one[1].places:
        return is_same_value(one[0].figure, other[0].figure)
    if lead and not are_far_apart(one[0].figure, other[0].figure, 2):
        return not may_be_of_others(one, other, _same_claimant(one[0], other[0]))
    if (
        one[1].stretch == "total"
        and not one[1].sides & other[1].sides
        and are_far_apart(one[0].figure, other[0].figure, NEAR)
    ):
        return False  # of two sides, perhaps
    return len(before) + len(behind) >= LEAST_WORDS


def _is_of_heading(one: Member, other: Member) -> bool:
    """Whether a development's heading gives a number whose outcome its text states."""
    (ours, our), theirs = one, other[0]
    if not theirs.figure.span.block == 0 < ours.figure.span.block:
        return False
    is_told = ours.place == theirs.place and ours.figure.low == theirs.figure.low is not None
    return is_told and bool(our.thing and our.fates)


def _would_contradict_itself(one: Member, other: Member) -> bool:
    """Whether one text would give one claimant two numbers for one thing and time."""
    (ours, our), theirs = one, other[0]
    if ours.place.source != theirs.place.source or day_of(one) != day_of(other):
        return False
    if our.antecedent or other[1].antecedent or is_rounded_in_heading(ours, theirs):
        return False
    if is_same_value(ours.figure, theirs.figure):
        return False
    is_denied = "denies" in (ours.figure.stance, theirs.figure.stance)
    is_same = _same_claimant(ours, theirs) or not (ours.claimants and theirs.claimants)
    is_same = is_same and not shares_land(our, other[1]) or _same_claimant(ours, theirs)
    is_same = is_same or hit_others(our, other[1])
    return is_same and not is_denied and (our.stretch is not None or not _overlap(ours, theirs))


def _overlap(ours: StatedFigure, theirs: StatedFigure) -> bool:
    return can_both_be_right(ours.figure, theirs.figure)


def _same_claimant(ours: StatedFigure, theirs: StatedFigure) -> bool:
    for one in ours.claimants:
        for other in theirs.claimants:
            if one.entry == other.entry:
                return True
    return False


def _needs_side(one: Member, other: Member) -> bool:
    """Whether the numbers may count the things of two sides."""
    (ours, our), (theirs, their) = one, other
    shared = our.sides & their.sides or our.actors & their.actors
    is_answer = _is_dispute(one, other) and bool(our.sides or not their.sides)
    return our.thing in MILITARY and not (shared or _same_claimant(ours, theirs) or is_answer)


def _is_one_count(one: Member, other: Member) -> bool:
    """Whether two counts for a night, a day, a week or in total are of one series."""
    (ours, our), (theirs, their) = one, other
    is_something = our.thing or our.fates and ours.figure.counted and theirs.figure.counted
    if not is_something or bool(our.places) != bool(their.places):
        return False
    shares_place = bool(our.places & their.places)
    if _needs_side(one, other) and not (shares_place and day_of(one) == day_of(other)):
        return False
    if our.sides & their.sides or our.actors & their.actors or _same_claimant(ours, theirs):
        return True
    return shares_place and (bool(our.fates) or is_done_alike(our, their))


def _is_one_event(one: Member, other: Member) -> bool:
    """Whether two counts without a stretch of time are of one event or state."""
    (ours, our), (theirs, their) = one, other
    if not our.thing or _needs_side(one, other) or days_between(one, other) > LONGEST:
        return False
    places = our.places & their.places
    shared = (our.about & their.about) - {our.thing}
    if is_one_state(one, other, _same_claimant(ours, theirs)):
        return True
    if our.fates:
        if _is_dispute(one, other):
            return not our.fates <= ACTS or bool(our.places or their.places or our.event)
        is_of_day = their.when is not None and their.when == day_of(one)
        is_known = their.event == "the" and days_between(one, other) <= NEAR_DAYS
        return bool(places) and (len(shared) >= 2 - is_known or is_of_day)
    if _is_dispute(one, other) and len(shared - BODY_WORDS) >= 2:
        return True
    either = our.about | their.about
    is_dated = our.when or their.when
    if is_dated and day_of(one) != day_of(other) and not is_same_value(ours.figure, theirs.figure):
        return False  # "on Friday 11 trucks reached it"
    is_later = not places and ours.place.day != theirs.place.day
    if is_later and are_far_apart(ours.figure, theirs.figure, NEAR):
        return False
    return bool(places or _same_claimant(ours, theirs)) and 5 * len(shared) >= 2 * len(either) > 5


def _is_dispute(one: Member, other: Member) -> bool:
    """Whether a development reports both numbers from two claimants, for one place or for none.

    A place that only one has applies to both if one sentence follows the other.
    """
    (ours, our), (theirs, their) = one, other
    if ours.place != theirs.place or not (ours.claimants and theirs.claimants):
        return False
    if _same_claimant(ours, theirs):
        return False
    if bool(our.places) == bool(their.places):
        return True
    is_next = _is_same_paragraph(ours, theirs) and their.sentence[0] - our.sentence[1] <= 2
    return is_next and bool(our.places)


def _is_same_paragraph(ours: StatedFigure, theirs: StatedFigure) -> bool:
    return ours.place == theirs.place and ours.figure.span.block == theirs.figure.span.block
