"""Finds the entry of a body that is named with its kind ("the Likud party", "Houthi rebels").

`speaker_mentions` calls it for mentions of several words.
"""

from __future__ import annotations

from itertools import islice

from reader.annotate.people.entries import WORD
from reader.annotate.people.roster import Roster
from reader.annotate.tokens.tagged import TaggedWords

_CALLED = frozenset("party movement militia group organisation organization".split())  # noqa: SIM905
_THOSE_OF = frozenset("rebels fighters insurgents militants movement militia group".split())  # noqa: SIM905
_MOST_COMPARED = 200
"""The most entries that a name is compared with."""


def called_body(
    tokens: TaggedWords, block: int, mention: tuple[int, int], roster: Roster
) -> int | None:
    """Return the entry of the body whose name and kind end a mention, or None.

    "Varn's Talar party" is the Talar, and "Talari rebels" are the Talaris if those are named.
    """
    start, end = mention
    if end - start < 2:
        return None
    noun, word = tokens.words[end - 1], tokens.words[end - 2]
    if noun not in _CALLED and noun not in _THOSE_OF or tokens.letters[end - 2] != "N":
        return None
    if noun in _THOSE_OF:
        several = (f"{word}s",)
        for at, entry in enumerate(islice(roster.entries, _MOST_COMPARED)):
            if entry.words == several and entry.person.kind == "organisation":
                return at
    named = roster.by_place.get(block << WORD | end - 2)
    if named is None or noun not in _CALLED:
        return None
    entry = roster.entries[named]
    return named if entry.words == (word,) and entry.person.kind == "organisation" else None
