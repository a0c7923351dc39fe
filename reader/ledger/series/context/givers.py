"""Finds the giver of a sum of money ("Calder's 400 million")."""

from __future__ import annotations

import re

from reader.ledger.people.lands import land
from reader.ledger.people.names import words_of
from reader.ledger.series.stated import StatedFigure
from reader.ledger.series.stretches import OwnWords
from reader.ledger.series.words import CALENDAR

_NAME = r"(?<![\w’'-])(?P<who>(?:[A-Z][\w-]{1,40} ?){1,4})"
_GIVES = re.compile(
    rf"{_NAME},? ?(?:(?:will|would|has|have|had|is to|also|now) )*(?:give|gives|gave|given|lends?"
    r"|lent|pledge[sd]?|promise[sd]?|raise[sd]?|increase[sd]?|double[sd]?|cut|cuts|pays?|paid|sends?"
    r"|sent|provide[sd]?|offer(?:s|ed)?|approve[sd]?|grant(?:s|ed)?|donate[sd]?|announce[sd]?|allocate[sd]?|contribute[sd]?)\b"
    r"(?: [^.;:]{0,60})?$"
)
_OWN = re.compile(rf"{_NAME}[’']s? (?:[a-z][\w-]* ){{0,5}}[€$£]?$")
LONGEST = 120
"""Characters before a number that are searched for its giver."""


def giver_of(stated: StatedFigure, stretch: OwnWords) -> frozenset[str]:
    """Return the giver of a sum if the words before it name one."""
    at = stated.figure.span.start
    before = stated.text[max(stretch.sentence[0], at - LONGEST) : at]
    found = _GIVES.search(before) or _OWN.search(before)
    words = [word for word in words_of(found["who"]) if word not in CALENDAR] if found else []
    return frozenset((land(words[-1]),)) if words else frozenset()
