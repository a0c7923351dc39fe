"""Reduces the people whom one event harmed to one form: "another 42 injured", "18 civilians"."""

from __future__ import annotations

import re

from reader.ledger.people.lands import land
from reader.ledger.people.names import text_words
from reader.ledger.series.parts import GREAT_TOLL
from reader.ledger.series.stated import StatedFigure, StatedQuantity
from reader.ledger.series.words import FATES, HARM, PORTIONS, TIME_WORDS, content, fates_in, stem

_CIVILIANS = frozenset(("civilian", "resident", "local", "inhabitant", "villager", "citizen"))
_ARMED = re.compile(
    r"\b(?:soldiers?|troops|servicem[ae]n|servicemembers?|fighters?|militants?|rebels?|officers?"
    r"|policem[ae]n|guards?|gunm[ae]n|combatants?|personnel)\b"
    r"|\b(?:people|persons?)\b[^.;,]{0,30}\b(?:killed|died|dead|wounded|injured|hurt)\b"
    r"|\b(?:kill|wound|injur)(?:ed|ing)\b[^.;,]{0,20} (?:people|persons?)\b",
    re.IGNORECASE,
)
"""Matches others whom a text may count beside civilians, or with them."""


def as_people(found: StatedQuantity, stated: StatedFigure) -> StatedQuantity:
    """Return the civilians harmed as people, if their paragraph counts nobody else."""
    if found.thing not in _CIVILIANS or found.kinds or _ARMED.search(stated.text):
        return found
    return found._replace(thing="people")


_HUNGER = re.compile(
    r"\b(?:malnutrition|malnourish\w+|starv\w+|hunger|famine|dehydration|hypothermia|cholera)\b",
    re.I,
)
_SEEKING = re.compile(
    r"\bseeking (?:humanitarian )?aid\b|\baid[ -]seekers?\b"
    r"|\b(?:obtain|collect|get|waiting for|awaiting) (?:humanitarian )?aid\b"
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
    them which whom those these""".split()  # noqa: SIM905
)
"""Words for a war, a stretch of time or a land, which all tolls of a war have."""

FAR = 90
"""Characters behind a number that are searched for a cause."""
_NEW = frozenset(("new", "injury", "fatality", "more", "death"))
_NATION = re.compile(
    r" (?P<who>[A-Z][a-z]{2,30}(?:is|ans|ese)) (?:were|was|have been|had been) (?:also )?"
    r"(?P<fate>killed|wounded|injured)\b"
)
"""Matches behind the number of a nation's people: "84 Orvanis were killed"."""
_MEDICAL = frozenset(("health", "medic", "doctor", "hospital"))
_FORCES = re.compile(r"\b(?:soldiers?|troops|servicem[ae]n|fighters?|militants?)\b")
_SINCE = re.compile(r"\b(?:since|between)\b", re.IGNORECASE)


def of_report(found: StatedQuantity, stated: StatedFigure, end: int) -> StatedQuantity:
    """Return the killed and wounded of a regular report in one form, told apart by the cause.

    "15,400 injuries" are people; those who starved, or were shot while seeking aid, are others.
    """
    if found.unit is not None:
        return found
    found = _of_nation(found, stated)
    if not found.fates or not found.fates <= HARM:
        return found
    if found.thing in _NEW:
        more = frozenset(("more",)) if found.thing in ("new", "more") else frozenset[str]()
        found = found._replace(thing="people", kinds=found.kinds | more)
    start, last = found.sentence
    causes = _cause_of(stated.text, start, stated.figure.span.end, min(end, last))
    if causes and (found.per or causes <= _OF_CAUSES) and not found.sides:
        found = found._replace(kinds=found.kinds - _OF_CAUSES | causes)
    is_great = (stated.figure.low or 0) >= GREAT_TOLL
    if is_great and found.per is None and not (found.when or found.sides or found.since):
        return found._replace(per="total", thing=found.thing or "people")
    is_war = found.sides or found.since or is_great or _SINCE.search(stated.text, start, last)
    if found.per == "total" and not is_war:
        return found._replace(per=None)  # "so far 14 have died"
    return found


def _cause_of(text: str, start: int, at: int, end: int) -> frozenset[str]:
    """Return words for the cause that a sentence gives for the number before `at`."""
    told = [cause for cause, pattern in _KNOWN if pattern.search(text, start, end)]
    if told:
        return frozenset(told)
    found = _CAUSE.search(text, at, min(end, at + FAR))
    if not found or found["adjective"] and stem(found["adjective"].strip()) in _ANY:
        return frozenset()
    named = found["adjective"] or ""
    cause = stem(named.strip() if named[:1].islower() else found["cause"])
    return frozenset() if {cause, stem(found["cause"])} & _ANY else frozenset((cause,))


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


def beside_others(found: StatedQuantity, stated: StatedFigure) -> StatedQuantity:
    """Return "another 42 injured" without "more" if the paragraph has counted only the dead."""
    if "more" not in found.kinds or not found.fates <= HARM:
        return found
    told = fates_in([*text_words(stated.text[: stated.figure.span.start])]) & HARM
    own = {word for word, fate in FATES.items() if fate in found.fates}
    before = stated.before.figure.counted if stated.before else None
    if not told or told & found.fates or not own.isdisjoint(text_words(before or "")):
        return found
    return found._replace(kinds=found.kinds - PORTIONS)
