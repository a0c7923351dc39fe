"""Reduces the people whom one event harmed to one form: "another 42 injured", "18 civilians"."""

from __future__ import annotations

import re

from reader.ledger.people.lands import land
from reader.ledger.people.names import text_words
from reader.ledger.series.parts import GREAT_TOLL, NEW_TOTAL, is_raised_to
from reader.ledger.series.scopes import OF_THEM_THEN
from reader.ledger.series.stated import StatedFigure, StatedQuantity
from reader.ledger.series.stretches import OwnWords
from reader.ledger.series.words import (
    EVENT_WORDS,
    FATES,
    HARM,
    HELD,
    PORTIONS,
    TIME_WORDS,
    content,
    fates_in,
    stem,
)

_CIVILIANS = frozenset(("civilian", "resident", "local", "inhabitant", "villager", "citizen"))
_FIGHTERS = (
    r"\b(?:soldiers?|troops|servicem[ae]n|servicemembers?|fighters?|militants?|rebels?|officers?"
    r"|policem[ae]n|guards?|gunm[ae]n|combatants?|personnel)\b"
)
_SOLDIERS = re.compile(_FIGHTERS, re.IGNORECASE)
_PEOPLE = {
    fate: re.compile(
        rf"{_FIGHTERS}|\b(?:people|persons?)\b[^.;,]{{0,30}}\b(?:{words})\b"
        rf"|\b(?:{doing})\b[^.;,]{{0,20}} (?:people|persons?)\b",
        re.IGNORECASE,
    )
    for fate, words, doing in (
        ("killed", "killed|died|dead", "killed|killing"),
        ("wounded", "wounded|injured|hurt", "wounded|wounding|injured|injuring"),
    )
}
"""Matches others whom a text may count beside civilians, or with them."""


def as_people(found: StatedQuantity, stated: StatedFigure) -> StatedQuantity:
    """Return the civilians harmed as people, if their paragraph counts nobody else."""
    if found.thing not in _CIVILIANS or found.kinds - {"more"}:
        return found
    others = [_PEOPLE[fate] for fate in found.fates if fate in _PEOPLE] or [_SOLDIERS]
    if any(one.search(stated.text) for one in others):
        return found
    return found._replace(thing="people")


_HUNGER = re.compile(
    r"\b(?:malnutrition|malnourish\w+|starv\w+|hunger|famine|dehydration|hypothermia|cholera)\b",
    re.I,
)
_SEEKING = re.compile(
    r"\bseeking (?:humanitarian )?aid\b|\baid[ -]seekers?\b"
    r"|\b(?:obtain|collect|get|reach|waiting for|awaiting) (?:[a-z]+ ){0,2}aid\b"
)
_KNOWN = (("hunger", _HUNGER), ("seeking", _SEEKING))
_OF_CAUSES = frozenset(("hunger", "aid", "seeking"))
"""Words that may stand with a thing, and are those of a cause."""

_CAUSE = re.compile(
    r"(?:killed|dead|died|deaths?|fatalities|wounded|injured|injuries|hurt)"
    r"(?: (?!and\b|or\b|according\b)[a-z]+){0,2}? (?:on|by|in|of|from|at|to|during)"
    r" (?:(?:the|a|an|its|their) )?+(?P<adjective>[\w’'-]+ )?(?P<cause>[a-z]+)\b"
)
_ANY = TIME_WORDS | frozenset(
    """since war fighting attack strike raid bombardment bombing shelling shell fire conflict
    offensive operation assault hostility battle combat clash drone missile rocket airstrike
    strip valley region country enclave territory province area city town village land place
    army military force troop soldier gunfire them which whom those these""".split()  # noqa: SIM905
)
"""Words for a war, a stretch of time or a land, which all tolls of a war have."""

FAR = 90
"""Characters behind a number that are searched for a cause."""
_OTHERWISE = re.compile(
    rf"{OF_THEM_THEN.pattern}|\bas (?!well)\b"
    r"|[,;] (?:as|with|and|while (?!attempting|trying|seeking|waiting))\b"
)
"""Matches words after which a sentence speaks of others than those whom it has counted."""

_WHERE = re.compile(
    r"(?: (?:people|others|of them))? (?:had |have )?(?:died|dead|killed)"
    r" (?:at the scene|on the spot|instantly|in (?:the )?hospital|on the way to)\b"
)
"""Matches behind a number of those who died in one of several places: "51 died at the scene"."""

_TOLD_AS = EVENT_WORDS | frozenset(
    """be feared presumed believed reported confirmed listed removed brought found recovered
    pulled""".split()  # noqa: SIM905
)
"""Words beside the harmed that make them no others: "279 feared missing"."""

_EXPECTED = re.compile(
    r"\b(?:could|may|might|can|will|would|expect(?:s|ed)?|likely|fears?)\b[^.;,]{0,40}?"
    r"\b(?:reach|exceed|rise to|climb to|be as high as|of)"
    r" (?:about |some |at least |over |[\d,.]+ to )?$"
)
"""Matches before a number that is only expected: "the toll could reach 20,000"."""

_DISASTER = re.compile(
    r"\b(?:flood(?:s|ing)?|(?:earth)?quakes?|tsunami|cyclone|hurricane|typhoon|storm|landslides?"
    r"|eruption|wildfires?)\b",
    re.IGNORECASE,
)
_SEEKERS = frozenset(("seeker",))
_NEW = frozenset(("new", "injury", "fatality", "more", "death"))
_NATION = re.compile(
    r" (?P<who>[A-Z][a-z]{2,30}(?:is|ans|ese)) (?:were|was|have been|had been) (?:also )?"
    r"(?P<fate>killed|wounded|injured)\b"
)
"""Matches behind the number of a nation's people: "84 Orvanis were killed"."""
_MEDICAL = frozenset(("health", "medic", "doctor", "hospital"))
_FORCES = re.compile(r"\b(?:soldiers?|troops|servicem[ae]n|fighters?|militants?)\b")
_SINCE = re.compile(r"\b(?:since|between)\b", re.IGNORECASE)
_HANDLED = re.compile(
    r"\b(?:dealt with|received|receives?|took in|taken in|collected|buried)"
    r"(?: (?:the bodies of|about|around|some|at least|more than|another)){0,2}"
    r"(?: [\d,]+ (?:killed|dead|bodies|wounded|injured|people killed) and)? $"
)
"""Matches before those whom a hospital or a rescue service had to do with, and not all."""


def of_report(found: StatedQuantity, stated: StatedFigure, stretch: OwnWords) -> StatedQuantity:
    """Return the killed and wounded of a regular report in one form, told apart by the cause.

    "15,400 injuries" are people; those who starved, or were shot while seeking aid, are others.
    """
    if found.unit is not None:
        return found
    found = _of_nation(found, stated)
    if found.fates == {"rescued"}:
        return found._replace(kinds=found.kinds - _TOLD_AS - {"out", "alive"})
    if not found.fates or not found.fates <= HARM:
        return found
    if found.thing == "people" and {"part", "children"} <= found.kinds:
        return found._replace(thing="child", kinds=found.kinds - {"children"})
    if found.thing in _NEW:
        more = frozenset(("more",)) if found.thing in ("new", "more") else frozenset[str]()
        found = found._replace(thing="people", kinds=found.kinds | more)
    found = found._replace(kinds=found.kinds - _TOLD_AS | _holders(stated, stretch))
    start, last = found.sentence
    if _HANDLED.search(stated.text, start, stated.figure.span.start):
        found = found._replace(kinds=found.kinds | {"part"})
    if causes := _causes(stated, found, stretch.start, min(stretch.end, last)):
        found = found._replace(kinds=found.kinds - _OF_CAUSES - _SEEKERS | causes)
        found = found._replace(thing="people") if found.thing == "seeker" else found
    if found.per is None and _WHERE.match(stated.text, stated.figure.span.end):
        return found._replace(kinds=found.kinds | {"part"})
    if _EXPECTED.search(stated.text, start, stated.figure.span.start):
        found = found._replace(kinds=found.kinds | {"expected"})
    is_great = (stated.figure.low or 0) >= GREAT_TOLL and not _is_of_disaster(stated, start, last)
    if is_great and not (found.thing or found.kinds - _OF_CAUSES):
        found = found._replace(thing="people")
    if is_great and found.per is None and not (found.when or found.sides or found.since):
        return found._replace(per="total", thing=found.thing or "people")
    is_war = found.sides or found.since or is_great or _SINCE.search(stated.text, start, last)
    if found.kinds & _OF_CAUSES and is_raised_to(stated, stretch):
        return found._replace(per="total")  # "which brings the toll of the famine to 382"
    if found.per == "total" and not is_war:
        return found._replace(per=None)  # "so far 14 have died"
    return found


def _holders(stated: StatedFigure, stretch: OwnWords) -> frozenset[str]:
    """Return who holds the part of a land to which a number is limited: "in rebel-held areas"."""
    found = _HELD_BY.findall(stated.text, stretch.start, stretch.end)
    return frozenset(f"{who}{HELD}" for who in found)


_HELD_BY = re.compile(r"(?<!- and )(?<!- or )\b([a-z]{3,15})-(?:held|controlled) (?!talks)[A-Za-z]")
"""Matches words for the part of a land that one side holds."""


def _is_of_disaster(stated: StatedFigure, start: int, end: int) -> bool:
    """Whether a number's sentence or heading names a disaster, whose toll is not that of a war."""
    told = _DISASTER.search(stated.text, start, end)
    return (told or _DISASTER.search(stated.headline)) is not None


def _causes(stated: StatedFigure, found: StatedQuantity, start: int, end: int) -> frozenset[str]:
    """Return words for the cause that a sentence gives for a number; `start` is that of its words.

    What brings a total to a number is told behind it: "…, bringing the number of the starved to 9".
    """
    text, at = stated.text, stated.figure.span.end
    first, last = found.sentence
    before = max((low for low, _ in stated.others if first <= low < at), default=at)
    if 0 <= (link := text.rfind(" as ", before, stated.figure.span.start)) < start:
        start = link  # "the toll nears 65,000 as hunger deaths climb to 428"
    total = NEW_TOTAL.search(text, first, last)
    if total and at > total.start():
        start = first if " such " in total[0] else total.start()
    elif total:
        last = total.start()
    part = _OTHERWISE.search(text, at, last)
    last = part.start() if part else last
    if told := [cause for cause, pattern in _KNOWN if pattern.search(text, start, last)]:
        return frozenset(told)
    told_by = _CAUSE.search(text, at, min(end, last, at + FAR)) if found.per else None
    if found.sides or not told_by:
        return frozenset()
    named = (told_by["adjective"] or "").strip()
    cause = stem(named if named[:1].islower() else told_by["cause"])
    words = {stem(named), cause, stem(told_by["cause"])}
    return frozenset() if words & _ANY else frozenset((cause,))


def _of_nation(found: StatedQuantity, stated: StatedFigure) -> StatedQuantity:
    """Return a nation's dead as people, if doctors count them or no word says that they fought."""
    told = None if found.thing else _NATION.match(stated.text, stated.figure.span.end)
    if told is not None:
        who = told["who"].casefold()
        return found._replace(
            thing="people",
            fates=fates_in([told["fate"]]),
            sides=frozenset((land(who),)),
            places=found.places - {who},
        )
    if found.thing != "soldier" or not found.fates <= HARM or not found.sides:
        return found
    words = {word for one in stated.claimants for word in content(one.name)}
    if _MEDICAL.isdisjoint(words) or _FORCES.search(stated.text, *found.sentence):
        return found
    return found._replace(thing="people")


_OUTCOMES = HARM | {"rescued"}


def beside_others(found: StatedQuantity, stated: StatedFigure) -> StatedQuantity:
    """Return "another 42 injured" without "more" if the paragraph has counted only the dead."""
    if "more" not in found.kinds or not found.fates <= _OUTCOMES:
        return found
    told = fates_in([*text_words(stated.text[: stated.figure.span.start])]) & _OUTCOMES
    if found.fates == {"missing"} and stated.before:
        told |= fates_in([*text_words(stated.before.figure.counted or "")]) & _OUTCOMES
    own = {word for word, fate in FATES.items() if fate in found.fates}
    before = stated.before.figure.counted if stated.before else None
    if not told or told & found.fates or not own.isdisjoint(text_words(before or "")):
        return found
    return found._replace(kinds=found.kinds - PORTIONS)
