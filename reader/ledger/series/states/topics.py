"""Finds the words of a heading, or of an article's title, that may name the event of a toll."""

from __future__ import annotations

import re
from functools import lru_cache

from reader.ledger.people.lands import land, lands_of
from reader.ledger.people.names import text_words
from reader.ledger.series.stated import StatedFigure
from reader.ledger.series.words import (
    BODY_WORDS,
    EVENT_WORDS,
    FATES,
    MONTH_NAMES,
    WEEKDAYS,
    content,
    fates_in,
)
from reader.ledger.threads.words import GENERIC, WEAK, word_key


@lru_cache(1_000)
def heading_words(heading: str) -> frozenset[str]:
    """The words of a heading that may name an event: none that many headings have."""
    return content(heading) - EVENT_WORDS - BODY_WORDS - _IN_HEADINGS - FATES.keys()


def topics_of(stated: StatedFigure) -> frozenset[str]:
    """The words of a heading, or of an article's title, that may name the event of a toll.

    Titles name lands and sides more often than the events, and those are no topics.
    """
    if stated.place.heading or not stated.title:
        return heading_words(stated.place.heading)
    if EVENT_WORDS.isdisjoint(text_words(stated.title)) and not fates_in(stated.title.split()):
        return frozenset()
    lands = lands_of(stated.owners)
    sides = {word for name in _SIDES.findall(stated.title) for word in content(name)}
    words = heading_words(stated.title) - sides
    return frozenset(
        word for word in words if land(word) not in lands and word_key(word) not in WEAK | GENERIC
    )


_SIDES = re.compile(r"(?<![\w’'-])[A-Z]\w+(?:ian|ish|ese|i)s?(?![\w-])")
"""Matches words for sides in a title: "Torvian"."""


@lru_cache(1_000)
def is_of_disaster(heading: str) -> bool:
    """Whether a heading names one event, of a kind that attacks and fires are not, and where."""
    is_named = bool(heading_words(heading) - _DISASTERS)
    return is_named and not _DISASTERS.isdisjoint(text_words(heading))


_DISASTERS = frozenset(
    """earthquake quake flood floods ferry shipwreck landslide avalanche hurricane typhoon cyclone
    tsunami eruption derailment stampede""".split()  # noqa: SIM905
)

_IN_HEADINGS = frozenset(
    """news brief day night week update fighting front frontline war losses loss toll death people
    talk aid power energy economy diplomacy politic world region abroad home north south east west
    other also number figure civilian town city village hour live latest summary overview victim
    rescue hospital damage killed dead situation stand list key event rise rising risen rose climb
    soar jump pass surpass exceed reach top near cross grow increase following year month one
    deadliest worst""".split()  # noqa: SIM905
)
_IN_HEADINGS |= WEEKDAYS | MONTH_NAMES
"""Words of headings that stand over many stories."""
