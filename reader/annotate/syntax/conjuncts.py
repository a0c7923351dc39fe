"""Separates a subject from an object that "and" seems to join to it.

`quotes/subjects` uses it.
"""

from __future__ import annotations

import re

from reader.annotate.tokens.tagged import TaggedWords

_NAME_FIRST = re.compile(r"t*(N(?:l?N)+),(?:[drnoNtLPe]{2,14},)?")
"""A whole name that begins a clause, and a first apposition with its commas."""
_OFFICE = re.compile(r"(?!N|.*N{2}|.*[qQFvhbx])[rtno][rtnoeNPdL]*$")
"""The words of an office, with at most single names: "deputy Commissioner Orm"."""


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


def before_apposition(
    tokens: TaggedWords, low: int, start: int, verb: int
) -> tuple[int, int] | None:
    """Return the name at `low` whose apposition runs up to a verb without a comma, or None.

    "Ilse Varn, deputy commissioner Orm told reporters" says what Varn told.
    """
    found = _NAME_FIRST.match(tokens.letters, low, verb)
    goes_on = tokens.letters[verb + 1 : verb + 2] not in ("", *",.;:!?)")
    if found is None or found.end() != start or not goes_on:
        return None
    is_office = _OFFICE.match(tokens.letters[start:verb]) is not None
    return found.span(1) if is_office else None
