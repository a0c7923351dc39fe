"""Finds the dead and wounded of a war in one land, and decides whether two numbers are of one.

The texts of several publishers seldom say from when on they count: "310 people have been killed in
Orvane", "Norlan strikes on Orvane have killed at least 450 people", "Orvane’s Health Ministry put
the dead at 400". Each is a total of the dead of that land.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from reader.ledger.people.lands import land, lands_of
from reader.ledger.people.names import text_words, words_of
from reader.ledger.series.capitals import place_key
from reader.ledger.series.stated import Member, StatedFigure, StatedQuantity
from reader.ledger.series.states.disasters import DISASTERS
from reader.ledger.series.states.nations import is_of_health, nation_of
from reader.ledger.series.surroundings import claimants_side
from reader.ledger.series.values import are_far_apart
from reader.ledger.series.words import FATES, IN_I, MONTH_NAMES, PORTIONS, SEATS

LAND = "@"
"""What the topic of a land begins with."""

LEAST = 100
"""The least number of dead or wounded that is a total even if no word of the sentence says so."""

LEAST_SO_FAR = 10
"""The same if the sentence says that they "have been killed" up to now."""

NEAR = 60
"""Characters around a number that are searched for its outcome."""

_CLAUSE = re.compile(r", |; | while | and (?=[a-z]+ (?:said|put|spoke))")

_PART = r"(?:(?:and )?(?:(?:north|south|east|west)(?:ern)?|central) )*"
_NAME = rf"(?:the )?{_PART}([A-Z][\w-]{{1,40}})"
_ON_SOIL = re.compile(
    r"\b(?:on|against|in) (?:the )?([A-Z][\w-]{1,40}(?:ian|ean|ish|ese|i)) (?:targets|soil"
    r"|territory|cities|towns|sites)\b"
)
"""Matches a land's adjective before what lies in it: "strikes on Orvani cities"."""

_WHERE = (
    re.compile(rf"\b(?:[Ii]n|[Aa]cross|[Ii]nside|[Tt]hroughout|[Ww]ithin) {_NAME}"),
    re.compile(
        r"\b(?:[Aa]ir ?)?(?:[Ss]trikes|[Aa]ttacks|[Rr]aids|[Bb]ombing|[Bb]ombardment|[Oo]ffensive"
        rf"|[Cc]ampaign|[Aa]ssault|[Ww]ar) (?:on|against|in|of) {_NAME}"
    ),
    _ON_SOIL,
    re.compile(
        r"(?<![\w’'-])([A-Z][\w-]{1,40})(?:[’']s)? (?:[Hh]ealth (?:[Mm]inistry|[Aa]uthorities"
        r"|[Oo]fficials)|[Mm]inistry of [Hh]ealth|[Cc]ivil [Dd]efen[cs]e"
        r"|(?:rescue|ambulance|emergency) services?)\b"
    ),
    re.compile(rf"\b(?:[Hh]ealth [Mm]inistry|[Mm]inistry of [Hh]ealth) (?:of|in) {_NAME}"),
)
"""Match the land whose dead are counted, the surest first."""

_ATTACKS = re.compile(
    r"\b(?:strikes|attacks|raids|bombing|bombardment|offensive|campaign|war|conflict|hostilities"
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
_TOLL_TO = re.compile(
    r"\b(?:total|overall|country[’']s|nation[’']s|national) (?:[a-z]+ )*?toll [^.;\d]{0,80}?to"
    r" (?:at least |more than |about |over )?$"
)
"""Matches before the new total of a land: "bringing the overall toll since March to 13"."""

_FEARED = re.compile(r"\b(?:could|may|might|would|expected|feared)\b[^.;,]{0,40}$")
"""Matches before a number that is not counted yet."""

_OTHER_DAY = re.compile(r"\b(?:overnight|in a (?:single )?day|24 hours|on the day)\b")


def with_land(found: StatedQuantity, stated: StatedFigure) -> StatedQuantity:
    """Return the dead or wounded of a land as its total, with the land as a topic."""
    if found.fates not in _TOLLS or found.unit is not None or found.per not in (None, "total"):
        return found
    nation = nation_of(stated)
    if not nation and found.thing not in _OF_PEOPLE and not found.is_implied or found.is_earlier:
        return found
    _, start, end = stated.figure.span
    clause = _CLAUSE.split(stated.text[found.sentence[0] : start])[-1]
    near = text_words(f"{clause} {stated.text[max(0, start - NEAR) : end + NEAR]}")
    if not any(FATES.get(word) in found.fates for word in near):
        return found  # "3,150 injured …, while others put the number at 700"
    sentence = stated.text[slice(*found.sentence)]
    lands = known_lands(stated)
    nation = _place_of(nation, stated, sentence, lands)
    sure = nation or _land_behind(stated, lands)
    whose = sure or _land_of(sentence, lands) or _own_land(stated)
    whose = whose or _land_of(stated.place.heading, lands)
    if (
        not whose
        or not (sure or _is_of_land(found, whose, sentence))
        or not _is_total(found, stated, sentence)
    ):
        return found
    own = {whose} | {word for word in found.kinds if land(word) == whose}
    kinds = frozenset[str]() if nation else found.kinds - PORTIONS - own
    if kinds:
        return found
    return _of_whole_land(found, whose)


def _of_whole_land(found: StatedQuantity, whose: str) -> StatedQuantity:
    return found._replace(
        thing="people",
        kinds=frozenset(),
        per="total",
        since=found.since if found.since[:1].isdigit() or found.since in MONTH_NAMES else "",
        sides=frozenset(),
        actors=frozenset(),
        places=frozenset(),
        event="",
        topics=frozenset((LAND + whose,)),
    )


_ADJECTIVE = re.compile(r"(?:ian|ean|ish|ese|ch)s?$")
"""Matches a word behind "in" that is no land: "in Norlan strikes"."""

_TOLLS = tuple(frozenset((fate,)) for fate in _HARMED)


def _land_of(text: str, lands: frozenset[str]) -> str:
    """Return the only land whose dead a text counts; "" if it names none or several."""
    for pattern in _WHERE:
        named = {
            land(word)
            for found in pattern.finditer(text)
            for word in words_of(found[1])[:1]
            if pattern is _ON_SOIL
            or not (_ADJECTIVE.search(found[1]) or IN_I.match(text, found.end()))
        }
        if known := named & lands:
            return next(iter(known)) if len(known) == 1 else ""
    return ""


def _place_of(nation: str, stated: StatedFigure, sentence: str, lands: frozenset[str]) -> str:
    """Return the land whose dead are counted as those of a nation: "900 Torvians … in Orvane".

    It is the nation's own unless the text names another one: where the strikes were, if the number
    is too great for foreigners, or that of the health ministry that counts.
    """
    where = _land_of(sentence, lands) if nation else ""
    if not where or _OF_SEATS.get(where, where) == nation:
        return nation
    is_counted_there = is_of_health(stated) and claimants_side(stated) <= {where}
    is_many = (stated.figure.low or 0) >= LEAST_OF_PLACE
    return where if is_counted_there or is_many else nation


_OF_SEATS = {land(seat): land(state) for seat, state in SEATS.items()}

LEAST_OF_PLACE = 500
"""The least number of dead of a nation in a place that are no foreigners there."""


def known_lands(stated: StatedFigure) -> frozenset[str]:
    """Return the lands that a text and its heading name."""
    return lands_of(stated.owners) | _with_adjective(stated.place.heading, stated.text)


def _land_behind(stated: StatedFigure, lands: frozenset[str]) -> str:
    """Return the land right behind a number: "including 230 in Orvane and 31 in Torvia"."""
    end = stated.figure.span.end
    found = _BEHIND.match(stated.text, end, end + NEAR)
    named = land(words_of(found[1])[0]) if found else ""
    return named if named in lands else ""


_BEHIND = re.compile(r"(?: (?:people|others|deaths|killed|dead))? in (?:the )?([A-Z][\w-]{1,40})\b")


def _own_land(stated: StatedFigure) -> str:
    """Return the land of a rescue service or a health ministry, which counts its own dead."""
    names = " ".join(claimant.name for claimant in stated.claimants)
    sides = {claimant.side for claimant in stated.claimants if claimant.side} - _BODIES
    return next(iter(sides)) if _RESCUERS.search(names) and len(sides) == 1 else ""


_BODIES = frozenset(map(land, ("health", "rescue", "emergency", "civil", "interior", "home")))
"""First words of bodies whose land the text does not name."""

_RESCUERS = re.compile(
    r"\b(?:rescue|ambulance|emergency|health|civil defen[cs]e|home front|hospitals?)\b", re.I
)


@lru_cache(64)
def _with_adjective(*texts: str) -> frozenset[str]:
    """Return the lands that texts call by name and by adjective: "Orvane", "Orvani"."""
    names = {"".join(words_of(word)) for text in texts for word in _CAPITALIZED.findall(text)}
    forms = Counter(land(name) for name in names)
    owners = {
        land(word) for text in texts for name in _OWNER.findall(text) for word in words_of(name)
    }
    return frozenset(owners) | {form for form, number in forms.items() if number > 1}


_OWNER = re.compile(
    r"(?<![\w’'-])([A-Z][\w-]{1,40})[’']s (?:government|army|military|armed forces|parliament"
    r"|president|prime minister|rescue service|(?:[a-z]+ )?(?:ministry|minister))\b"
)
"""Matches a land before what a town does not have."""

_CAPITALIZED = re.compile(r"(?<![\w’'-])[A-Z][^\W\d_]{3,39}")


def _is_of_land(found: StatedQuantity, whose: str, sentence: str) -> bool:
    """Whether nothing says that a smaller place, or another side, is meant."""
    own = {place_key(word) for word in text_words(sentence) if land(word) == whose}
    return found.places <= own and found.sides <= {whose}


def _is_total(found: StatedQuantity, stated: StatedFigure, sentence: str) -> bool:
    """Whether a number is of all who were harmed so far."""
    low = stated.figure.low or 0
    if _TOLL_TO.search(stated.text, found.sentence[0], stated.figure.span.start):
        return low >= LEAST_SO_FAR
    if _ONE_EVENT.search(sentence) or _OTHER_DAY.search(sentence):
        return False
    if _FEARED.search(stated.text, found.sentence[0], stated.figure.span.start):
        return False
    if not DISASTERS.keys().isdisjoint(words_of(sentence)):
        return False
    if found.per == "total" and low >= LEAST_SO_FAR:
        return True
    is_of_war, is_so_far = (one.search(sentence) is not None for one in (_ATTACKS, _SO_FAR))
    if is_so_far and low >= LEAST_SO_FAR and is_of_war:
        return True
    return low >= LEAST and (is_of_war or is_so_far or " had been " in sentence)


def is_one_land(one: Member, other: Member, days: int) -> bool:
    """Whether two totals are of the dead of one land, some days apart, and near enough."""
    times = TIMES if one[1].since == other[1].since else DATED_TIMES
    is_near = not are_far_apart(one[0].figure, other[0].figure, times)
    return is_near and days <= DAYS and shares_land(one[1], other[1])


def shares_land(our: StatedQuantity, their: StatedQuantity) -> bool:
    """Whether two totals are of the dead of one land."""
    return any(topic[0] == LAND for topic in our.topics & their.topics)


TIMES, DATED_TIMES, DAYS = 4, 1.3, 7
"""The largest ratio of two totals that begin alike and of others, and the most days between."""


def are_of_two_lands(our: StatedQuantity, their: StatedQuantity) -> bool:
    """Whether two totals are of the dead of two lands."""
    ours, theirs = (
        {topic for topic in one.topics if topic[0] == LAND} if one.per == "total" else set()
        for one in (our, their)
    )
    return bool(ours and theirs) and ours.isdisjoint(theirs)
