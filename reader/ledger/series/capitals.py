"""Tells by its surroundings whether a capitalized word is a name, and whose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reader.ledger.people.lands import land
from reader.ledger.series.stretches import NEAR
from reader.ledger.series.words import SEATS, TITLES

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
