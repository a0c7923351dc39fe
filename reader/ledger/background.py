"""Finds paragraphs that only repeat one that was read before, so that the screen can fold them."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.ledger.comparison.words import content, is_numeral, keys_of, plain_words

LEAST_WORDS = 10
"""The fewest words of a paragraph that is worth folding."""

SAME = 0.9
"""The least share of a paragraph's words that the other one must have too."""

_QUOTED = re.compile(r"[“\"«„]([^”\"»“]*)[”\"»“]?")
_DAY_WORDS = (
    "today yesterday tomorrow tonight overnight now currently morning evening afternoon night"
    " monday tuesday wednesday thursday friday saturday sunday earlier later latest ago new"
)
_DAYS = frozenset(_DAY_WORDS.split())
"""Words whose meaning depends on the day of the text."""

_NOT_WORDS = "not no never nobody none denied denies deny without neither nor"
_NOT = frozenset(_NOT_WORDS.split())


class ReadParagraph(NamedTuple):
    """A paragraph prepared for comparison: its words in order, content words, names and quotes."""

    keys: tuple[str, ...]
    about: frozenset[str]
    capitals: frozenset[str]
    quoted: tuple[str, ...]

    @property
    def numerals(self) -> frozenset[str]:
        """The numbers in it."""
        return frozenset(filter(is_numeral, self.keys))


def read_paragraph(text: str) -> ReadParagraph:
    """Return a paragraph prepared for comparison."""
    words = plain_words(text)
    keys = tuple(word.key for word in words)
    capitals = content(word.key for word in words if text[word.start].isupper())
    quoted = tuple(" ".join(keys_of(found)) for found in _QUOTED.findall(text))
    return ReadParagraph(keys, content(keys), capitals, quoted)


def repeats(one: ReadParagraph, before: ReadParagraph) -> bool:
    """Whether a paragraph says the same as an earlier one, without new number, name, quote or day.

    Nearly all of its content words must be in the earlier one, and both must have the same
    negations.
    """
    if len(one.keys) < LEAST_WORDS or _DAYS & {*one.keys}:
        return False
    if not (one.numerals <= before.numerals and one.capitals <= before.about):
        return False
    if (_NOT & {*one.keys}) != (_NOT & {*before.keys}):
        return False
    there = f" {' '.join(before.keys)} "
    if not all(f" {words} " in there for words in one.quoted if words):
        return False
    return len(one.about & before.about) >= SAME * max(len(one.about), 1)
