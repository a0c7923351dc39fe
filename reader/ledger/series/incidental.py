"""Finds numbers that nobody compares: durations, ages, "one room", "two sides".

A number is compared if it states an outcome, if it counts people, arms, money, land, shares or
votes, or if it has a named claimant and is more than one. Incidental numbers are listed after
these, and stay marked in their text.
"""

from __future__ import annotations

import re

from reader.ledger.series.parts import is_population
from reader.ledger.series.standing import SeriesClaim
from reader.ledger.series.sums import is_money
from reader.ledger.series.words import (
    COUNTED_PEOPLE,
    MEASURES,
    MILITARY,
    TEXT_PARTS,
    TIMES,
    fates_in,
)

FEW = 12
"""The largest incidental number of things that are neither people nor arms."""

_ALL_BUT = re.compile(r"\ball but\s+\Z")
_AGE = " of age"
_FATED = re.compile(
    r" (?:[^\W\d_]+ed|found|lost|shot|hit|taken|held|missing|dead|sunk|blown|burnt|sent|brought"
    r"|built|broken|torn|stolen|cut)\b"
)
"""Matches an outcome at the end of the words for the thing counted."""

_WAY = re.compile(
    r",?\s+(?:(?:to the|just|due|further)\s+)?(?:(?:north|south|east|west)\w*|from|away|off|inside"
    r"|outside|behind|deep|beyond|upstream|downstream|inland|long|wide|high|tall|apart)\b"
)
"""Matches the words after a length that state a place or the size of one thing."""

_LENGTHS = frozenset(
    ("kilometre", "kilometer", "metre", "meter", "mile", "foot", "inch", "yard", "centimetre",
     "centimeter", "millimetre", "millimeter")
)  # fmt: skip


def is_incidental(claim: SeriesClaim) -> bool:
    """Whether a number gives a duration, age, distance or small count without an outcome."""
    figure, quantity = claim.stated.figure, claim.quantity
    unit = (figure.unit or "").lower()
    if unit.endswith(_AGE) or unit == "count" and not figure.counted:
        return True  # "61", "three times as many"
    measure = (quantity.unit or "").split(" ")[0]
    if measure in TIMES or quantity.thing == "time":
        return True
    if measure in _LENGTHS:
        return _WAY.match(claim.stated.text, figure.span.end) is not None
    if measure in MEASURES or is_money(quantity) and not is_rate_of_things(claim):
        return False
    return _is_background(claim) or _is_few(claim)


def is_rate_of_things(claim: SeriesClaim) -> bool:
    """Whether a number counts things by the day: "three meals a day"."""
    unit = claim.stated.figure.unit or ""
    return " per " in unit and claim.quantity.thing == unit.split(" ")[0]


def _is_background(claim: SeriesClaim) -> bool:
    """Whether a number gives the size of a place, or counts parts of a text."""
    if claim.quantity.thing in TEXT_PARTS and claim.claimant is None:
        return True
    if _ALL_BUT.search(claim.stated.text, 0, claim.stated.figure.span.start):
        return True  # "19 drones, all but two of which were shot down"
    return is_population(claim.stated)


def _is_few(claim: SeriesClaim) -> bool:
    """Whether a number is one, or few things without claimant that are neither people nor arms."""
    figure, thing = claim.stated.figure, claim.quantity.thing
    if not thing or figure.low is None or figure.low != figure.high or figure.low > FEW:
        return False
    counted = figure.counted or ""
    if fates_in(counted.split()) or _FATED.search(counted):
        return False
    if thing in COUNTED_PEOPLE | MILITARY:
        return figure.low == 1 and not claim.quantity.fates
    return figure.low == 1 or claim.claimant is None
