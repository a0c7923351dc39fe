"""Turns a text into words for comparison, without case, quotation marks, dashes and spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(
    r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f,.]\d{3})+(?![\d])"  # 230,000 or 230 000
    r"|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[%‰€$£¥]"
)
_GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f,.]\d{3})+")

_NUMERAL_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
    " hundred hundreds thousand thousands million millions billion billions dozen dozens"
)
_GRAMMAR_WORDS = (
    "a about after all also an and are as at be been before but by for from had has have he her his"
    " i in into is it its of on or our out over she that the their them they this those to up was"
    " we were which who will with would"
)
_NUMERALS = frozenset(_NUMERAL_WORDS.split())
_GRAMMAR = frozenset(_GRAMMAR_WORDS.split())
"""Words that two sentences may share without having anything else in common."""


class PlainWord(NamedTuple):
    """A word of a text at `start` to `end`; `key` is the form that is compared."""

    start: int
    end: int
    key: str


def plain_words(text: str) -> tuple[PlainWord, ...]:
    """Return the words and numbers of a text in order, without punctuation."""
    return tuple(PlainWord(*found.span(), _key(found[0])) for found in _WORD.finditer(text))


def keys_of(text: str) -> tuple[str, ...]:
    """Return the keys of a text's words."""
    return tuple(_key(found[0]) for found in _WORD.finditer(text))


@lru_cache(20_000)
def _key(word: str) -> str:
    if word[0].isdigit():
        is_grouped = _GROUPED.fullmatch(word) is not None
        return "".join(filter(str.isdigit, word)) if is_grouped else word.replace(",", ".")
    plain = unicodedata.normalize("NFC", word).casefold()
    return re.sub("[’ʼ]", "'", plain)


@lru_cache(20_000)
def stem(key: str) -> str:
    """Return a word without the ending of a possessive or plural."""
    bare = key.removesuffix("'s").removesuffix("'")
    if bare.endswith("s") and len(bare) > 3 and not bare.endswith("ss"):
        return bare[:-1]
    return bare


def is_numeral(key: str) -> bool:
    """Whether a word is a number, in digits or letters."""
    return key[0].isdigit() or key in _NUMERALS


def content(keys: Iterable[str]) -> frozenset[str]:
    """Return the stems of content words: no numbers, no grammar words."""
    return frozenset(stem(key) for key in keys if not is_numeral(key) and key not in _GRAMMAR)


def is_within(some: Sequence[str], among: Sequence[str]) -> bool:
    """Whether these words occur in the others as one sequence."""
    if not some or some[0] not in among:
        return False
    return f" {' '.join(some)} " in f" {' '.join(among)} "


def one_line(text: str) -> str:
    """Return a text with single blanks between its words."""
    return " ".join(text.split())
