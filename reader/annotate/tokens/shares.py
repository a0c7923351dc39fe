"""Distinguishes shares ("six in 10") from other numbers."""

from __future__ import annotations

from reader.annotate.tokens.noun_or_verb import NUMBERS
from reader.annotate.tokens.tagged import TaggedWords

SHARES = ("in", "of", "over", "under")


def is_share(tokens: TaggedWords, end: int) -> bool:
    """Whether the words before word `end` are a share ("six in 10", "those over 60")."""
    at = end - 2
    if tokens.words[at] not in SHARES:
        return False
    at -= 1 + (tokens.words[at - 1] == "out")
    return tokens.letters[at] in "d#" or tokens.words[at].lower() in NUMBERS
