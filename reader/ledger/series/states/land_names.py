"""Finds the land whose dead a number counts, in its sentence, its heading and its claimant."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from reader.ledger.people.lands import land, lands_of
from reader.ledger.people.names import words_of
from reader.ledger.series.stated import StatedFigure
from reader.ledger.series.words import IN_I

NEAR = 60
"""Characters around a number that are searched for its outcome or its land."""

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

_ADJECTIVE = re.compile(r"(?:ian|ean|ish|ese|ch)s?$")
"""Matches a word behind "in" that is no land: "in Norlan strikes"."""


def land_of(text: str, lands: frozenset[str]) -> str:
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


def known_lands(stated: StatedFigure) -> frozenset[str]:
    """Return the lands that a text and its heading name."""
    return lands_of(stated.owners) | _with_adjective(stated.place.heading, stated.text)


def land_behind(stated: StatedFigure, lands: frozenset[str]) -> str:
    """Return the land right behind a number: "including 230 in Orvane and 31 in Torvia"."""
    end = stated.figure.span.end
    found = _BEHIND.match(stated.text, end, end + NEAR)
    if not found or _ADJECTIVE.search(found[1]) or IN_I.match(stated.text, found.end()):
        return ""  # "13,800 wounded in Norlani attacks"
    named = land(words_of(found[1])[0])
    return named if named in lands else ""


_BEHIND = re.compile(r"(?: (?:people|others|deaths|killed|dead))? in (?:the )?([A-Z][\w-]{1,40})\b")


def own_land(stated: StatedFigure, lands: frozenset[str]) -> str:
    """Return the land of a rescue service, a health ministry or doctors: they count its dead."""
    names = " ".join(claimant.name for claimant in stated.claimants)
    sides = {claimant.side for claimant in stated.claimants if claimant.side} - _BODIES
    sides = sides or {land(word) for word in words_of(names)[:1]} & lands - _BODIES
    return next(iter(sides)) if _RESCUERS.search(names) and len(sides) == 1 else ""


def land_over(stated: StatedFigure, lands: frozenset[str]) -> str:
    """Return the land with which a heading begins: "Orvane: attacks continue"."""
    found = _SLUG.match(stated.place.heading)
    named = land(words_of(found[1])[0]) if found else ""
    return named if named in lands else ""


_SLUG = re.compile(r"([A-Z][\w-]{1,40}): ")


_BODIES = frozenset(map(land, ("health", "rescue", "emergency", "civil", "interior", "home")))
"""First words of bodies whose land the text does not name."""

_RESCUERS = re.compile(
    r"\b(?:rescue|ambulance|emergency|health|civil defen[cs]e|home front|hospitals?"
    r"|doctors|physicians|medics)\b",
    re.I,
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
