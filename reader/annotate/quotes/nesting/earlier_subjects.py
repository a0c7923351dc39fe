"""Finds the subject of an earlier verb of the sentence.

`cues` and `participles` call it for verbs without a subject.
"""

from __future__ import annotations

from itertools import islice

from reader.annotate.quotes.subjects import (
    FINITE,
    TRIES,
    VERB_OR_E,
    WINDOW,
    Range,
    subject_before,
)
from reader.annotate.tokens.tagged import TaggedWords


def first_subject(
    tokens: TaggedWords, low: int, high: int, known: dict[int, Range | None] | None = None
) -> Range | None:
    """Return the subject of the first verb of the sentence that has one before it."""
    for match in islice(FINITE.finditer(tokens.letters, low, min(high, low + WINDOW)), TRIES):
        subject = _subject(tokens, low, match.start(), known)
        if subject and tokens.letters[subject[0]] != "w":
            return subject
    return None


def last_subject(
    tokens: TaggedWords, low: int, at: int, known: dict[int, Range | None]
) -> Range | None:
    """Return the subject of the nearest verb that "and" joins to the verb at word `at`."""
    base = max(low, at - WINDOW)
    verbs_before = [match.start() for match in VERB_OR_E.finditer(tokens.letters[base : at - 1])]
    for back in reversed(verbs_before[-TRIES:]):
        subject = _subject(tokens, low, base + back, known)
        if subject and tokens.letters[subject[0]] != "w":
            return subject
    return None


def _subject(
    tokens: TaggedWords, low: int, at: int, known: dict[int, Range | None] | None
) -> Range | None:
    """Return the subject before the verb at word `at`, stored in `known`."""
    if known is None:
        return subject_before(tokens, low, at)
    if at not in known:
        known[at] = subject_before(tokens, low, at)
    return known[at]
