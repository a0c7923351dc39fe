"""Turns what is said of a name into the offices that its bearer has, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reader.annotate.people.name import words_between
from reader.annotate.tokens.tagged import TaggedWords

BEFORE_NAME = re.compile(r"[pd]([nNLrtoe-]{0,5}[rt]),?$")
"""An office after "its", and before a name ("Its secretary general, Ann Lee")."""
TOOK_OFFICE = re.compile(r",w[a-z][on]?S(d?[NLsnreot]{0,6}[rt])(?![NLnro])")
"""An office after "who took office as" or "who works as"."""
TAKING = frozenset(("took", "takes", "serves", "works", "acts"))
LONGEST = 7


class OfficeHeld(NamedTuple):
    """An office as written, and the word of the pronoun for whose it is, or None."""

    role: str
    owner: int | None


def offices_of(tokens: TaggedWords, word: int, end: int) -> Iterator[OfficeHeld]:
    """The offices of the bearer of the name at words `word` to `end`, as far as they need rules."""
    letters = tokens.letters
    last = letters[word - 1] if word else ""
    before = last in "rt," and BEFORE_NAME.search(letters, max(0, word - LONGEST), word)
    if before and tokens.words[before.start()].lower() == "its":
        yield OfficeHeld(words_between(tokens, *before.span(1)), before.start())
    after = letters.startswith(",w", end) and TOOK_OFFICE.match(letters, end, end + 2 * LONGEST)
    if after and tokens.words[after.start(1) - 1] == "as" and tokens.words[end + 2] in TAKING:
        yield OfficeHeld(words_between(tokens, *after.span(1)), None)
