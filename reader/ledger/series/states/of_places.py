"""Brings numbers of places that were flooded or retaken to one form, and decides on them."""

from __future__ import annotations

import re

from reader.ledger.people.names import words_of
from reader.ledger.series.context.outcomes import PLACES
from reader.ledger.series.stated import StatedFigure, StatedQuantity
from reader.ledger.series.stretches import OwnWords
from reader.ledger.series.surroundings import claimants_side

OF_PLACES = frozenset(("flooded", "retaken"))
"""Outcomes of places."""

SO_FAR = OF_PLACES | {"evacuated", "displaced", "rescued", "missing", "trapped", "without power"}
"""Outcomes whose number is one of all so far, whether the text says so or not."""

_SETTLEMENTS = frozenset(("village", "settlement", "locality", "community", "hamlet"))
_RETAKEN, _FREED = frozenset(("retaken",)), frozenset(("freed",))
_REGAINED = re.compile(
    r"\b(?:(?:regain|retake|took|tak)(?:ed|ing|en|es)?|won) (?:back )?(?:control of|back) "
    r"(?:about |some |at least |more than |another )?$"
)
_LANDS = re.compile(
    r"\b((?:[A-Z][\w’'-]{1,40} ){1,3})"
    r"(?:region|province|oblast|district|county|area|front|sector)\b"
)
LONGEST = 60
"""Characters before a number that are searched for a verb."""


def of_places(found: StatedQuantity, stated: StatedFigure, stretch: OwnWords) -> StatedQuantity:
    """Return places that a side "regained control of" as retaken, and villages as settlements."""
    at = stated.figure.span.start
    if not found.fates and found.thing in PLACES and found.unit is None:
        low = max(stretch.sentence[0], at - LONGEST)
        if "control" in stretch.words and _REGAINED.search(stated.text, low, at):
            found = found._replace(fates=_RETAKEN)
    if found.fates == _RETAKEN and found.thing not in PLACES and found.unit is None:
        return found._replace(fates=_FREED)  # "liberated 12 hostages"
    is_dated = bool(found.since) and not found.fates <= OF_PLACES
    if found.unit is not None or not found.fates or not found.fates <= SO_FAR:
        return found
    if found.per == "total" and not is_dated:
        found = found._replace(per=None)
    if not found.fates <= OF_PLACES:
        return found
    if found.fates == _RETAKEN:
        listed = _LANDS.findall(stated.text, *stretch.sentence)  # the others are those retaken
        lands = frozenset("".join(words_of(word)) for name in listed for word in name.split())
        actors = found.actors or claimants_side(stated)
        found = found._replace(actors=actors, places=found.places & lands)
    thing = "settlement" if found.thing in _SETTLEMENTS else found.thing
    return found._replace(thing=thing)
