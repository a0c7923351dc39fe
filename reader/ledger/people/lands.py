"""Brings the words for a country and for what is of it into one form."""

from __future__ import annotations

from functools import lru_cache

_ENDINGS = ("ians", "ian", "ans", "an", "ish", "ese", "ers", "er", "ia", "i", "s", "e", "a", "y")
LEAST = 4
"""Letters that are left of a country's name."""


_UNLIKE = (
    "nigeria nigerian nigerians",
    "romania romanian romanians",
    "france french",
    "britain british briton britons uk",
    "poland polish pole poles",
    "netherlands dutch",
    "spain spanish",
    "greece greek greeks",
    "denmark danish danes",
    "sweden swedish swedes",
    "finland finnish finns",
    "ireland irish",
    "switzerland swiss",
    "norway norwegian norwegians",
    "lebanon lebanese",
    "peru peruvian peruvians",
    "congo congolese",
    "cuba cuban cubans",
    "oman omani omanis",
    "portugal portuguese",
    "us american americans usa",
    "afghanistan afghan afghans",
    "cyprus cypriot cypriots",
    "kosovo kosovar kosovars",
    "kazakhstan kazakh kazakhs",
    "uzbekistan uzbek uzbeks",
    "tajikistan tajik tajiks",
    "turkmenistan turkmen turkmens",
    "kyrgyzstan kyrgyz",
    "scotland scottish",
    "wales welsh",
    "england english",
    "mexico mexican mexicans",
    "iceland icelandic",
    "belgium belgian belgians",
    "turkey turkish turks turkiye",
    "chechnya chechen chechens",
)
_APART = {word: words.split()[0] for words in _UNLIKE for word in words.split()}
"""Words for a country that have too few letters in common, or whose form would be another one's."""

_OF_SEVERAL_WORDS = (
    (frozenset(("united", "states")), "us"),
    (frozenset(("united", "kingdom")), "uk"),
    (frozenset(("united", "nations")), "un"),
    (frozenset(("european", "union")), "eu"),
)
SHORT = frozenset(("us", "uk", "un", "eu", "usa"))
"""Letters that need no text to explain them."""


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


def in_short(found: frozenset[str]) -> frozenset[str]:
    """Return words with the letters in place of names of several words: "us" of "United States"."""
    for several, short in _OF_SEVERAL_WORDS:
        if several <= found:
            found = found - several | {short}
    return found


@lru_cache(64)
def lands_of(owners: frozenset[str]) -> frozenset[str]:
    """The same of many words, which are asked for again and again."""
    return frozenset(map(land, owners))
