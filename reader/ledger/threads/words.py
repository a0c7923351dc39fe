"""Turns words into keys for comparison, and lists the keys that many stories have."""

from __future__ import annotations

from functools import lru_cache

from reader.ledger.people.names import folded, sound
from reader.ledger.series.words import CALENDAR
from reader.ledger.series.words import stem as singular
from reader.ledger.threads.generic import COMMON, GRAMMAR, MONEY, NAMES, TELLING, WAR

LEAST_LETTERS = 5
"""The fewest letters of a word compared by sound; shorter ones sound like too many others."""

ENDINGS = ("ing", "ed", "ion")


@lru_cache(50_000)
def word_key(word: str) -> str:
    """Return a word without the ending of a plural or verb, and as it sounds.

    So different transcriptions of a name have one key.
    """
    key = singular(folded(word))
    for ending in ENDINGS:
        if key.endswith(ending) and len(key) - len(ending) >= LEAST_LETTERS - 1:
            key = key.removesuffix(ending)
            break
    if len(key) < LEAST_LETTERS:
        return key
    heard = sound(key)
    return heard.removesuffix("e") if len(heard) > LEAST_LETTERS else heard


GENERIC = frozenset(
    word_key(word) for words in (GRAMMAR, TELLING, WAR, COMMON) for word in words.split()
) | frozenset(map(word_key, CALENDAR))
"""The keys of words that show the kind of event, and do not identify it."""

WEAK = frozenset(map(word_key, NAMES.split()))
"""The keys of names in so many stories that they alone identify none."""

SUMS = frozenset(map(word_key, MONEY.split()))
"""The keys of units of money."""

CAPTIVES = frozenset(map(word_key, ("prisoner", "captive", "hostage", "pows", "detainee")))
"""Words for people of whom many stories of a war tell."""
