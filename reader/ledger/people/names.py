"""Turns names into forms for comparison: words without case and accents, and their sounds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from sys import intern

from reader.ledger.people.given_names import KOREAN, SPELLED, is_given_name

_LETTERS = str.maketrans(
    {"đ": "d", "ð": "d", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"}
)
_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"[’'ʼ]s?(?=\s|$)")
_APOSTROPHES = frozenset("’'ʼ")
_PLAIN = re.compile("[\x00-\x7f‘’“”–—]*")
"""Matches texts in which no letter has another form."""

_PARTICLES = frozenset(
    ("al", "el", "bin", "ibn", "bint", "abu", "de", "del", "della", "der", "den", "di", "da", "dos",
     "du", "la", "le", "van", "von", "zu", "af", "ter", "ten", "the", "of")
)  # fmt: skip

_GENERATIONS = {
    "jr": "jr", "jnr": "jr", "junior": "jr", "sr": "sr", "snr": "sr", "senior": "sr",
}  # fmt: skip
GENERATIONS = frozenset(_GENERATIONS)
"""Words after a name that distinguish a father from a son, also after a surname alone."""

SUFFIXES = GENERATIONS | {"ii", "iii", "iv"}
"""These, and numbers that distinguish one king from another; they follow a first name."""

_THE_GENERATION = re.compile(r" the (?:(younger)|elder)$")

_SOUNDS = (
    (re.compile("^[yi](?=e)"), ""),
    (re.compile("[kc]h"), "h"),
    (re.compile("zh"), "j"),
    (re.compile("shch|sch|sh"), "s"),
    (re.compile("tch|tsch|ch|ts|tz|cz"), "c"),
    (re.compile("ph"), "f"),
    (re.compile("gh"), "g"),
    (re.compile("qu"), "kv"),
    (re.compile("ck|q|c(?=[aou])"), "k"),
    (re.compile("x"), "ks"),
    (re.compile("w"), "v"),
    (re.compile("ou|oo"), "u"),
    (re.compile("y|j|i"), "i"),
    (re.compile("ie|ei|ii"), "i"),
    (re.compile("(?<=[a-z])h(?=[aeiou]|$)"), ""),
    (re.compile(r"(.)\1"), r"\1"),
)
"""Spellings in Latin letters of one sound, from Cyrillic, Arabic and Greek names."""

LEAST_LETTERS = 4
"""The fewest letters of a word compared by sound; shorter ones sound like too many others."""


MOST_KNOWN = 20_000
"""The number of words and names whose folded form is cached."""


def folded(name: str) -> str:
    """Return a name in small letters without accents."""
    if _PLAIN.fullmatch(name):
        return name.lower()
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).translate(_LETTERS)


def text_words(text: str) -> tuple[str, ...]:
    """Return the words of a text, folded, without possessive endings; hyphens divide words."""
    plain = folded(text)
    if not _APOSTROPHES.isdisjoint(plain):
        plain = _POSSESSIVE.sub("", plain)
    return tuple(map(intern, _WORD.findall(plain)))


def text_words_between(text: str, places: tuple[int, int]) -> Iterator[tuple[str, ...]]:
    """Yield the words of a text as `text_words` does, in three parts divided at two offsets."""
    plain = folded(text)
    if len(plain) != len(text):  # folding has turned a letter into two
        low, high = places
        yield from map(text_words, (text[:low], text[low:high], text[high:]))
        return
    if not _APOSTROPHES.isdisjoint(plain):
        plain = _POSSESSIVE.sub(_as_blanks, plain)
    ends = 0, *places, len(plain)
    for start, end in pairwise(ends):
        yield tuple(map(intern, _WORD.findall(plain, start, end)))


def _as_blanks(found: re.Match[str]) -> str:
    return " " * len(found[0])


@lru_cache(MOST_KNOWN)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name as those of a text ("U.S." is "us"); cached."""
    return text_words(_LETTERS_APART.sub(_without_stops, name) if "." in name else name)


_LETTERS_APART = re.compile(r"\b(?:[A-Z]\.){2,}")


def _without_stops(found: re.Match[str]) -> str:
    return found[0].replace(".", "")


@lru_cache(MOST_KNOWN)
def main_words(name: str) -> tuple[str, ...]:
    """Return the words of a person's name without particles, unless it has no others.

    A name with hyphens is one word. A suffix comes first, so that the surname is the last word:
    ("jr", "anton", "venn").
    """
    if name.endswith("er"):
        name = _THE_GENERATION.sub(lambda found: " Jr" if found[1] else " Sr", name)
    if _INITIALS.match(name):
        name = _INITIALS.sub(lambda found: " ".join(found[0].replace("-", "")) + " ", name)
    found = (_without_particle(words_of(part)) for part in name.replace(".", ". ").split())
    words = _with_servants(tuple(filter(None, found)))
    if len(words) > 2 and words[-1] in SUFFIXES or words[1:] and words[-1] in GENERATIONS:
        words = (_GENERATIONS.get(words[-1], words[-1]), *words[:-1])
    return words or words_of(name)


_INITIALS = re.compile(r"(?:[A-Z]{2}|[A-Z](?:-[A-Z]){1,2})(?= \S*[a-z])")
"""Initials without stops: "JB Venn", "J-P Venn"."""


def _with_servants(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return "Abdel Karim", "Abdul-Karim" and "Abdelkarim" as one word in one spelling."""
    if not any(word.startswith("abd") for word in words):
        return words
    whole = _SERVANT.sub("abdul", " ".join(words))
    return tuple(whole.split())


_SERVANT = re.compile(r"\babd(?: [ae]l|[aeou]l)(?: (?=\w+ )|(?=\w))|\babd (?=\w+ )")


def _without_particle(parts: tuple[str, ...]) -> str:
    return "".join(part for part in parts if part not in _PARTICLES)


def sound(word: str) -> str:
    """Return a word as it sounds, so that "serkhan" is "serhan" and "dovyk" is "dovik"."""
    for pattern, letters in _SOUNDS:
        word = pattern.sub(letters, word)
    return word


@lru_cache(MOST_KNOWN)
def name_sound(word: str) -> str:
    """Return a word of a person's name as it sounds, with "g" and "h" as one letter.

    Ukrainian and Russian read that letter differently: "Ihor" is "Igor", "Hnatiuk" is "Gnatyuk".
    Arabic has more vowels than its spellings tell apart: "Rashed" is "Rashid".
    """
    spelled = SPELLED.get(word) or KOREAN.get(word)
    return sound((spelled.partition(" ")[0] if spelled else word).replace("g", "h"))


def sounds_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether names with equally many words are spellings of each other, word by word."""
    if len(one) != len(other):
        return False
    last = len(one) - 1
    return all(
        a == b
        or min(len(a), len(b)) >= LEAST_LETTERS
        and name_sound(a) == name_sound(b)
        or number < last
        and (is_given_name(a, b) or _has_one_more_vowel(a, b))
        for number, (a, b) in enumerate(zip(one, other, strict=True))
    )


def _has_one_more_vowel(one: str, other: str) -> bool:
    """Whether long words differ in a single vowel before the last letter: "Oleksand(e)r".

    In very long ones the vowel may stand between any two consonants: "Abdourah(a)mane".
    """
    short, long = sorted((one, other), key=len)
    if len(short) >= LEAST_OF_LONG_NAME and len(long) == len(short) + 1:
        at = next((n for n, letter in enumerate(short) if long[n] != letter), len(short))
        is_inside = 0 < at < len(short) and _VOWELS.isdisjoint((short[at - 1], short[at]))
        return is_inside and long[at] in _VOWELS and long[:at] + long[at + 1 :] == short
    return (
        len(short) >= LEAST_OF_FIRST_NAME
        and len(long) == len(short) + 1
        and long[-2] in "aeio"
        and long[:-2] + long[-1] == short
        and long[-1] not in "aeiouy"
    )


_VOWELS = frozenset("aeiouy")
LEAST_OF_LONG_NAME = 8
"""The fewest letters of a first name in which any vowel may be left out."""
LEAST_OF_FIRST_NAME = 6
"""The fewest letters of a first name that may be spelled with another vowel."""


def is_transcribed(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether names differ only in letters that stand for one letter of another script.

    "Andrii Dovyk" is "Andriy Dovik", "Selenskyy" is "Selensky", and "Park Dae-jin" "Pak Dae-jin".
    """
    if KOREAN.get(one[0], one) is KOREAN.get(other[0]) and one[1:]:
        return "".join(one[1:]) == "".join(other[1:])
    return len(one) == len(other) and all(
        a == b
        or min(len(a), len(b)) >= LEAST_LETTERS
        and _one_i(a) == _one_i(b)
        or number < len(one) - 1
        and (
            SPELLED.get(a, a) is SPELLED.get(b) or not number and KOREAN.get(a, a) is KOREAN.get(b)
        )
        for number, (a, b) in enumerate(zip(one, other, strict=True))
    )


def has_another_surname(one: str, other: str) -> bool:
    """Whether one of two full names has a second surname: "Ilse Venn", "Ilse Venn-Orlo"."""
    words = main_words(one), main_words(other)
    is_half = words[0][-1] in halves(other) or words[1][-1] in halves(one)
    return is_half and words[0][:-1] == words[1][:-1] != ()


def halves(name: str) -> tuple[str, ...]:
    """Return the parts of a surname with a hyphen: "venn" and "orlo" of "Ilse Venn-Orlo"."""
    last = folded(name.split()[-1])
    parts = last.split("-") if "-" in last else ()
    return tuple(parts) if all(len(part) >= LEAST_LETTERS for part in parts) else ()


def _one_i(word: str) -> str:
    return _LETTERS_FOR_I.sub("i", word)


_LETTERS_FOR_I = re.compile("[iyj]+")


def has_initials(words: tuple[str, ...]) -> bool:
    """Whether a name is a surname after initials."""
    return len(words) > 1 and all(len(word) == 1 for word in words[:-1])


_PATRONYMIC = re.compile(r".{3,}(?:[oeiy]v[iy]ch|[oei]vna|ich|ivna)$")


def without_patronymic(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name without the father's name between, as in "Nikolai Petrovich Venn"."""
    if len(words) == 3 and _PATRONYMIC.fullmatch(words[1]):
        return words[0], words[2]
    return words


def is_without_tribe(long: str, short: str) -> bool:
    """Whether only the name of the family is left out behind that of the father.

    "Hamad bin Rashid" is "Hamad bin Rashid al-Venn".
    """
    found = _OF_TRIBE.fullmatch(long)
    return found is not None and main_words(found[1]) == main_words(short)


_OF_TRIBE = re.compile(r"(\S+ (?:bin|ibn|ben|bint) \S+) [AaEe]l[- ]\S+")


def is_longer_form(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether a name has the first and last word of another, and all its words in order."""
    if len(short) < 2 or len(long) <= len(short):
        return False
    if len(short) > 2:  # "George H. W. Venn" is not "George W. Venn"
        return long[: len(short)] == short or (
            long[: len(short) - 1] == short[:-1] and long[-1] == short[-1]
        )
    if (long[0], long[-1]) != (short[0], short[-1]):
        return False
    rest = iter(long)
    return all(word in rest for word in short)
