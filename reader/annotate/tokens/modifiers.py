"""Reads the modifiers of a noun as part of its phrase.

In "an immediate, unconditional truce" the comma ends nothing, and "political favours" has no verb.
`tagged` calls it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.annotate.lexicon.wordlists import words

_MODIFIERS = words("modifiers")
_ENDINGS = ("ful", "ous", "less", "able", "ible", "ical", "istic")
_SURE_ENDINGS = ("ical", "tural", "ous", "ful", "less")
"""The endings of modifiers that are no nouns and often before one: not "official", "available"."""
_PAIR = re.compile(r"(?=[nae],[naeib](?:[nrobaeiN]|,[naeib][nrobaeiN]))")
"""Before two words that may be modifiers, and the noun or another modifier after them."""
_LEADS = frozenset("dPaC#vhgki")
"""Letters of words before the first of two modifiers; not "called the harbour safe, reliable"."""


def with_pairs(found: Sequence[str], letters: str) -> str:
    """Return the letters; two modifiers and their comma get those of nouns.

    `found` are the words of the letters.
    """
    for match in _PAIR.finditer(letters):
        at = match.start()
        leads = letters[at - 1] in _LEADS or found[at - 1] == ","
        if at and leads and _modifies(found[at]) and _modifies(found[at + 2]):
            letters = f"{letters[:at]}nnn{letters[at + 3 :]}"
    return letters


def _modifies(word: str) -> bool:
    return word in _MODIFIERS or word.endswith(_ENDINGS) and word.islower()


def with_described(found: Sequence[str], letters: str) -> str:
    """Return the letters; a word in -s behind a modifier is a noun: "political favours"."""
    for match in _BEHIND.finditer(letters):
        at = match.start()
        if found[at].endswith(_SURE_ENDINGS) and found[at + 1].endswith("s"):
            letters = f"{letters[: at + 1]}n{letters[at + 2 :]}"
    return letters


_BEHIND = re.compile("n(?=[bv])")
