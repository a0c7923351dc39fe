"""Folds text to the words under which it is indexed and searched.

All spellings of a name fold to one word: case, accents, alphabet and transliteration do not matter.
In scripts without blanks between words each letter is a word, so that words are found inside a run
of letters. The fold of a prefix of a word is a prefix of the word's fold. The names in
spellings.txt are an exception; `beginnings` returns their other folds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

_ACCENTS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670"
_APOSTROPHE = "['’‘ʼ`´]"
_UNSPACED = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9d"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"  # Han
    "\u0e01-\u0e4e\u0e81-\u0ece\u1000-\u103f\u1050-\u108f\u1780-\u17dd"  # Thai, Lao, Burmese, Khmer
)
"""Letters of scripts without blanks between words: each letter is a word, several are a phrase."""
_LETTER = f"[^\\W_{_UNSPACED}]"
_RUN = f"{_LETTER}+(?:[{_ACCENTS}]+{_LETTER}*)*"
_WORD = f"{_RUN}(?:{_APOSTROPHE}{_RUN})*|[{_UNSPACED}]"
_POSSESSIVE = re.compile(f"{_APOSTROPHE}s$", re.IGNORECASE)
_SIGNS = "#@!?%*&"
_REPEATED_I = re.compile("ii+")
_ENDING = re.compile("ij$")  # "-skij" and "-skyj" become "-ski"

_LATIN = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ə": "a"}
_LATIN |= {"þ": "th", "æ": "ae", "œ": "oe", "x": "ks", "ʼ": ""}
_CYRILLIC = dict(zip("абвгґдезиіклмнопрстуфыэєў", "abvggdeziiklmnoprstufyeeu", strict=True))
_CYRILLIC |= {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu"}
_CYRILLIC |= {"я": "ya", "ь": "", "ъ": ""}
_LETTERS = str.maketrans(_LATIN | _CYRILLIC)


class FoldedWord(NamedTuple):
    """A word of a text: its place and its fold."""

    start: int
    end: int
    fold: str


def folded_words(text: str, start: int = 0) -> Iterator[FoldedWord]:
    """Yield the words of a text in order, from `start` on, without those with an empty fold.

    No word contains a blank, so a stretch between two blanks has the same words on its own.
    """
    for match in _word(text.isascii()).finditer(text, start):
        folded = fold_word(match[0])
        if folded:
            yield FoldedWord(match.start(), match.end(), folded)


def folded_text(text: str) -> str:
    """Return the folds of a text's words with blanks between them, as in the index."""
    return " ".join(filter(None, map(fold_word, _word(text.isascii()).findall(text))))


def signs(text: str) -> str:
    """Return the signs that distinguish tags with the same words, as in "C", "C++" and "C#"."""
    return "".join(c for c in text if c in _SIGNS or unicodedata.category(c)[0] == "S")


@cache
def _word(is_ascii: bool) -> re.Pattern[str]:
    """The pattern of words; compiled at its first use, because that takes 6 ms.

    Most queries need only the part of it for ASCII, which takes 0.2 ms.
    """
    return re.compile("[a-zA-Z0-9]+(?:['`][a-zA-Z0-9]+)*" if is_ascii else _WORD)


@lru_cache(100_000)
def fold_word(word: str) -> str:
    """Return the fold of a word; a name of several spellings gets that of the first one."""
    plain = beginning(word)
    return _spellings().get(plain, plain)


def beginning(word: str) -> str:
    """Return the fold of a word that may be unfinished: a prefix of the folds of longer words."""
    flat = _POSSESSIVE.sub("", word).casefold()
    if not flat.isascii():
        flat = unicodedata.normalize("NFKD", flat).casefold()
    letters = "".join(filter(str.isalnum, flat)).translate(_LETTERS)
    alike = letters[:1] + letters[1:].replace("y", "i")
    return alike[:2] + _ENDING.sub("i", _REPEATED_I.sub("i", alike[2:]))


@lru_cache(1000)
def beginnings(start: str) -> frozenset[str]:
    """Return the folds of names with a spelling that begins so although their fold does not."""
    return frozenset(
        name
        for spelling, name in _spellings().items()
        if spelling.startswith(start) and not name.startswith(start)
    )


@cache
def _spellings() -> dict[str, str]:
    """Each folded spelling in the list, mapped to the first one of its line."""
    known = {}
    for line in Path(__file__).with_name("spellings.txt").read_text("utf-8").splitlines():
        first, *others = [beginning(word) for word in line.partition("#")[0].split()] or [""]
        known.update({other: first for other in others if other != first})
    return known
