"""Makes the ids of people, series and figures, and returns the number in one."""

from __future__ import annotations

from reader.blake2 import blake2b

_DIGITS = 12
"""The hexadecimal digits of an id's number."""


def id_of(kind: str, words: str) -> str:
    """Return the id, like "p:0123456789ab", that these words always have; `kind` is a letter."""
    return f"{kind}:{blake2b(words.encode(), digest_size=_DIGITS // 2).hexdigest()}"


def number_of_id(id: str) -> int:
    """Return an id's number, as the index keeps it."""
    return int(id[2:], 16)


def id_with_number(kind: str, number: int) -> str:
    """Return the id of this kind that has a number."""
    return f"{kind}:{number:0{_DIGITS}x}"
