"""Decides whether two equal numbers are of those on board of one ship, or trapped together."""

from __future__ import annotations

import re

from reader.ledger.people.names import words_of
from reader.ledger.series.context.continuing import NEAR_DAYS, days_between
from reader.ledger.series.stated import Member, StatedFigure
from reader.ledger.series.values import is_same_value
from reader.ledger.series.words import BODY_WORDS, CALENDAR, CREWS

LEAST = 5
"""The least number that is not equal by chance."""

_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][^\W\d_]{3,}")
_IN_HEADING = re.compile(r"(?<![\w’'-])[A-Z][^\W\d_]{3,}")


def is_one_crew(one: Member, other: Member) -> bool:
    """Whether two texts count the same people within a week, and share a name beside."""
    (ours, our), (theirs, their) = one, other
    if our.thing not in CREWS or our.thing != their.thing or our.stretch or their.stretch:
        return False
    if not is_same_value(ours.figure, theirs.figure) or (ours.figure.low or 0) < LEAST:
        return False
    return days_between(one, other) <= NEAR_DAYS and bool(names_beside(ours) & names_beside(theirs))


def names_beside(stated: StatedFigure) -> frozenset[str]:
    """Return the names in a figure's heading and paragraph, except its claimants'."""
    claimants = {word for one in stated.claimants for word in words_of(one.name)}
    found = (*_IN_HEADING.findall(stated.place.heading), *_NAME.findall(stated.text))
    return frozenset(map(str.casefold, found)) - claimants - BODY_WORDS - CALENDAR
