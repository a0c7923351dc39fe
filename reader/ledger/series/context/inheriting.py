"""Completes a figure's quantity from that of its antecedent."""

from __future__ import annotations

import re

from reader.ledger.people.lands import land
from reader.ledger.series.context.outcomes import YOUNG
from reader.ledger.series.context.references import (
    Reference,
    earlier_day,
    has_no_noun,
    is_of_others,
    is_right_after,
    other_side,
    reference_of,
)
from reader.ledger.series.stated import StatedFigure, StatedQuantity
from reader.ledger.series.stretches import OwnWords
from reader.ledger.series.values import is_same_value
from reader.ledger.series.words import (
    COUNTED_PEOPLE,
    FLYING,
    HARM,
    LOSSES,
    MILITARY,
    PORTIONS,
    RUNNING,
)


def may_inherit(found: StatedQuantity, stated: StatedFigure, stretch: OwnWords) -> bool:
    """Whether a figure may inherit anything; a cheap test before `inherited`."""
    if not stated.figure.span.block or found.thing in FLYING:
        return True
    if _is_part_of_harmed(found, stated):
        return True
    if found.fates and (found.fates <= LOSSES or found.fates <= HARM or found.fates <= RUNNING):
        return True
    return reference_of(stated, stretch) is not None


def inherited(
    found: StatedQuantity, before: StatedQuantity, stated: StatedFigure, stretch: OwnWords
) -> StatedQuantity:
    """Return a figure's quantity, completed from that of `stated.before`."""
    if not stated.figure.span.block:
        return _of_heading(found, before, stated)
    if (of_harmed := _of_harmed(found, before, stated)) is not None:
        return of_harmed
    reference = reference_of(stated, stretch)
    if reference is None:
        if before.thing in FLYING:
            return _flying(found, before, stated)
        if found.fates and found.fates <= LOSSES and before.sides:
            if _INCLUDES.search(stated.text, 0, stated.figure.span.start):
                return _part_of_total(found, before)
            return _loss_beside(found, before, stated)
        return _harm(found, before, stated) if found.fates and found.fates <= HARM else found
    if found.fates and found.fates != before.fates or is_of_others(before, stated):
        return found
    if found.unit == "percent" and found.named and found.named != before.named:
        return found
    if before.is_implied and not before.fates and before.unit is None and not before.antecedent:
        return found  # "a town of 84,000" is unrelated to the next number
    is_alike = reference == "other" or found.thing == before.thing or has_no_noun(found, stated)
    if not before.fates & LOSSES and _OWN_FATE.match(stated.text, stated.figure.span.end):
        return found
    if reference == "same" and _is_elsewhere(found, before, stated):
        return found
    if not is_alike or found.unit is not None and found.unit != before.unit:
        return found
    filled = _filled(found, before, stated, reference)
    if reference != "other":
        return filled
    side = frozenset((land(other_side(stated, stretch).lower()),))
    is_of_side = "launched" not in before.fates and "downed" not in before.fates
    return filled._replace(
        antecedent=None,
        sides=side if is_of_side else before.sides,
        actors=before.actors if is_of_side else side,
    )


def _of_harmed(
    found: StatedQuantity, before: StatedQuantity, stated: StatedFigure
) -> StatedQuantity | None:
    """Complete a part of the people harmed, or the same number again; None if it is neither."""
    if _is_part_of_harmed(found, stated):
        return _part_of_harmed(found, before)
    if _is_class_again(found, before, stated):
        return found._replace(thing=before.thing, kinds=before.kinds, since=before.since)
    return None


def _is_class_again(found: StatedQuantity, before: StatedQuantity, stated: StatedFigure) -> bool:
    """Whether a text repeats the number of civilians: "The total number of deaths is 351"."""
    if stated.before is None or before.thing != "civilian" or found.thing not in ("people", ""):
        return False
    is_alike = found.fates == before.fates and bool(found.fates <= HARM) and found.unit is None
    return is_alike and is_same_value(stated.figure, stated.before.figure)


def _is_part_of_harmed(found: StatedQuantity, stated: StatedFigure) -> bool:
    """Whether people are part of the number right before: "26 people, including three children"."""
    before = stated.before
    if found.fates or found.thing not in COUNTED_PEOPLE:
        return False
    if before is None or before.figure.span.block != stated.figure.span.block:
        return False
    between = stated.text[before.figure.span.end : stated.figure.span.start]
    is_named = "part" in found.kinds or found.thing in YOUNG
    return is_named and _AMONG.fullmatch(between) is not None


def _part_of_harmed(found: StatedQuantity, before: StatedQuantity) -> StatedQuantity:
    """Complete a part of the people harmed by an event from the number of all of them."""
    if not before.fates or not before.fates <= _WHOLES or before.unit is not None:
        return found
    return found._replace(
        fates=before.fates,
        sides=found.sides or before.sides,
        places=found.places or before.places,
        event=found.event or before.event,
        when=found.when or before.when,
        per=found.per or before.per,
        since=found.since or before.since,
    )


_WHOLES = HARM | {"rescued", "evacuated", "displaced", "trapped", "detained"}
"""Outcomes of people of whom a part has the same."""

_AMONG = re.compile(
    r"[^.;:\d]{0,60},? (?:including|among (?:them|the dead|those killed)|of (?:them|whom))"
    r" (?:at least |about |some )?"
    r"|[^.;:\d]{0,60}\. (?:This|That|(?:The|This) (?:number|toll|figure)) includes (?:at least )?"
    r"|[^.;:\d]{0,90}\.[”\"]? [“\"]?Among (?:the|those) (?:dead|victims|killed) (?:are|were) "
    r"|[^.;:\d]{0,90}\. (?:The )?(?:[Vv]ictims|[Dd]ead) included? (?:at least )?"
    r"| (?:children|women|girls|boys|babies|infants),? and "
)
"""Matches between a number of people and a part of them."""


def _filled(
    found: StatedQuantity, before: StatedQuantity, stated: StatedFigure, reference: Reference
) -> StatedQuantity:
    """Return the quantity before with what the figure's own words say of place and time."""
    when = None if before.is_earlier else before.when
    is_own = reference == "same" and bool(found.per)  # "since the invasion the number is 900"
    return before._replace(
        is_implied=True,
        kinds=before.kinds - PORTIONS | found.kinds & _MORE,
        places=found.places or before.places,
        per=found.per if is_own else before.per,
        since=found.since if is_own else before.since,
        when=earlier_day(stated) or when if reference == "earlier" else when,
        sentence=found.sentence,
        wording=found.wording,
        antecedent=_link(stated),
        is_earlier=reference == "earlier",
    )


_MORE = frozenset(("more",))


def _is_elsewhere(found: StatedQuantity, before: StatedQuantity, stated: StatedFigure) -> bool:
    """Whether a number has a place behind it that the one before it has not: "850 in Moor"."""
    is_other = bool(found.places) and found.places.isdisjoint(before.places)
    return is_other and _IN.match(stated.text, stated.figure.span.end) is not None


_OWN_FATE = re.compile(r" (?:dead|wounded|injured|missing|killed)\b")
_IN = re.compile(r" (?:[a-z]+ )?(?:in|at|near|from) [A-Z]")


def _of_heading(
    found: StatedQuantity, before: StatedQuantity, stated: StatedFigure
) -> StatedQuantity:
    """Return the text's quantity for a heading's number, unless the heading contradicts it."""
    if found.unit != before.unit and not (found.is_implied and found.unit is None):
        return found
    if found.fates and found.fates != before.fates:
        return found
    if not found.is_implied and found.thing not in ("", before.thing):
        return found
    filled = before._replace(is_implied=True, wording=found.wording, sentence=found.sentence)
    return filled._replace(antecedent=_link(stated))


def _loss_beside(
    found: StatedQuantity, before: StatedQuantity, stated: StatedFigure
) -> StatedQuantity:
    """Complete the wounded of a side from its dead right before: "41 killed and 120 wounded"."""
    if found.sides or not found.is_implied or not before.fates <= LOSSES or before.kinds:
        return found
    if stated.before is None or not is_right_after(stated.before, stated):
        return found
    return found._replace(
        thing=before.thing,
        sides=before.sides,
        per=found.per or before.per,
        since=found.since or before.since,
        places=found.places or before.places,
        event=found.event or before.event,
        when=found.when or before.when,
    )


def _part_of_total(found: StatedQuantity, before: StatedQuantity) -> StatedQuantity:
    """Complete the losses of a day that the next sentence gives: "This number includes 980"."""
    if before.per != "total" or found.per in (None, "total") or found.sides:
        return found
    thing = before.thing if found.thing in ("people", "") else found.thing
    return found._replace(thing=thing, sides=before.sides, places=found.places or before.places)


_INCLUDES = re.compile(
    r"\b(?:[Tt]his|[Tt]hat|[Tt]he) (?:number|figure|total|tally|toll) (?:also )?includes "
    r"(?:about |some |another )?$"
)


_STILL = re.compile(r"(?: (?:people|others|more))? (?:are|is|were|was|remain) still missing\b")
"""Matches a number whose event is that of the number before: "Seven people are still missing"."""


def _harm(found: StatedQuantity, before: StatedQuantity, stated: StatedFigure) -> StatedQuantity:
    """Complete the wounded without a place or event from the dead reported before them."""
    if not before.fates or not before.fates <= HARM or before.sides or found.sides:
        return found
    if found.places and found.places != before.places or found.per or before.per:
        return found
    if found.when and found.when != before.when:
        return found
    if MILITARY & {found.thing, before.thing}:
        return found
    if found.event:
        is_of_it = _STILL.match(stated.text, stated.figure.span.end) is not None
        return found._replace(places=before.places) if is_of_it else found
    return found._replace(places=before.places, event=before.event, when=before.when)


def _flying(found: StatedQuantity, before: StatedQuantity, stated: StatedFigure) -> StatedQuantity:
    """Complete downed drones from the preceding sentence with the night and the sides."""
    is_next = stated.before is not None and (
        stated.before.figure.span.block == stated.figure.span.block
    )
    if not is_next or not found.fates <= RUNNING or before.stretch is None:
        return found
    if not found.thing and found.fates:
        kinds = frozenset[str]() if "part" in found.kinds else found.kinds
        found = found._replace(thing=before.thing, kinds=kinds)
    if found.thing not in FLYING:
        return found
    return found._replace(
        per=found.per or before.per,
        kinds=found.kinds - PORTIONS if found.fates == {"downed"} else found.kinds,
        when=found.when or before.when,
        sides=found.sides or _launching(found, before),
        actors=found.actors if found.actors or found.sides else _downing(found, before, stated),
        is_of_raid=found.is_of_raid and before.per is None,
    )


def _launching(found: StatedQuantity, before: StatedQuantity) -> frozenset[str]:
    """Return the side of downed drones from the sentence before that names who launched them."""
    is_shot_down = found.fates == {"downed"} and before.fates == {"launched"}
    return before.actors if is_shot_down else frozenset()


def _downing(found: StatedQuantity, before: StatedQuantity, stated: StatedFigure) -> frozenset[str]:
    """Return who shot things down, from the sentence before on launched things.

    If "and" joins two things with the same outcome, both have the same actor.
    """
    is_beside = stated.before is not None and is_right_after(stated.before, stated)
    if found.fates == before.fates and is_beside:
        return before.actors
    return before.targets if found.fates == {"downed"} else frozenset()


def _link(stated: StatedFigure) -> tuple[int, int] | None:
    return stated.before.figure.span[:2] if stated.before else None
