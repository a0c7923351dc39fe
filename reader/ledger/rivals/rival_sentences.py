"""Finds the sentences of a text that are unlike every sentence of another text on the story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.ledger.comparison.sentences import TextSentence
from reader.ledger.comparison.sides import Side
from reader.ledger.comparison.words import is_numeral
from reader.ledger.threads.words import GRAMMAR, TELLING, word_key
from reader.models import Span

ALIKE = 0.5
"""The share of the shorter sentence's words from which two sentences are versions of each other."""

SPREAD = 0.6
"""The share of a sentence's words in neighbouring sentences that together report the same."""

TOGETHER = 3
"""The number of neighbours that are compared together."""

LEAST = 3
"""The fewest content words of a sentence that is compared."""

_NOT_TELLING = frozenset(map(word_key, f"{GRAMMAR} {TELLING}".split()))
"""Words of grammar, reporting and offices, which do not make sentences alike."""


def alone_in(one: Side, other: Side, told: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans of such sentences in `one`, in order, without headings.

    A sentence in which one of `told` begins is left out, because the other text reports that too.
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
    """Return the content words, as they sound and without the endings of verbs."""
    return frozenset(_keys(sentence)) - _NOT_TELLING


def _keys(sentence: TextSentence) -> Iterator[str]:
    return (word_key(key) for key in sentence.keys if not is_numeral(key))


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    common = len(one & other)
    return common >= 2 and common >= ALIKE * min(len(one), len(other))
