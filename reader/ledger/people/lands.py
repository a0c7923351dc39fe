"""Reduces a country's name and the words derived from it to one form."""

from __future__ import annotations

from functools import lru_cache

_ENDINGS = ("ians", "ian", "ans", "an", "ish", "ese", "ers", "er", "ia", "i", "s", "e", "a", "y")
LEAST = 4
"""The fewest letters left of a country's name."""


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
    "thailand thai thais",
    "philippines philippine filipino filipinos",
    "laos lao laotian",
    "burma burmese myanmar",
    "chechnya chechen chechens",
    "republican republicans gop",
    "democratic democrat democrats",
)
_APART = {word: words.split()[0] for words in _UNLIKE for word in words.split()}
"""Words for a country that share too few letters, or whose form would be that of another."""

_OF_SEVERAL_WORDS = (
    (frozenset(("united", "states")), "us"),
    (frozenset(("united", "kingdom")), "uk"),
    (frozenset(("united", "nations")), "un"),
    (frozenset(("european", "union")), "eu"),
)
SHORT = frozenset(("us", "uk", "un", "eu", "usa"))
"""Abbreviations that no text needs to explain."""


@lru_cache(5_000)
def land(word: str) -> str:
    """Return a country's name or derived word in one form: "torvi" for Torvia and Torvian."""
    if word in _APART:
        return _APART[word]
    short = word
    while cut := next((short[: -len(end)] for end in _ENDINGS if _ends(short, end)), ""):
        short = cut
    return short


def _ends(word: str, ending: str) -> bool:
    return word.endswith(ending) and len(word) - len(ending) >= LEAST


def in_short(found: frozenset[str]) -> frozenset[str]:
    """Return words with abbreviations for names of several words: "us" for "United States"."""
    for several, short in _OF_SEVERAL_WORDS:
        if several <= found:
            found = found - several | {short}
    return found


@lru_cache(64)
def lands_of(owners: frozenset[str]) -> frozenset[str]:
    """Return the forms of many words; cached, because they are asked for repeatedly."""
    return frozenset(map(land, owners))
