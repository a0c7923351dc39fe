"""Returns the part-of-speech letter of a single word, without its context.

The letters are explained in `tagged.py`, which may change a word's letter by the words around it.
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
"""Words with the letter D; the other short forms are often names ("Mar", "Jun")."""
_ROLES, ROLES_PLURAL = words("roles"), plurals("roles")
_BODIES, BODIES_PLURAL = words("bodies"), plurals("bodies")
_PLACES, _TITLES, _HOW_MANY = words("places"), words("titles"), words("how_many")
_NOUNS_IN_ING = words("nouns_in_ing")
_SAYING = frozenset(
    [
        form
        for form, verb in VERBS.items()
        if verb.form == "ing" and verb.sort in ("speech", "thought")
    ]
)
"""Participles like "saying", which are no names when capitalised at the start of a sentence."""
_KNOWN = frozenset(("First", *LETTERS)).union(
    _PLACES, DAYS, _TITLES, _ROLES, ROLES_PLURAL, _HOW_MANY, _SAYING
)
"""All words with a letter of their own when capitalised."""
PUNCTUATION = dict.fromkeys("–—―", "-") | {
    "--": "-", "-": "-", ",": ",", ".": ".", "?": ".", "!": ".", "…": ".", ";": ";", ":": ":",
    "(": "(", "[": "(", ")": ")", "]": ")", "’": "s", "'": "s", "$": "#", "€": "#",
    "£": "#", "%": "n", "&": "C",
} | dict.fromkeys("•‣◦▪●○■□▶►", ".")  # fmt: skip
ARTICLE = re.compile(r"(?:al|el|ad|ar|as|an|bin|ibn|abu|d|l|de|van|von)[-'’][A-Z]")
"""The article or particle in small letters at the start of a surname ("al-Masri")."""
HOW_MANY = "%"
"""The letter of "Dozens", "Two", "Saying" or "May" until the context decides."""
MAY = "May"
_ADJECTIVE_PARTS, _TITLE_PARTS = words("adjective_parts"), words("title_parts")
_NO_NAMES, _BODIES_WITH_DIGITS = words("no_names"), frozenset(("G7", "G8", "G20", "E3"))
_PEOPLES = frozenset(
    [
        place
        for place in _PLACES
        if place.endswith(("an", "ian", "i", "ish", "Arab", "Kurd", "ican"))
    ]
)
"""Adjectives of places whose plural means the inhabitants ("Ukrainians")."""
_PREFIXES = frozenset(
    ("Ex", "Pro", "Anti", "Non", "Co", "Self", "Post", "Pre", "Mid", "Semi", "Long")
)
ASKED_FIRST = frozenset(("Asked", "Questioned", "Pressed", "Quizzed"))
"""Participles before the name of who was asked: "Asked about Orm's letter, Varn said"."""
_PARTIES = (["R"], ["D"], ["I"])
"""What stands before the state of a senator."""
_ACRONYMS = range(2, 4)
"""The lengths of acronyms that are also function words."""
_TIMES_OF_SPEECH = frozenset(("yesterday", "today", "tonight", "tomorrow"))
_BY_SCIENCE = ("ologist", "ologists", "ographer", "ographers")
DIGIT = re.compile(r"\d")
AMOUNT = re.compile(r"[A-Z]{1,3}\d[\d.,]*(?:bn|mn|mil|m|k|b)?")
"""An amount with its currency before it ("R9bn", "RM8.4mil")."""


def letter_of(word: str) -> str:
    """Return the letter of a word alone, without its context."""
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


def is_common_body(word: str) -> bool:
    """Whether a capitalised word is a plural that names no body ("Universities say")."""
    return word.lower() in BODIES_PLURAL


def _letter_of_capitalised(word: str, lower: str) -> str:
    if word in ASKED_FIRST:
        return "e"
    if word in _NO_NAMES or DIGIT.search(word) and word not in _BODIES_WITH_DIGITS:
        return "#" if AMOUNT.fullmatch(word) else "n"
    if "-" in word:
        party = word[1] == "-" and word[-1] == "." and [word[0]] in _PARTIES
        return "a" if party else _letter_of_hyphenated(word, lower)  # "Ann Lee, R-La., said"
    if word == MAY:
        return HOW_MANY
    bare = word.rstrip(".") if len(word) > 2 else word
    if bare not in _KNOWN and lower not in _KNOWN and word not in _KNOWN:  # as most names are
        if lower.endswith(_BY_SCIENCE):
            return "r" if lower[-1] == "s" else "t"
        return "r" if word[-1] == "s" and word[:-1] in _PEOPLES else "N"
    if word in _PLACES:
        return "L"
    if bare in DAYS:
        return "D"
    if word == "First":
        return "t"
    if lower in LETTERS and lower != "will" and (len(word) not in _ACRONYMS or not word.isupper()):
        return LETTERS[lower]  # "you MUST", but "US" and "WHO"
    if bare in _TITLES:
        return "t"
    if lower in ROLES_PLURAL or lower in _ROLES and not word.isupper():
        return "r" if lower in ROLES_PLURAL else "t"
    unsettled = lower in _HOW_MANY or lower in _SAYING
    return HOW_MANY if unsettled and not word.isupper() else "N"


def _letter_of_hyphenated(word: str, lower: str) -> str:
    """Return the letter of an adjective ("Velan-held"), office ("Secretary-General"), or name."""
    *before, last = word.split("-")
    parts = lower.split("-")
    if not last:
        return "N"
    if before in _PARTIES and last.isalpha():
        return "n"  # "Senator Varn, R-Orm, said"
    if last.islower() and (
        last in _ADJECTIVE_PARTS or len(last) > 4 and last.endswith(("ed", "ing"))
    ):
        return "n"
    if last.islower() and before[0] in _PREFIXES:
        return "r" if last in _ROLES or last in ROLES_PLURAL else "n"
    if before[0] in _PLACES and last in _PLACES:
        return "L"
    if last in _TITLES and all([part in _TITLE_PARTS for part in parts[:-1]]):
        return "t"  # "Vice-PM"
    if any([part in _ROLES for part in parts]) and all(
        [part in _TITLE_PARTS or part in _ROLES for part in parts]
    ):
        return "t"
    return "N"


def _letter_of_lower(lower: str) -> str:
    if lower in _ROLES or lower in ROLES_PLURAL:
        return "r"
    verb = VERBS.get(lower)
    if verb and not (lower in _BODIES and verb.form == "base"):
        ing = verb.form == "ing"
        return {"speech": "vg", "thought": "hk", "weak": "bi", "other": "bi"}[verb.sort][ing]
    if lower in _BODIES or lower in BODIES_PLURAL:
        return "o"
    if lower.rsplit("-", 1)[-1] in _ROLES or lower.endswith(_BY_SCIENCE):
        return "r"
    if lower in _NOUNS_IN_ING:
        return "n"
    if lower.endswith("ly") or lower in _TIMES_OF_SPEECH:
        return "a"
    return "e" if lower.endswith("ed") else "i" if lower.endswith("ing") else "n"
