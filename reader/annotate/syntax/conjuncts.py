"""Separates a subject from an object that "and" seems to join to it.

`quotes/subjects` uses it.
"""

from __future__ import annotations

from reader.annotate.tokens.tagged import TaggedWords


def is_object_first(tokens: TaggedWords, start: int, end: int) -> bool:
    """Whether a verb stands before a noun phrase with "and" and without a comma."""
    phrase = tokens.letters[start:end]
    return "C" in phrase and "," not in phrase and tokens.letters[start - 1] == "b"


def behind_object(tokens: TaggedWords, start: int, end: int) -> int:
    """Return where a subject begins after "and" and an object: "drones hit Orm and police said"."""
    starts = [at + 1 for at in range(start, end) if tokens.letters[at] == "C"]
    for first, following in zip(starts, starts[1:], strict=False):
        if tokens.letters[following - 2] in "roNLt":
            return first
    return starts[-1]
