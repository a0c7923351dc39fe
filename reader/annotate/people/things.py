"""Tells by the words beside capitals whether they name a thing: a ship, a village, a front."""

from __future__ import annotations

import re

from reader.annotate.lexicon.wordlists import words
from reader.annotate.tokens.tagged import TaggedWords

_NOUNS = words("named_by_nouns")
_ARTICLES = frozenset(("the", "a", "an"))
_ASIDE = re.compile(r",d[enoNL#]{0,4}([nor])(?=[,.P)])")
_INTO = frozenset("into across inside outside throughout near towards toward around".split())  # noqa: SIM905
_MOVING = frozenset(
    "crossed fled walked went travelled traveled moved drove flew returned sailed marched".split()  # noqa: SIM905
)
_TRUSTED = frozenset(
    "trust confidence faith belief believe believes believed interest interested".split()  # noqa: SIM905
)


def is_thing(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether a noun beside the name of words `start` to `end` says that it is a thing's.

    "the frigate Oskar Lund", "the Oskar Lund front", "the Admiral Lund, a frigate".
    """
    letters = tokens.letters
    while start and letters[start - 1] == "t":
        start -= 1
    before = tokens.words[start - 1] if start else ""
    if before in _NOUNS and letters[end : end + 1] != "v":
        return True
    if before.lower() not in _ARTICLES:
        return False
    if tokens.words[end : end + 1] and tokens.words[end] in _NOUNS:
        return letters[end + 1 : end + 2] not in ("N", "L", "t")
    aside = _ASIDE.match(letters, end)
    return aside is not None and tokens.words[aside.start(1)] in _NOUNS


def is_entered(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether a name stands where only a place can: "near Santa Rosa", "in Santa Rosa"."""
    if start < 1 or tokens.letters[end : end + 1] == "s":
        return False
    before = tokens.words[start - 1].lower()
    if before == "in":
        return start > 1 and tokens.words[start - 2].lower() not in _TRUSTED
    if before == "to":
        return not _MOVING.isdisjoint(tokens.words[max(0, start - 7) : start - 1])
    return before in _INTO
