"""Brings the words for a country and for what is of it into one form."""

from __future__ import annotations

import re
from functools import lru_cache

_SAME = re.compile(r"(?:ians?|ans?|ish|ese|i|ers?|s|ia|e|a|y)$")


_APART = dict.fromkeys(("nigeria", "nigerian", "nigerians"), "nigeria")
"""Countries whose form would be that of another one."""


@lru_cache(5_000)
def land(word: str) -> str:
    """A country's name or the word for what is of it, in one form: "torvi" of Torvia, Torvian."""
    if word in _APART:
        return _APART[word]
    short = word
    while len(short) > 4 and (cut := _SAME.sub("", short)) != short and len(cut) >= 4:
        short = cut
    return short


@lru_cache(64)
def lands_of(owners: frozenset[str]) -> frozenset[str]:
    """The same of many words, which are asked for again and again."""
    return frozenset(map(land, owners))
