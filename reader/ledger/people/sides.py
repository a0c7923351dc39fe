"""Decides whose a body is that a text names without its owner: "the General Staff"."""

from __future__ import annotations

from reader.ledger.people import bodies, fits
from reader.ledger.people.entries import Entry
from reader.ledger.people.heard import HeardBulletin
from reader.ledger.people.lands import land
from reader.ledger.people.names import words_of

Owned = tuple[frozenset[str], Entry]
"""The words of a body with its owner, and its entry."""


def owned_by_side(entry: Entry, words: frozenset[str], known: list[Owned]) -> list[Entry]:
    """Return the bodies that an ownerless one may be: told by the same publisher, or of its side.

    `known` are bodies with the same words and an owner.
    """
    near = [(key, one) for key, one in known if _are_near(entry, one)]
    is_only = len({id(one) for _, one in near}) == 1
    return [
        one
        for key, one in near
        if fits.is_told_by_one(entry, one)
        or _is_of_publishers(entry, key - words)
        or is_only
        and all(_forces_told(member.bulletin) == key - words for member in entry.members)
    ]


def _are_near(entry: Entry, other: Entry) -> bool:
    return any(fits.is_near(day, other.days) for day in entry.days)


def _is_of_publishers(entry: Entry, owner: frozenset[str]) -> bool:
    """Whether the owner is in the publisher's name: "Orvane Daily" tells of Orvane's."""
    return all(
        owner <= frozenset(map(land, words_of(member.bulletin.publisher)))
        for member in entry.members
    )


def _forces_told(bulletin: HeardBulletin) -> frozenset[str]:
    """Return the owners of all armed bodies that a bulletin names with an owner."""
    found = [
        bodies.owner_of_forces(heard.person)
        for heard in bulletin.people
        if heard.person.kind != "person"
    ]
    return frozenset[str]().union(*found)
