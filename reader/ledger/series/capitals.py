"""Tells by its surroundings whether a capitalized word is a name, and whose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reader.ledger.people.lands import land
from reader.ledger.people.names import sound, words_of
from reader.ledger.series.stretches import NEAR
from reader.ledger.series.words import NOBODY, OPENERS, SEATS, TITLES

_TITLED = re.compile(r"\b([A-Z][a-z]+) (?:[A-Z][\w’-]+ )?$")
"""Matches a word before a name that may be the title of a person."""


def state_of(word: str) -> str:
    """Return a country's name in one form; "Moscow" acts for its state."""
    return land(SEATS.get(word, word))


@lru_cache(256)
def is_title_case(heading: str) -> bool:
    """Whether most words of a heading begin with a capital, so that a capital tells no name."""
    words = [word for word in heading.split() if word[0].isalpha() and len(word) >= LONG_WORD]
    return len(words) > 2 and 4 * sum(word[0].isupper() for word in words) > 3 * len(words)


LONG_WORD = 4
"""The fewest letters of the words that headings begin with a capital."""


def is_titled(text: str, start: int) -> bool:
    """Whether a name is that of a person with a title: "Mayor Edda Rohl"."""
    told = _TITLED.search(text, max(0, start - NEAR), start)
    return told is not None and told[1].lower() in TITLES


@lru_cache(256)
def is_known(text: str, start: int, end: int) -> bool:
    """Whether the first word of a sentence is a name, by its ending or its use elsewhere."""
    word = text[start:end]
    if word.endswith(("’s", "'s")):
        return True
    near = text[max(0, start - NEAR) : end + NEAR]
    return any(
        near[at - 2].islower() or near[at - 2] == ","
        for at in _places_of(f" {word}", near)
        if at > 1
    )


def _places_of(word: str, text: str) -> Iterator[int]:
    """Yield where a whole word begins."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[end : end + 1].isalnum():
            yield at + 1
        at = text.find(word, end)


_CAPITAL = re.compile(r"[A-Z](?<![\w’'][A-Z])[^\W_]+(?:[-’'][^\W_]+)*")

OF_A_COUNTRY = re.compile(r"(?:ian|ish|ese)s?$")

_NO_NAME = re.compile(
    r"-(?:based|backed|led|run|held|controlled|wide)$|^(?:Jan|Jun|Jul|Sep|Dec)$"
    r"|^(?:Human|Rights?|Activists?|Watch|Agency|Ministry|Group|Radio|News|Crescent|Cross|Society)$"
)
"""Matches words of bodies, and others that are no places."""

_NO_PLACE = NOBODY | TITLES | OPENERS

_DATELINE = re.compile(
    r"[A-Z][A-Z ’-]{2,30}(?P<rest>(?:, [A-Z][\w .’-]{1,30})? \([A-Z][A-Za-z]{1,11}\) [—–-]+ )"
)
"""Matches the place and agency before an agency's first sentence: "BRAM, Norle (LP) — "."""


@lru_cache(5_000)
def place_key(place: str) -> str:
    """Return a place's folded name as it sounds: transcriptions of a name have one key."""
    return sound(place) if len(place) >= LEAST_LETTERS else place


LEAST_LETTERS = 5
"""The fewest letters of a name compared by sound."""


class PlaceName(NamedTuple):
    """A capitalized word that may be a place; `key` joins its folded words."""

    start: int
    end: int
    key: str
    words: tuple[str, ...]
    lands: frozenset[str]


@lru_cache(64)
def names_in(text: str, start: int, end: int) -> list[PlaceName]:
    """Return the names in a stretch of text, without words of the calendar and of countries."""
    found = []
    dateline = _DATELINE.match(text) if start == 0 else None
    city, first = dateline.span("rest") if dateline else (0, -1)
    for match in _CAPITAL.finditer(text, start, end):
        at = match.start()
        if city <= at < first or at == first and not is_known(text, *match.span()):
            continue
        if known := _name(match[0]):
            found.append(PlaceName(match.start(), match.end(), *known))
    return found


@lru_cache(5_000)
def _name(word: str) -> tuple[str, tuple[str, ...], frozenset[str]] | None:
    """Return the forms by which a word is compared as a place.

    None for a calendar or country word.
    """
    words = words_of(word)
    if OF_A_COUNTRY.search(word) or _NO_PLACE.issuperset(words) or _NO_NAME.search(word):
        return None
    return "".join(words), words, frozenset(map(land, words))
