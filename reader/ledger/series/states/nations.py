"""Finds the nation whose dead a number counts: "400 Torvians"."""

from __future__ import annotations

import re
from functools import lru_cache

from reader.ledger.people.lands import land, lands_of
from reader.ledger.people.names import words_of
from reader.ledger.series.stated import StatedFigure
from reader.ledger.series.surroundings import claimants_side

CLASSES = frozenset(
    """civilian child woman journalist reporter medic paramedic doctor nurse teacher student pupil
    rescuer firefighter worker""".split()  # noqa: SIM905
)
"""Words for people whose dead are counted apart from all the others."""

OF_WORKERS = frozenset(
    ("health", "healthcare", "medical", "aid", "relief", "humanitarian", "media")
)
"""Words before "workers" that tell which ones."""


def nation_of(stated: StatedFigure) -> str:
    """Return the land of "400 Torvians" if no army of another land claims to harm them."""
    words = (stated.figure.counted or "").split()
    named = next((land(words_of(one)[0]) for one in words if _NATION.fullmatch(one)), "")
    if not named or named not in lands_of(stated.owners) or _tells_of_soldiers(stated.text):
        return ""
    names = " ".join(claimant.name for claimant in stated.claimants)
    is_own = claimants_side(stated) <= {named} and not _FORCES.search(names)
    return named if is_own or is_of_health(stated) else ""


def is_of_health(stated: StatedFigure) -> bool:
    """Whether a health ministry gives a number, which counts the dead of its own land."""
    return any(_HEALTH.search(claimant.name) for claimant in stated.claimants)


_HEALTH = re.compile(r"\bhealth (?:ministry|authorities|officials)|\bministry of health\b", re.I)


@lru_cache(64)
def _tells_of_soldiers(text: str) -> bool:
    return _SOLDIERS.search(text) is not None


_NATION = re.compile(r"[A-Z][a-z]{2,30}(?:ians|ans|is|ese)")
_SOLDIERS = re.compile(
    r"\b(?:soldiers?|troops|servicem[ae]n|fighters|losses|battalion|brigade)\b", re.I
)
_FORCES = re.compile(r"\b(?:army|military|defen[cs]e ministry|general staff|forces|navy)\b", re.I)
