"""Turns words into what is compared of them, and tells which ones many stories have."""

from __future__ import annotations

from functools import lru_cache

from reader.ledger.people.names import folded, sound
from reader.ledger.series.words import CALENDAR
from reader.ledger.series.words import stem as singular
from reader.ledger.threads.generic import COMMON, GRAMMAR, NAMES, TELLING, WAR

LEAST_LETTERS = 5
"""A shorter word is compared as it is written: it sounds like too many others."""

ENDINGS = ("ing", "ed", "ion")


@lru_cache(50_000)
def word_key(word: str) -> str:
    """A word as it is compared: without the ending of a plural or verb, and as it sounds.

    So other spellings of a name from another script have one key.
    """
    key = singular(folded(word))
    for ending in ENDINGS:
        if key.endswith(ending) and len(key) - len(ending) >= LEAST_LETTERS - 1:
            key = key.removesuffix(ending)
            break
    if len(key) < LEAST_LETTERS:
        return key
    return sound(key).removesuffix("e")


GENERIC = frozenset(
    word_key(word) for words in (GRAMMAR, TELLING, WAR, COMMON) for word in words.split()
) | frozenset(map(word_key, CALENDAR))
"""The keys of words that tell what kind of event a text is about, and not which one."""

WEAK = frozenset(map(word_key, NAMES.split()))
"""The keys of names that are in so many stories that they alone tell of none."""
