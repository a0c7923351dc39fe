"""Compares spellings and short forms of names, and tells the gender of first names.

`joining` and `roster` decide with it whether two names are one person's.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from reader.annotate.lexicon.wordlists import lines, words

ARTICLE, DOUBLED = map(re.compile, (r"^(?:al|el|ad|ar|as|an|abu)-", r"(.)(?=\1)"))
ARTICLES_IN_NAMES = frozenset(("Al", "El", "Ad", "Ar", "As", "An", "Abu", "Ibn", "Bin", "Ben"))
"""Words before a hyphen in a surname that are no first name ("Al-Namir")."""


def first_name(word: str) -> str | None:
    """Return the gender of a known first name: "m", "f" or "" (either); None for any other word.

    A hyphenated name is known by its first part, and a name in capitals or without accents too.
    """
    sex = _NAMES_AND_PLAIN.get(word)
    if sex is not None or word.isalpha() and not word.isupper():
        return sex
    if "-" in word:
        first = word.split("-")[0]
        return None if first in ARTICLES_IN_NAMES else _FIRST_NAMES.get(first)
    return _NAMES_AND_PLAIN.get(word.capitalize()) if len(word) > 2 and word.isupper() else None


def without_accents(word: str) -> str:
    """Return the word without diacritics; "ł" and "ø" are letters and stay."""
    if word.isascii():
        return word
    bare = unicodedata.normalize("NFKD", word)
    return "".join(char for char in bare if not unicodedata.combining(char))


_FIRST_NAMES = {
    name: sex
    for sex, kind in (("", "both"), ("f", "female"), ("m", "male"))
    for name in words(f"first_names_{kind}")
}
"""First names mapped to "m", "f" or "" (either); if a name is in two lists, the later one wins."""
_NAMES_AND_PLAIN = {without_accents(name): sex for name, sex in _FIRST_NAMES.items()} | _FIRST_NAMES
_GENDERED = {word: line[0] for line in lines("gendered_words") for word in line.split()[1:]}
"""Titles and nouns mapped to "m" or "f"."""


def gender_of(run: tuple[str, ...], title: str) -> str:
    """Return the gender that a title or a first name tells: "m", "f" or ""."""
    if not title:
        return first_name(run[0]) or ""
    if title in _GENDERED or title.lower().endswith(("man", "woman")):
        return _GENDERED.get(title) or ("f" if title.lower().endswith("woman") else "m")
    return (first_name(run[0]) or "") if len(run) > 1 else ""


@lru_cache(maxsize=1 << 14)
def spelling_key(word: str) -> str:
    """Return a key that is equal for all spellings of a name: Zelenskyy, Zelensky."""
    ascii_ = word.isascii()
    bare = word.lower() if ascii_ else without_accents(word).lower().replace("’", "'")
    bare = ARTICLE.sub("", bare) if "-" in bare else bare
    bare = bare.replace("w", "v").replace("kh", "h").replace("y", "i").replace("j", "i")
    return DOUBLED.sub("", bare).rstrip(".")


def _nicknames() -> dict[str, frozenset[int]]:
    table: dict[str, set[int]] = {}
    for number, line in enumerate(lines("nicknames")):
        for word in line.split():
            table.setdefault(spelling_key(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in table.items()}


_NICKNAMES = _nicknames()
"""First names by key, mapped to the numbers of their groups of short forms."""


def same_first_name(one: str, other: str) -> bool:
    """Whether two first names may be one person's: spellings, initials and short forms."""
    a, b = spelling_key(one), spelling_key(other)
    if a == b or a[:1] == b[:1] and (len(a) == 1 or len(b) == 1):
        return True
    short = _NICKNAMES.get(a)
    return short is not None and not short.isdisjoint(_NICKNAMES.get(b, ()))


def has_short_form(first: str) -> bool:
    """Whether the first name with this key has short forms, or is one."""
    return first in _NICKNAMES


def same_word(known: tuple[str, ...], word: str) -> bool:
    """Whether a name is one word with an Arabic article: "al-Shabab", "Al-Shabaab"."""
    if len(known) > 1 or "-" not in known[0] and "-" not in word:
        return False
    return spelling_key(known[0]) == spelling_key(word)
