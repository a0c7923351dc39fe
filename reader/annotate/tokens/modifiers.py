"""Recognises a comma between two modifiers of one noun: "an immediate, unconditional truce".

Such a comma ends no phrase. The modules of `quotes` that find the end of reported words ask it.
"""

from __future__ import annotations

from reader.annotate.lexicon.wordlists import words
from reader.annotate.tokens.tagged import TaggedWords

_MODIFIERS = words("modifiers")
_ENDINGS = ("ful", "ous", "less", "able", "ible", "ical", "istic")
_NO_NOUNS = frozenset("vhxCSPTwpO,;:.-)qQF")
"""Letters of words that don't follow the last modifier before a noun."""


def is_between_modifiers(tokens: TaggedWords, comma: int) -> bool:
    """Whether the comma at word `comma` separates two modifiers, and a noun or another follows."""
    words = tokens.words[comma - 1 : comma + 3]
    if comma < 1 or len(words) < 4 or not (_modifies(words[0]) and _modifies(words[2])):
        return False
    following = tokens.letters[comma + 2]
    if following == ",":
        return is_between_modifiers(tokens, comma + 2)
    return following not in _NO_NOUNS


def _modifies(word: str) -> bool:
    return word in _MODIFIERS or word.endswith(_ENDINGS) and word.islower()
