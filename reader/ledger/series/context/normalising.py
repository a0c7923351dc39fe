"""Reduces quantities that are stated in different words to one form, such as a side's dead."""

from __future__ import annotations

import re

from reader.ledger.people.lands import land, lands_of
from reader.ledger.people.names import words_of
from reader.ledger.series.capitals import state_of
from reader.ledger.series.context.outcomes import PEOPLE
from reader.ledger.series.context.since import is_since_evening
from reader.ledger.series.scopes import is_of_months
from reader.ledger.series.stated import StatedFigure, StatedQuantity
from reader.ledger.series.stretches import OwnWords
from reader.ledger.series.surroundings import claimants_side
from reader.ledger.series.words import EVENT_WORDS, FATES, FLYING, LOSSES, MILITARY, RISEN, WEEKDAYS

_FORCES = frozenset(("soldier", "people", "man", "fighter", "serviceman", "", "force", "fatality"))
"""Words for people that an army loses, if the text names the side."""

ARMED = frozenset(
    ("rebel", "militant", "insurgent", "separatist", "guerrilla", "gunman", "jihadist", "terrorist")
)
"""Words for fighters that also name their side."""

_OF_FORCES = frozenset(("war", "army", "military", "own", "more", "now", "fellow", "captured"))
_OF_FLYING = frozenset(("attack", "strike", "combat", "enemy", "hostile", "whole", "type", "long",
                        "range", "explosive"))  # fmt: skip
_OF_BODIES = frozenset(("brought", "found", "recovered", "pulled", "retrieved"))
_COMBATS = frozenset(("clash", "engagement", "battle"))
_OF_HOMES = frozenset(("homeless", "local", "internally", "forcibly", "now", "newly"))
_SUM = re.compile(
    r"\bputs? [^.;]{1,60} at\b|\bnumber of\b|\bnow number\b|\bstands? at\b|\bstood at\b"
    rf"|\b(?:up|down) from\b|\b(?:{RISEN}) to\b|\blosses\b|\bdeaths\b"
    r"|\b(?:has|have|had) (?:[a-z]+ ){0,2}?(?:lost|fallen|died|been)\b|\btoll\b|\bcasualties\b"
    r"|\bsp(?:oke|eaks|oken) of\b"
)
"""Matches statements of all losses so far."""

_DAYS = r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day[’']s\s+"
_OF_DAY = re.compile(rf"{_DAYS}$")
_OF_THAT_DAY = re.compile(rf"\s*of {_DAYS}")
_NIGHT = re.compile(r"\b(?:night|overnight)\b", re.IGNORECASE)
_LAUNCHED_BY = re.compile(
    r"\b(?:launched|sent|fired) by ([A-Z][\w-]{1,40})"
    r"|\bthat ([A-Z][\w-]{1,40}) (?:had )?(?:launched|sent|fired)\b"
    r"|(?<![\w’'-])([A-Z][\w-]{1,40}) (?:launched|sent|fired|attacked)\b"
)
"""The side of downed drones, from who launched them."""
_MIDNIGHT = re.compile(r"\b(?:between|since) midnight\b|\bon the night (?:of|to|into|from)\b")
_OFF_RADAR = re.compile(
    r"\b(?:lost|disappeared|vanished|dropped) (?:from|off) (?:the )?radars?\b|\blocationally lost\b"
    r"|\b(?:were|been|was) (?:jammed|suppressed)\b"
)
"""Matches an outcome of drones that were neither shot down nor hit anything."""

_SIDE = r"(?P<who>[A-Z][\w-]{1,40})"
_FROM_WHERE = re.compile(
    rf"(?:\s+(?:[a-z]+ ){{0,2}}(?:soldiers|troops|servicemen|personnel|men))? from (?:the )?{_SIDE}"
)
_WHOSE = re.compile(
    rf"(?:[a-z]+ )*[\d,.]+ (?:million |thousand )?{_SIDE} (?:soldiers|troops|servicemen)\b"
)
_NUMBER_OF = re.compile(
    rf"\bnumber of {_SIDE} (?:soldiers|troops|servicemen)(?= (?:in|at)\b)[^.;]{{0,60}}$"
)
_LOST = frozenset(("lost", "destroyed"))
_GUNS = frozenset(("system", "piece", "gun"))
_ARTILLERY = frozenset(("artillery",))
OF_LANDS = frozenset(("displaced", "without power", "evacuated"))
"""Outcomes of a country's people; the country distinguishes two numbers."""

_IN_LAND = re.compile(r"\b(?i:in|inside|within|across|on|to|from) (?:the )?([A-Z][\w-]{1,40})")
LONGEST = 80
"""Characters after a number that are searched for the soldiers' country."""


def normal(found: StatedQuantity, stated: StatedFigure, stretch: OwnWords) -> StatedQuantity:
    """Return the same quantity in the form that it has for all texts."""
    if found.unit is not None:
        return found
    if not found.kinds.isdisjoint(("air", "combat")):
        found = _fight(found)
    if found.thing == "soldier":
        found = _of_whom(found, stated, stretch)
    if found.thing in ARMED and not found.sides:
        found = found._replace(sides=frozenset((found.thing,)))
    if found.thing == "vehicle" and found.kinds >= {"unmanned", "aerial"}:
        fates = frozenset(("downed",)) if found.fates == {"destroyed"} else found.fates
        kinds = found.kinds - {"unmanned", "aerial"}
        found = found._replace(thing="drone", kinds=kinds, fates=fates)
    if found.fates and found.fates <= _LOST:
        found = _lost(_in_total(found, stated, stretch))
    if found.thing in FLYING:
        return _flying(found, stated, stretch)
    if found.sides and found.fates and found.fates <= LOSSES and found.thing in _FORCES | ARMED:
        return _loss(found, stated, stretch)
    if found.thing in ("body", "corpse") and _are_dead(found):
        killed = frozenset(("killed",))
        return found._replace(thing="people", kinds=found.kinds - _OF_BODIES, fates=killed)
    if found.thing == "survivor" and not (found.fates or found.kinds):
        return found._replace(thing="people", fates=frozenset(("rescued",)))
    if not found.fates and _are_hostages(found, stated) and not FATES.keys() & stretch.words:
        return found._replace(thing="hostage", fates=frozenset(("captured",)))
    if found.fates == {"displaced"} and found.thing in PEOPLE:
        per = None if found.per == "total" else found.per
        found = found._replace(thing="people", kinds=found.kinds - _OF_HOMES, per=per)
    if found.thing == "case" and found.kinds and not found.fates:
        return found._replace(fates=frozenset(("infected",)))
    if found.fates and found.fates <= OF_LANDS and not found.sides:
        found = found._replace(sides=_land_of(stated, stretch))
    if "on strike" in found.fates:
        kinds = frozenset((found.thing,)) - {"", "people", "worker", "striker", "man"}
        return found._replace(thing="striker", kinds=kinds)
    if found.thing == "household" or "without power" in found.fates:
        return found._replace(thing="household", kinds=found.kinds - {"region"})
    return found


def _fight(found: StatedQuantity) -> StatedQuantity:
    """Return "air strikes" and "combat engagements" in one word."""
    if found.thing == "strike" and "air" in found.kinds:
        return found._replace(thing="airstrike", kinds=found.kinds - {"air"})
    if found.thing in _COMBATS and "combat" in found.kinds:
        return found._replace(thing="clash", kinds=found.kinds - {"combat"})
    return found


def _in_total(found: StatedQuantity, stated: StatedFigure, stretch: OwnWords) -> StatedQuantity:
    """Return arms that a side "has lost" as a total, if one number of the sentence is great."""
    if found.per or found.places or found.when or found.event or not found.sides:
        return found
    if is_of_months(stated, stretch):
        return found
    told = stated.text[stretch.sentence[0] : stretch.sentence[1]]
    is_total = _HAS_LOST.search(told) is not None and _GREAT.search(told) is not None
    return found._replace(per="total") if is_total and found.thing in MILITARY else found


_HAS_LOST = re.compile(r"\b(?:has|have) (?:[a-z]+ ){0,2}?lost\b")
_GREAT = re.compile(r"(?<![\d,.])\d{1,3},\d{3}(?![\d,])")
"""Matches a number that no side loses in one day."""


def _lost(found: StatedQuantity) -> StatedQuantity:
    """Normalize the words of lists of losses: artillery systems are guns, men are soldiers."""
    if found.thing in _GUNS and found.kinds == _ARTILLERY:
        return found._replace(thing="gun", kinds=frozenset())
    if found.thing == "man" and not found.kinds and found.fates == {"lost"} and found.per == "day":
        return found._replace(thing="soldier")
    return found


def _are_dead(found: StatedQuantity) -> bool:
    """Whether the figure counts dead bodies: bodies that were found, or without an outcome."""
    return "killed" in found.fates or (
        found.fates <= {"rescued"} and found.kinds <= {*_OF_BODIES, "more"}
    )


def _are_hostages(found: StatedQuantity, stated: StatedFigure) -> bool:
    """Whether hostages are counted, or people who were "taken hostage" or are "held hostage"."""
    if found.thing not in PEOPLE:
        return found.thing == "hostage"
    _, start, end = stated.figure.span
    return bool(_HELD.match(stated.text, end) or _HOLDS.search(stated.text, 0, start))


_HELD = re.compile(r"(?: [a-z]+)? (?:(?:were|are|was|is|being) )?(?:taken |held )?hostage\b")
_HOLDS = re.compile(r"\b(?:holds|holding|held|keeps|took) hostage (?:about |some )?$")


def _land_of(stated: StatedFigure, stretch: OwnWords) -> frozenset[str]:
    """Return the only country that the words around a number name."""
    text = stated.text[stretch.start : stretch.end]
    lands = lands_of(stated.owners)
    found = {land(word) for one in _IN_LAND.finditer(text) for word in words_of(one[1])[:1]}
    return frozenset(found & lands) if len(found & lands) == 1 else frozenset()


def _flying(found: StatedQuantity, stated: StatedFigure, stretch: OwnWords) -> StatedQuantity:
    """Normalize drones and missiles: "sent" is "launched", and so is a whole with a downed part."""
    if found.per == "total" and is_since_evening(stated, stretch):
        found = found._replace(per="night", since="")
    if _OFF_RADAR.search(stated.text, stretch.start, stretch.end):
        return found._replace(fates=frozenset(("off radar",)))
    fates, per = found.fates, found.per
    if not fates and _BROUGHT_DOWN.search(stated.text, stretch.sentence[0], stated.figure.span.end):
        fates = frozenset(("downed",))
    if per is None or per == "day":
        text = stated.text[stretch.sentence[0] : stretch.sentence[1]]
        _, start, end = stated.figure.span
        is_of_day = _OF_DAY.search(stated.text[max(0, start - 20) : start])
        is_midnight = _MIDNIGHT.search(text) is not None
        is_headed = per is None and _NIGHT.search(stated.place.heading) is not None
        if is_of_day or is_midnight or is_headed or _OF_THAT_DAY.match(stated.text, end):
            per = "night"
    if per == "night" and WEEKDAYS.isdisjoint(stretch.words):
        found = found._replace(when=None)  # "last night" is that of the bulletin's day
    _, start, _ = stated.figure.span
    is_whole = not fates and _OF.search(stated.text, max(0, start - LONGEST_OF), start) is not None
    if (told := _DOWNED.match(stated.text, stated.figure.span.end)) is not None:
        fates = fates or frozenset(("downed",))
        if told[1] and not found.sides:
            found = found._replace(sides=frozenset((land(words_of(told[1])[0]),)))
    if "whole" in found.kinds or fates == {"sent"} or is_whole or not fates and per == "night":
        fates = frozenset(("launched",))
    found = found._replace(fates=fates, kinds=found.kinds - _OF_FLYING, per=per)
    if fates == {"launched"} and len(found.sides | found.actors) == 1:
        senders = found.sides | found.actors
        found = found._replace(sides=senders, actors=senders)
    whose = _LAUNCHED_BY.search(stated.text, *stretch.sentence)
    if whose and fates == {"downed"} and not found.sides:
        side = state_of(words_of(whose[whose.lastindex or 1])[0])
        found = found._replace(sides=frozenset((side,)))
    if fates == {"downed"} and not found.actors:
        found = found._replace(actors=claimants_side(stated) - found.sides)
    found = found._replace(places=_without(found.places, found.sides | found.actors))
    return found._replace(is_of_raid=_is_of_raid(found, stated, stretch))


def _without(places: frozenset[str], lands: frozenset[str]) -> frozenset[str]:
    return frozenset(one for one in places if state_of(one) not in lands)


def _is_of_raid(found: StatedQuantity, stated: StatedFigure, stretch: OwnWords) -> bool:
    """Whether drones of no stretch of time are those of one raid, as they are told day by day.

    Not where the paragraph has told of a longer stretch, or of what "has" happened so far.
    """
    if found.fates not in _RAIDS or found.per or found.since or found.places or found.kinds:
        return False
    if (stated.figure.low or 0) > MOST_OF_RAID or not found.thing:
        return False
    low, high = stretch.sentence
    if stated.lead_in and (_LONGER.search(stated.lead_in) or not _TOLD.search(stated.text)):
        return False  # an item of a list of numbers, and no report in a sentence
    if _LONGER.search(stated.text, 0, high) or _SO_FAR.search(stated.text, low, high):
        return False
    return stated.figure.span.block > 0


_DOWNED = re.compile(
    r"(?:(?: [a-z]+){0,2} (?:drones|missiles))?(?: (?:of|from) ([A-Z][\w’'-]+))?"
    r"(?: (?:out )?of (?:the )?[\d,]+(?: (?:[A-Za-z-]+ )?(?:drones|missiles))?)?"
    r"(?: (?:were|had been|was))?"
    r" (?:shot down|brought down|downed|intercepted|destroyed)\b"
)
"""Matches behind a number: "31 drones of Orvane shot down overnight"."""
_DOWN = r"(?:brought|brings?|took|takes?) down|knocked out"
_BROUGHT_DOWN = re.compile(rf"\b(?:{_DOWN}) (?:[a-z]+ ){{0,3}}\d+$")
_TOLD = re.compile(r"\b(?:said|says|reported|according to|shot|downed|brought|launched)\b")
_RAIDS = (frozenset(("launched",)), frozenset(("downed",)))
MOST_OF_RAID = 1_000  # more drones than are sent in one night
_OF = re.compile(r"\b[Oo]f (?:the |about |some |around )?$")
LONGEST_OF = 12
"""Characters before a number in which "of" stands: "of 88 drones 70 were shot down"."""
_LONGER = re.compile(
    r"\b(?:weeks?|months?|years?|quarter|since|so far|to date|total|altogether|overall|war|summer"
    r"|winter|spring|autumn|already|ever|each|every|daily|per|plans?|promised?|pledged?|will|can"
    r"|could|would|capable|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|20\d\d)\b"
)
_SO_FAR = re.compile(
    r"\b(?:has|have) (?:[a-z]+ ){0,2}?(?:shot|downed|destroyed|launched|fired|sent|been)\b"
)
"""Matches the verb of a total so far, without a stretch of time."""


def _of_whom(found: StatedQuantity, stated: StatedFigure, stretch: OwnWords) -> StatedQuantity:
    """Normalize soldiers: "from Karst" gives the side, and "sent" means deployed."""
    sides = found.sides
    if not sides:
        _, start, end = stated.figure.span
        told = _FROM_WHERE.match(stated.text, end, end + LONGEST)
        told = told or _WHOSE.match(stated.text, start, end + LONGEST)
        if not told and "number" in stretch.words:
            told = _NUMBER_OF.search(stated.text, max(stretch.sentence[0], start - LONGEST), start)
        sides = frozenset((land(words_of(told["who"])[0]),)) if told else sides
    fates = frozenset(("deployed",)) if found.fates == {"sent"} and sides else found.fates
    places = frozenset(one for one in found.places if land(one) not in sides)
    return found._replace(sides=sides, fates=fates, places=places)


def _loss(found: StatedQuantity, stated: StatedFigure, stretch: OwnWords) -> StatedQuantity:
    """Normalize an army's losses; a number without day, place and event is a total."""
    kinds = frozenset(one for one in found.kinds - _OF_FORCES if land(one) not in found.sides)
    thing = found.thing if found.thing in ARMED else "soldier"
    found = found._replace(thing=thing, kinds=kinds)
    if "captured" in found.fates:
        return found
    if "freed" in found.fates:
        return found._replace(places=frozenset())
    if found.event and EVENT_WORDS.isdisjoint(stretch.words):
        found = found._replace(event="")  # "losses rose to 900"
    if found.per is not None or found.places or found.event or found.when or kinds:
        return found
    text = stated.text[stretch.sentence[0] : stretch.sentence[1]]
    is_total = not is_of_months(stated, stretch)
    return found._replace(per="total") if is_total and _SUM.search(text) else found
