"""Brings the words for a country and for what is of it into one form."""

from __future__ import annotations

from functools import lru_cache

_ENDINGS = ("ians", "ian", "ans", "an", "ish", "ese", "ers", "er", "ia", "i", "s", "e", "a", "y")
LEAST = 4
"""Letters that are left of a country's name."""


_APART = dict.fromkeys(("nigeria", "nigerian", "nigerians"), "nigeria")
"""Countries whose form would be that of another one."""


@lru_cache(5_000)
def land(word: str) -> str:
    """A country's name or the word for what is of it, in one form: "torvi" of Torvia, Torvian."""
    if word in _APART:
        return _APART[word]
    short = word
    while cut := next((short[: -len(end)] for end in _ENDINGS if _ends(short, end)), ""):
        short = cut
    return short


def _ends(word: str, ending: str) -> bool:
    return word.endswith(ending) and len(word) - len(ending) >= LEAST


@lru_cache(64)
def lands_of(owners: frozenset[str]) -> frozenset[str]:
    """The same of many words, which are asked for again and again."""
    return frozenset(map(land, owners))
