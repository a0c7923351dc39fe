"""Finds the places of a number: those in its own words, or those of its sentence."""

from __future__ import annotations

import re

from reader.ledger.series.counted import item_of
from reader.ledger.series.scopes import OF_THEM_THEN
from reader.ledger.series.stated import StatedFigure
from reader.ledger.series.stretches import OwnWords
from reader.ledger.series.surroundings import places_in

_NEXT = re.compile(
    r";|,? (?:and|but) that "
    r"|,? (?:and|but|while) (?:the )?(?:[\w’'-]+ ){1,3}?(?:said|spoke|put|counted|reported|gave) "
)
"""Matches the start of another statement in a sentence; its places are its own."""


WHOLE = frozenset(("country",))
"""The place of a number that is for a whole country, or for several places together."""

_IN_COUNTRY = re.compile(
    r"[\w,.]+ [^.;,A-Z\d]{0,60}\b(?:in|across|throughout|around) the (?:whole |entire )?country\b"
)
"""Matches a number that is for the country: "44 people in the country"."""

_SUM = re.compile(r"\bbr(?:inging|ings|ought) the [a-z ]*total [^.;A-Z]*$")
"""Matches before a sum: "9 died in Orm and 12 in Lund, bringing the total to 21"."""


def places_of(stated: StatedFigure, stretch: OwnWords) -> frozenset[str]:
    """Return the places in a figure's own words, or those that its sentence gives to all."""
    at = stated.figure.span.start
    if "total" in stretch.words and (told := _SUM.search(stated.text, stretch.sentence[0], at)):
        own = places_in(stated, told.start(), stretch.end, stretch.sentence)
        summed = places_in(stated, stretch.sentence[0], told.start(), stretch.sentence)
        return WHOLE if len(summed) > 1 and not own else own
    where = stretch.start, stretch.end, stretch.sentence
    own = frozenset() if item_of(stated) else places_in(stated, *where)
    if not own and "country" in stretch.words and _IN_COUNTRY.match(stated.text, at):
        return WHOLE
    return own if own or stated.lead_in else _shared_places(stated, stretch)


def _shared_places(stated: StatedFigure, stretch: OwnWords) -> frozenset[str]:
    """Return the places before all figures of the sentence, or the only place that it names."""
    start, end = stretch.sentence
    at = stated.figure.span.start
    first = min((other for other, _ in stated.others if start <= other < at), default=at)
    if before := places_in(stated, start, min(stretch.start, first), stretch.sentence):
        return before
    statement = _NEXT.search(stated.text, at, end)
    to = statement.start() if statement else end
    part = OF_THEM_THEN.search(stated.text, stated.figure.span.end, to)
    to = part.start() if part else to
    found = places_in(stated, start, to, stretch.sentence)
    return found if len(found) == 1 else _places_behind(stated, to, stretch)


def _places_behind(stated: StatedFigure, last: int, stretch: OwnWords) -> frozenset[str]:
    """Return the places of the number behind: "four had died and 13 were missing in Orm and …"."""
    end = stated.figure.span.end
    behind = sorted(other for other in stated.others if end <= other[0] < last)
    if not behind or not _BESIDE.fullmatch(stated.text, end, behind[0][0]):
        return frozenset()
    stop = behind[1][0] if len(behind) > 1 else last
    found = _AND.search(stated.text, behind[0][1], stop)
    to = found.start() if found else stop
    return places_in(stated, behind[0][0], to, stretch.sentence)


_BESIDE = re.compile(r"(?: [a-z]+){0,5},? and(?: at least| about| some| another)? ")

_AND = re.compile(r",| and | while | but ")
