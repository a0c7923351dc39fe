"""Decides whether a toll tells of the places of a series as the series does."""

from __future__ import annotations

from collections.abc import Sequence

from reader.ledger.series.stated import Member


def is_told_alike(last: Sequence[Member], member: Member) -> bool:
    """Whether a toll names no place, as all of these, or one that one of these names."""
    places = member[1].places
    if not member[1].fates:
        return False
    if not places:
        return any(not known[1].places for known in last)
    return any(known[1].places & places for known in last)


def is_of_same_places(last: Sequence[Member], member: Member) -> bool:
    """Whether one of these has exactly the places of a toll."""
    return any(known[1].places == member[1].places for known in last)
