"""Tells which numbers a reader hardly compares: durations, ages, "one room", "two sides".

A number is a claim that is compared if it says what befell somebody or something, if it counts
people, arms, money, land, shares or votes, or if somebody is named for it and it is more than one.
An incidental one is listed behind these, and stays marked in its text.
"""

from __future__ import annotations

import re

from reader.ledger.series.scopes import is_population
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
"""The largest number that is incidental where it counts what is neither people nor arms."""

_ALL_BUT = re.compile(r"\ball but\s+\Z")
_AGE = " of age"
_FATED = re.compile(
    r" (?:[^\W\d_]+ed|found|lost|shot|hit|taken|held|missing|dead|sunk|blown|burnt|sent|brought"
    r"|built|broken|torn|stolen|cut)\b"
)
"""What befell something, at the end of the words for what is counted."""

_WAY = re.compile(
    r",?\s+(?:(?:to the|just|due|further)\s+)?(?:(?:north|south|east|west)\w*|from|away|off|inside"
    r"|outside|behind|deep|beyond|upstream|downstream|inland|long|wide|high|tall|apart)\b"
)
"""What stands behind a length that says where something is or how large one thing is."""

_LENGTHS = frozenset(
    ("kilometre", "kilometer", "metre", "meter", "mile", "foot", "inch", "yard", "centimetre",
     "centimeter", "millimetre", "millimeter")
)  # fmt: skip


def is_incidental(claim: SeriesClaim) -> bool:
    """Whether a number tells how long, how old, how far or which few, and nothing that befell."""
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
    """Whether a number tells how large a place is, or what a text is made of."""
    if claim.quantity.thing in TEXT_PARTS and claim.claimant is None:
        return True
    if _ALL_BUT.search(claim.stated.text, 0, claim.stated.figure.span.start):
        return True  # "19 drones, all but two of which were shot down"
    return is_population(claim.stated)


def _is_few(claim: SeriesClaim) -> bool:
    """Whether a number is one, or a few of what is neither people nor arms and nobody's word."""
    figure, thing = claim.stated.figure, claim.quantity.thing
    if not thing or figure.low is None or figure.low != figure.high or figure.low > FEW:
        return False
    counted = figure.counted or ""
    if fates_in(counted.split()) or _FATED.search(counted):
        return False
    if thing in COUNTED_PEOPLE | MILITARY:
        return figure.low == 1 and not claim.quantity.fates
    return figure.low == 1 or claim.claimant is None
