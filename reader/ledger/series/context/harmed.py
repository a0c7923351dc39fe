"""Reduces the people whom one event harmed to one form: "another 42 injured", "18 civilians"."""

from __future__ import annotations

import re

from reader.ledger.people.names import text_words
from reader.ledger.series.stated import StatedFigure, StatedQuantity
from reader.ledger.series.words import FATES, HARM, PORTIONS, fates_in

_CIVILIANS = frozenset(("civilian", "resident", "local", "inhabitant", "villager"))
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
