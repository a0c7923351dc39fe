"""Finds the sentences of a text that no sentence of another text of the story is like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.ledger.comparison.sentences import TextSentence
from reader.ledger.comparison.sides import Side
from reader.ledger.comparison.words import is_numeral
from reader.ledger.threads.generic import GRAMMAR, TELLING
from reader.ledger.threads.words import word_key
from reader.models import Span

ALIKE = 0.5
"""Part of the words of the shorter of two sentences from which they are versions of each other."""

SPREAD = 0.6
"""Part of the words of a sentence that neighbouring sentences have where these tell it together."""

TOGETHER = 3
"""So many neighbours are looked at together."""

LEAST = 3
"""A sentence of fewer telling words is like any other."""

_NOT_TELLING = frozenset(map(word_key, f"{GRAMMAR} {TELLING}".split()))
"""Words of grammar, of saying and of offices: sentences that share only these are not alike."""


def alone_in(one: Side, other: Side, told: Iterable[Span]) -> tuple[Span, ...]:
    """The places of such sentences in `one`, in their order; a heading is none.

    A sentence in which one of `told` begins is none: the other text has that too.
    """
    passed = {one.sentence_at(0, span) for span in told}
    theirs = [_words(sentence) for sentence in other.sentences]
    windows = [frozenset[str]().union(*theirs[at : at + TOGETHER]) for at in range(len(theirs))]
    return tuple(
        sentence.span
        for number, sentence in enumerate(one.sentences)
        if number not in passed
        and not sentence.is_heading
        and len(words := _words(sentence)) >= LEAST
        and not any(_are_alike(words, them) for them in theirs)
        and not any(len(words & them) >= SPREAD * len(words) for them in windows)
    )


def _words(sentence: TextSentence) -> frozenset[str]:
    """The words that tell something, as they sound, and without the endings of verbs."""
    return frozenset(_keys(sentence)) - _NOT_TELLING


def _keys(sentence: TextSentence) -> Iterator[str]:
    return (word_key(key) for key in sentence.keys if not is_numeral(key))


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    common = len(one & other)
    return common >= 2 and common >= ALIKE * min(len(one), len(other))
