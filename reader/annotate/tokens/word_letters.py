"""Turns a word by itself into its part-of-speech letter, whatever stands around it.

The letters are explained in `tagged.py`, where the words around it may change a word's letter.
"""

from __future__ import annotations

import re

from reader import calendar
from reader.annotate.lexicon.wordlists import LETTERS, VERBS, plurals, words

DAYS = frozenset(
    word.capitalize()
    for word in (
        *(calendar.MONTH_NAMES - {"may"}),
        *calendar.WEEKDAY_NAMES,
        *(forms[1] for forms in calendar.WEEKDAY_FORMS),
        *(form for form in calendar.SHORT_WITH_STOP if form != "aug"),
    )
)
"""Words that the letter D stands for; the other short forms are as often names ("Mar", "Jun")."""
_ROLES, ROLES_PLURAL = words("roles"), plurals("roles")
_BODIES, _BODIES_PLURAL = words("bodies"), plurals("bodies")
_PLACES, _TITLES, _HOW_MANY = words("places"), words("titles"), words("how_many")
_NOUNS_IN_ING = words("nouns_in_ing")
_KNOWN = frozenset(("First", *LETTERS)).union(
    _PLACES, DAYS, _TITLES, _ROLES, ROLES_PLURAL, _HOW_MANY
)
"""Every word that has a letter of its own where it is written with a capital."""
PUNCTUATION = dict.fromkeys("–—―", "-") | {
    "--": "-", "-": "-", ",": ",", ".": ".", "?": ".", "!": ".", "…": ".", ";": ";", ":": ":",
    "(": "(", "[": "(", ")": ")", "]": ")", "’": "s", "'": "s", "$": "#", "€": "#",
    "£": "#", "%": "n", "&": "C",
}  # fmt: skip
ARTICLE = re.compile(r"(?:al|el|ad|ar|as|an|bin|ibn|abu|d|l|de|van|von)[-'’][A-Z]")
"""The article or particle that a surname begins with in small letters ("al-Masri")."""
HOW_MANY = "%"
"""The letter of "Dozens" or "Two" with a capital, until what stands around it is known."""


def letter_of(word: str) -> str:
    """The letter of a word by itself, whatever stands around it."""
    if word in PUNCTUATION:
        return PUNCTUATION[word]
    lower = word.lower().replace("’", "'")
    if lower[0] == "'" or lower == "n't":
        return "s" if lower == "'s" else "x"
    if word[0].isupper():
        return _letter_of_capitalised(word, lower)
    if word[0].isdigit():
        return "r" if word.endswith("-old") else "#"
    if lower in LETTERS:
        return LETTERS[lower]
    if ARTICLE.match(word):
        return "N"
    return _letter_of_lower(lower)


def _letter_of_capitalised(word: str, lower: str) -> str:
    bare = word.rstrip(".") if len(word) > 2 else word
    if bare not in _KNOWN and lower not in _KNOWN and word not in _KNOWN:  # as most names are
        return "N"
    if word in _PLACES:
        return "L"
    if bare in DAYS:
        return "D"
    if word == "First":
        return "t"
    if lower in LETTERS and word != "Will" and (len(word) == 1 or not word.isupper()):
        return LETTERS[lower]
    if bare in _TITLES:
        return "t"
    if lower in ROLES_PLURAL or lower in _ROLES and not word.isupper():
        return "r" if lower in ROLES_PLURAL else "t"
    return HOW_MANY if lower in _HOW_MANY and not word.isupper() else "N"


def _letter_of_lower(lower: str) -> str:
    if lower in _ROLES or lower in ROLES_PLURAL:
        return "r"
    verb = VERBS.get(lower)
    if verb and not (lower in _BODIES and verb.form == "base"):
        ing = verb.form == "ing"
        return {"speech": "vg", "thought": "hk", "weak": "bi", "other": "bi"}[verb.sort][ing]
    if lower in _BODIES or lower in _BODIES_PLURAL:
        return "o"
    if lower.rsplit("-", 1)[-1] in _ROLES:
        return "r"
    if lower in _NOUNS_IN_ING:
        return "n"
    if lower.endswith("ly"):
        return "a"
    return "e" if lower.endswith("ed") else "i" if lower.endswith("ing") else "n"
