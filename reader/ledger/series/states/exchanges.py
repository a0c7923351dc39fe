"""Tells whether words are of an exchange of prisoners, or of a return."""

from __future__ import annotations

_EXCHANGES = frozenset(("exchange", "exchanged", "exchanging", "swap", "swapped", "swapping"))

_RETURNS = frozenset(
    ("home", "back", "return", "returned", "repatriated", "body", "handed", "arrived", "arrive")
)


def is_return(words: frozenset[str]) -> bool:
    """Whether words tell that somebody comes back, or is brought: each day brings others."""
    return is_exchanged(words) or not _RETURNS.isdisjoint(words)


def is_exchanged(words: frozenset[str]) -> bool:
    """Whether words tell of an exchange of prisoners."""
    return not _EXCHANGES.isdisjoint(words)
