"""Reduces a country's name and its derived words to one form, and finds the owner of an office."""

from __future__ import annotations

import re
from functools import lru_cache

from reader.ledger.people.names import words_of

_IN_AN = frozenset(("sudan", "japan", "milan"))
"""Short names of places that end like an adjective."""
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
    one = word.removesuffix("s")
    if len(one) == LEAST + 1 and one.endswith("an") and one not in _IN_AN:
        return one[:-1]  # "Gazan" and "Gazans" of Gaza
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


LINKS = frozenset(
    ("the", "of", "for", "and", "a", "an", "in", "on", "s", "its", "his", "her", "affairs")
)
"""Words that tell no office; "foreign affairs minister" is "foreign minister"."""

_NAME = r"[A-Z][\w-]*(?: [A-Z][\w-]*)*"
_OWNER = re.compile(
    rf"(?:[Tt]he )?(?:(?:[Nn]ew|[Ff]ormer|[Aa]cting|[Oo]utgoing|[Ii]nterim) )?({_NAME})"
    r"(?:(?:[’']s?)? (?!(?:of|for|in|at|to|and|on)\b)(?=[a-z])|[’']s? (?=[A-Z]))"
)
_BEFORE_CAPITAL = re.compile(
    r"(?:[Tt]he )?((?:(?:North|South) )?[A-Z][a-z]+(?:ian|ean|ese|ish|i|an)"
    r"|U\.?S\.?|U\.?K\.?|UAE|Thai|French|Greek|Dutch|Czech|Swiss) "
    r"(?=(?:(?:Vice|Deputy|Prime) )?(?:[A-Z][a-z]+ (?:Affairs )?)?"
    r"(?:President|Minister|Premier|Chancellor|Ambassador|King|Queen|Emir|PM|FM|CM)\b)"
    r"|(?:[Tt]he )?([A-Z]\w+) (?=(?:Mayor|Governor)\b)"
)
"""Matches the country or town before an office in capitals: "Israeli Defence Minister"."""
_AREA = r"(?:region(?:al)?|oblast|province|provincial|district|county|city|military)"
_OF = re.compile(rf"\b(?:of|for) (?:the )?(?:{_NAME}[’']s )?({_NAME})(?=$| {_AREA}\b)")
"""With `_OWNER`, matches an office's owner after it or before it ("Orvane’s envoy")."""
_NO_OWNERS = frozenset(
    ("prime", "lt", "foreign", "defence", "defense", "interior", "deputy", "vice", "chief", "first",
     "former", "brigadier", "major", "field", "lieutenant", "acting", "energy", "finance", "health",
     "justice", "culture", "economy", "education", "head", "senior", "police", "fire", "press",
     "state", "colonel", "general", "regional", "president", "mayor", "governor", "transport",
     "trade", "labour", "labor", "home", "attorney", "supreme", "army", "navy", "national", "city",
     "town", "district", "provincial", "local", "opposition", "government", "military", "veteran")
)  # fmt: skip
"""Words that begin an office at the start of a sentence, and are not names."""
_SEATS = (
    (frozenset(("kremlin",)), "russia"),
    (frozenset(("white", "house")), "us"),
    (frozenset(("pentagon",)), "us"),
    (frozenset(("downing", "street")), "uk"),
    (frozenset(("elysee",)), "france"),
)
"""Buildings that stand for a country's government."""
WHERE_BORN = re.compile(
    r"\b\w+-born |\b(?:[Tt]he )?(?:country|nation|city|town|village)[’']s | \([A-Z]+\)"
)
"""Matches where somebody was born, "the country’s" and abbreviations, which tell no office."""
_SENT = re.compile(r"\b(?:[Ee]nvoy|[Rr]epresentative|[Cc]oordinator|[Rr]apporteur) (?:for|to)\b")
"""Matches offices whose "for …" is the land to which their holder is sent."""


@lru_cache(20_000)
def owners_of(role: str, of: str) -> frozenset[str]:
    """Return the words for an office's owner: "Orvane" of "Orvane’s foreign minister"."""
    named: tuple[str, ...] = ()
    role = WHERE_BORN.sub("", role.replace("U.N.", "UN"))
    sent = _SENT.search(role) is not None
    places = (_OWNER.match(role), _BEFORE_CAPITAL.match(role), None if sent else _OF.search(role))
    for found in filter(None, places):
        words = words_of(found[found.lastindex or 1])
        if _NO_OWNERS.isdisjoint(words):
            named = words
            break
    owners = in_short(frozenset(word for word in (*words_of(of), *named) if word not in LINKS))
    for seat, country in _SEATS:
        if seat <= owners:
            owners = owners - seat | {country}
    return frozenset(map(land, owners))
