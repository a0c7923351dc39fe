"""Finds the dead and wounded of a war in one land, and decides whether two numbers are of one.

The texts of several publishers seldom say from when on they count: "310 people have been killed in
Orvane", "Norlan strikes on Orvane have killed at least 450 people", "Orvane’s Health Ministry put
the dead at 400". Each is a total of the dead of that land.
"""

from __future__ import annotations

import re

from reader.ledger.people.lands import land
from reader.ledger.people.names import text_words, words_of
from reader.ledger.series.capitals import place_key
from reader.ledger.series.stated import LAND, ClaimPlace, StatedFigure, StatedQuantity
from reader.ledger.series.states.disasters import DISASTERS
from reader.ledger.series.states.land_names import (
    NEAR,
    known_lands,
    land_behind,
    land_of,
    land_over,
    own_land,
)
from reader.ledger.series.states.nations import CLASSES, OF_WORKERS, is_of_health, nation_of
from reader.ledger.series.surroundings import claimants_side
from reader.ledger.series.words import FATES, MONTH_NAMES, MONTHS, PORTIONS, SEATS

LEAST = 100
"""The least number of dead or wounded that is a total even if no word of the sentence says so."""

LEAST_SO_FAR = 10
"""The same if the sentence says that they "have been killed" up to now."""

_CLAUSE = re.compile(r", |; | while | and (?=[a-z]+ (?:said|put|spoke))")

_ATTACKS = re.compile(
    r"\b(?:(?:air ?)?strikes|shelling|attacks|raids|bombing|bombardment|offensive|campaign|war"
    r"|conflict|hostilities"
    r"|fighting|since|so far|toll|deaths|fatalities|casualties)\b",
    re.IGNORECASE,
)
"""Matches words for a war in sentences on all its dead."""

_ONE_EVENT = re.compile(
    r"\b(?:in|by|from|after|of) (?:an?|the|this|that) (?:[\w’'-]+ ){0,3}?(?:strike|attack|raid"
    r"|blast|explosion|crash|fire|shooting|accident|ambush|collapse|stampede|quake|earthquake)\b"
    r"|^(?:[Tt]he|[Aa]n?) (?:[\w’'-]+ ){0,3}?(?:strike|attack|raid|blast|explosion)\b"
    r"|\b(?:strike|attack|missile|drone|bomb|rocket|shell) (?:on [^.;,]{1,40} )?"
    r"(?:killed|wounded|injured|hit)\b"
    r"|\bidentif\w+|\b(?:prison|road|traffic|custody|years?|months?|annual(?:ly)?|(?:19|20)\d\d)\b",
)
"""Matches the dead of one event, or those of other causes and times."""

_SO_FAR = re.compile(
    r"\b(?:has|have)(?: [a-z]+){0,3}? (?:been|killed|died|wounded|injured|claimed|left)\b"
    r"|\bconfirmed\b|\bso far\b|\b(?:total|overall|nationwide)\b"
)
_HARMED = frozenset(("killed", "wounded"))
_OF_PEOPLE = frozenset(("people", ""))
_DATES = re.compile(
    r"\bsince\b[^.;]{0,140}?\b(?:(?:19|20)\d\d|last (?:year|month))\b"
    rf"|\b(?:{MONTHS}) \d{{1,2}},? (?:19|20)\d\d\b|\b\d{{1,2}} (?:{MONTHS}),? (?:19|20)\d\d\b"
    r"|\bsince the middle of (?:this|the|last) month\b"
)
"""Matches dates, which make no number one of a month or a year."""
_TOLL_TO = re.compile(
    r"\b(?:(?:total|overall|country[’']s|nation[’']s|national) (?:[a-z]+ ){0,4}?toll [^.;\d]{0,80}?"
    r"|bringing the (?:total|overall|cumulative) (?:number|count|toll) [^.;]{0,160}?)\bto"
    r" (?:[\d,]+ (?:dead|killed|deaths|martyrs)(?: \([^()]{1,80}\))? and )?"
    r"(?:at least |more than |about |over )?$"
)
"""Matches before the new total of a land: "bringing the overall toll since March to 13"."""

_FEARED = re.compile(r"\b(?:could|may|might|would|expected|feared)\b[^.;,]{0,40}$")
"""Matches before a number that is not counted yet."""

_OTHER_DAY = re.compile(
    r"\b(?:overnight|in a (?:single )?day|24 hours|on the day|[A-Z][a-z]+day[’']s)\b"
)


def with_land(found: StatedQuantity, stated: StatedFigure) -> StatedQuantity:
    """Return the dead or wounded of a land as its total, with the land as a topic."""
    if found.fates not in _TOLLS or found.unit is not None or found.per not in (None, "total"):
        return found
    nation = nation_of(stated)
    is_class = found.thing in CLASSES
    if not (nation or is_class or found.thing in _OF_PEOPLE or found.is_implied):
        return found
    if found.is_earlier or not _is_told_near(found, stated):
        return found
    sentence = stated.text[slice(*found.sentence)]
    lands = known_lands(stated)
    nation = _place_of(nation, stated, sentence, lands)
    sure = nation or land_behind(stated, lands)
    whose = sure or land_of(sentence, lands) or own_land(stated, lands)
    whose = whose or land_of(stated.place.heading, lands) or land_over(stated, lands)
    if is_class and found.sides and len(found.sides) == 1 and found.sides <= lands:
        whose = sure = next(iter(found.sides))  # "nine Torvian reporters"
    if not whose or not (sure or _is_of_land(found, whose, sentence)):
        return found
    if not (_is_of_class if is_class else _is_total)(found, stated, sentence):
        return found
    own = {whose} | {word for word in found.kinds if land(word) == whose}
    kinds = frozenset[str]() if nation and not is_class else found.kinds - PORTIONS - own
    if kinds and not (is_class and kinds <= OF_WORKERS):
        return found
    return _of_whole_land(found, whose, _beginning(found, stated, sentence))._replace(
        thing=found.thing if is_class else "people", kinds=kinds
    )


def _is_told_near(found: StatedQuantity, stated: StatedFigure) -> bool:
    """Whether words near a number tell its outcome, and not those of another number.

    Not so "3,150 injured …, while others put the number at 700".
    """
    _, start, end = stated.figure.span
    clause = _CLAUSE.split(stated.text[found.sentence[0] : start])[-1]
    near = text_words(f"{clause} {stated.text[max(0, start - NEAR) : end + NEAR]}")
    is_of_lives = "lives" in near and "killed" in found.fates
    return is_of_lives or any(FATES.get(word) in found.fates for word in near)


def _beginning(found: StatedQuantity, stated: StatedFigure, sentence: str) -> str:
    """Return since when a land's dead are counted: "october", "8 october"; "" for a whole war."""
    if found.since[:1].isdigit() or found.since in MONTH_NAMES:
        return found.since
    dated = _SINCE_DAY.search(sentence)
    if dated is None or not dated["old"] and _is_recent(dated[2], stated.place):
        return ""
    return f"{dated[1] or dated[3] or ''} {dated[2].lower()}".strip()


def _is_recent(month: str, place: ClaimPlace) -> bool:
    """Whether a month is that of a text, or the one before; a war of so few weeks is whole."""
    day = place.day
    if not day:
        return False
    return (int(day[5:7]) - 1 - MONTHS.split("|").index(month)) % 12 < RECENT


RECENT = 2
"""The months, that of the text among them, in which a war has begun that needs no date."""


_SINCE_DAY = re.compile(
    rf"\bsince\b[^.;]{{0,120}}?\b(?:(\d{{1,2}})(?:st|nd|rd|th)? )?({MONTHS})\b"
    r"(?: (\d{1,2})(?!\d))?(?P<old>,? (?:(?:19|20)\d\d|last year))?"
)


def _of_whole_land(found: StatedQuantity, whose: str, since: str) -> StatedQuantity:
    return found._replace(
        per="total",
        since=since,
        sides=frozenset(),
        actors=frozenset(),
        places=frozenset(),
        event="",
        topics=frozenset((LAND + whose,)),
    )


_TOLLS = tuple(frozenset((fate,)) for fate in _HARMED)


def _place_of(nation: str, stated: StatedFigure, sentence: str, lands: frozenset[str]) -> str:
    """Return the land whose dead are counted as those of a nation: "900 Torvians … in Orvane".

    It is the nation's own unless the text names another one: where the strikes were, if the number
    is too great for foreigners, or that of the health ministry that counts.
    """
    where = land_of(sentence, lands) if nation else ""
    if not where or _OF_SEATS.get(where, where) == nation:
        return nation
    is_counted_there = is_of_health(stated) and claimants_side(stated) <= {where}
    is_many = (stated.figure.low or 0) >= LEAST_OF_PLACE
    return where if is_counted_there or is_many else nation


_OF_SEATS = {land(seat): land(state) for seat, state in SEATS.items()}

LEAST_OF_PLACE = 500
"""The least number of dead of a nation in a place that are no foreigners there."""


def _is_of_land(found: StatedQuantity, whose: str, sentence: str) -> bool:
    """Whether nothing says that a smaller place, or another side, is meant."""
    own = {place_key(word) for word in text_words(sentence) if land(word) == whose}
    return found.places <= own and found.sides <= {whose}


def _is_total(found: StatedQuantity, stated: StatedFigure, sentence: str) -> bool:
    """Whether a number is of all who were harmed so far."""
    low = stated.figure.low or 0
    if _TOLL_TO.search(stated.text, found.sentence[0], stated.figure.span.start):
        return low >= LEAST_SO_FAR
    if _is_of_other_cause(found, stated, sentence):
        return False
    if found.per == "total" and low >= LEAST_SO_FAR:
        return True
    is_of_war, is_so_far = (one.search(sentence) is not None for one in (_ATTACKS, _SO_FAR))
    if is_so_far and low >= LEAST_SO_FAR and is_of_war:
        return True
    return low >= LEAST and (is_of_war or is_so_far or " had been " in sentence)


def _is_of_class(found: StatedQuantity, stated: StatedFigure, sentence: str) -> bool:
    """Whether a number of reporters, children or civilians is of all who were harmed so far."""
    low = stated.figure.low or 0
    if _is_of_other_cause(found, stated, sentence):
        return False
    if found.per == "total" or low >= LEAST and _ATTACKS.search(sentence):
        return True
    if _SO_FAR.search(sentence) is None:
        return False
    is_calling = found.thing not in _ANYBODY
    return _ONGOING.search(sentence) is not None or is_calling and low >= LEAST_OF_CALLING


_ANYBODY = frozenset(("civilian", "child", "woman"))
_ONGOING = re.compile(r"\b(?:ongoing|since|so far|in total|altogether|the war)\b")
LEAST_OF_CALLING = 5
"""The least number of one calling who "have been killed" that is one so far."""


def _is_of_other_cause(found: StatedQuantity, stated: StatedFigure, sentence: str) -> bool:
    """Whether a number is of one event or day, of a disaster, or only feared."""
    if _ONE_EVENT.search(_DATES.sub("", sentence)) or _OTHER_DAY.search(sentence):
        return True
    if _FEARED.search(stated.text, found.sentence[0], stated.figure.span.start):
        return True
    told = words_of(sentence) + words_of(stated.headline)
    return not DISASTERS.keys().isdisjoint(told)
