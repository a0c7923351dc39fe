"""Compares numbers of two developments: equal numbers indicate the same story."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from reader.ledger.threads.texts import TextPart
from reader.ledger.threads.window import WindowText, found_once
from reader.ledger.threads.words import GENERIC, GRAMMAR, SUMS, word_key

FIRST = 3
"""The number of parts, with the heading, that hold the story; later parts may be background."""

NEXT_DAYS = 3
"""The most days for equal numbers below a thousand, of which there must be two."""

NEAR_DAYS = 7
"""The most days after which a number is repeated for the same story."""

LEAST_SHARE = 0.06
"""The least share of common terms in texts with the same numbers."""

LEAST_BESIDE = 0.4
"""The least weight of a term that counts beside a number."""

LEAST_NUMBER = 0.6
"""The least weight of a number that few texts have."""

_NUMBER = re.compile(
    r"(?<![\w.,:/-])(?P<number>\d{1,3}(?:,\d{3})*)(?![\w:/-]|[.,]\d)"
    r"(?! ?(?:percent|per cent|%|a\.m|p\.m|km\b|kilomet|met(?:er|re)|mile|year|hour|minute|day))"
    r"(?P<words>(?: [^\W\d_]+){1,2})?"
)
_PAST_DAY = re.compile(
    r"[^.;]{0,40}? (?:(?:in|over|during|within) the (?:past|last|previous|preceding)"
    r" (?:24 hours|twenty-four hours|day|night)|overnight|last night)\b"
)
"""Matches behind a number that is counted anew each day or night."""
_OF_A_DAY = "a day"
"""Stands among the words of a number for that it is of the past day or night."""
_GRAMMAR = frozenset(map(word_key, GRAMMAR.split())) - {word_key("people")}
_CORRECTS = re.compile(r"\bcorrect(?:s|ed|ion)\b|\brevis(?:es|ed|ion)\b", re.IGNORECASE)


def share_numbers(
    later: WindowText, earlier: WindowText, days: int, share: float, shared: Mapping[str, float]
) -> bool:
    """Whether the common numbers, with a name or thing, are enough for one story."""
    if days > NEAR_DAYS or share < LEAST_SHARE:
        return False
    beside = [key for key, weight in shared.items() if weight >= LEAST_BESIDE and key[0] != "#"]
    if not beside:
        return False
    rare = {key for key, weight in shared.items() if key[0] == "#" and weight >= LEAST_NUMBER}
    ours, theirs = _numbers(later), _numbers(earlier)
    both = {one for one in ours.keys() & theirs.keys() if _count_same(ours[one], theirs[one])}
    if any(len(one) > 3 and _is_uneven(one) and f"#{one}" in rare for one in both):
        return True
    uneven = [one for one in both if len(one) == 3 and _is_uneven(one)]
    if days <= NEXT_DAYS and len(uneven) > 1:
        return True
    if days <= NEXT_DAYS and any(_is_telling(ours[one] & theirs[one]) for one in uneven):
        return _count_strong(shared) > 1
    if any(key in rare for key, _ in _sums(later) & _sums(earlier)):
        return True
    return days <= NEXT_DAYS and len(both) > 1 and _corrects(later)


def _is_telling(nouns: set[str]) -> bool:
    """Whether the things counted are not those of every day, as drones and soldiers are."""
    return not nouns <= {_OF_A_DAY} and nouns.isdisjoint(GENERIC)


def _count_strong(shared: Mapping[str, float]) -> int:
    return sum(weight >= LEAST_BESIDE for key, weight in shared.items() if key[0] != "#")


@found_once
def _sums(text: WindowText) -> set[tuple[str, str]]:
    """Return the large sums of money of a text: their terms, and "million" or "billion"."""
    return {
        (f"#{found[1]}", found[2])
        for part in text.parts[:FIRST]
        for found in _SUM.finditer(part.text)
    }


_SUM = re.compile(r"([$€£]\d[\d.]*) ([mbtr]+illion)\b")


def of_other_things(later: WindowText, earlier: WindowText) -> set[str]:
    """Return the terms of common numbers of different things: 1,245 books and loaves.

    So are those of different sums, such as €2 million and €2 billion.
    """
    ours, theirs = _numbers(later), _numbers(earlier)
    both = ours.keys() & theirs.keys()
    sums = _sums(later), _sums(earlier)
    other_sums = dict(sums[0]).keys() & dict(sums[1]).keys() - dict(sums[0] & sums[1]).keys()
    return other_sums | {f"#{one}" for one in both if not _count_same(ours[one], theirs[one])}


def share_a_sum(later: WindowText, earlier: WindowText) -> bool:
    """Whether both texts give one sum of money in one currency."""
    ours, theirs = _numbers(later), _numbers(earlier)
    return any(ours[one] & theirs[one] & SUMS for one in ours.keys() & theirs.keys())


def _is_uneven(number: str) -> bool:
    """Whether a number is not round: it has several digits before its final noughts."""
    return len(number.rstrip("0")) > 1


def _count_same(ours: set[str], theirs: set[str]) -> bool:
    """Whether a number counts the same thing in two texts, as far as the words after it say.

    Two numbers of the past day are of two days: developments of one day are not compared.
    """
    if _OF_A_DAY in ours and _OF_A_DAY in theirs:
        return False
    ours, theirs = ours - {_OF_A_DAY}, theirs - {_OF_A_DAY}
    return not ours or not theirs or not ours.isdisjoint(theirs)


@found_once
def _numbers(text: WindowText) -> dict[str, set[str]]:
    """Return the numbers of a text, with the keys of the words after them."""
    found: dict[str, set[str]] = {}
    for part in text.parts[:FIRST]:
        for number, words in _in_part(part):
            found.setdefault(number, set()).update(words)
    return found


@lru_cache(2_000)
def _in_part(part: TextPart) -> tuple[tuple[str, frozenset[str]], ...]:
    found = ((one["number"].replace(",", ""), one) for one in _NUMBER.finditer(part.text))
    return tuple(
        (number, _nouns(one["words"] or "") | _of_a_day(part.text, one.end("number")))
        for number, one in found
        if len(number) > 1
    )


def _of_a_day(text: str, end: int) -> frozenset[str]:
    return frozenset((_OF_A_DAY,)) if _PAST_DAY.match(text, end, end + 80) else frozenset()


def _nouns(words: str) -> frozenset[str]:
    """Return the keys of words in small letters, without grammar words."""
    small = (word for word in words.split() if word[0].islower())
    return frozenset(key for key in map(word_key, small) if key not in _GRAMMAR)


def _corrects(text: WindowText) -> bool:
    return any(_CORRECTS.search(part.text) for part in text.parts[:FIRST])
