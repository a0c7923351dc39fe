"""Decides whose a body is that a text names without its owner: "the General Staff"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from reader.ledger.people import bodies, fits
from reader.ledger.people.entries import Entry
from reader.ledger.people.heard import HeardBulletin
from reader.ledger.people.lands import land
from reader.ledger.people.names import words_of

Owned = tuple[frozenset[str], Entry]
"""The words of a body with its owner, and its entry."""


def owned_by_side(
    entry: Entry, words: frozenset[str], known: Sequence[Owned], states: frozenset[str]
) -> list[Entry]:
    """Return the bodies that an ownerless one may be: told by the same publisher, or of its side.

    `known` are bodies with the same words and an owner, `states` the owners of bodies of states.
    An army, navy or ministry must be that of the country in the publisher's name; or the only one,
    of a publisher that names its owner, in a text that names no other state.
    """
    near = [(key, one) for key, one in known if _are_near(entry, one)]
    is_only = len({id(one) for _, one in near}) == 1
    if not bodies.is_special(words):
        return [
            one
            for key, one in near
            if _is_of_publishers(entry, key - words)
            or is_only
            and fits.is_told_by_one(entry, one)
            and all(_lands_told(one.bulletin) & states == key - words for one in entry.members)
        ]
    return [
        one
        for key, one in near
        if fits.is_told_by_one(entry, one)
        or _is_of_publishers(entry, key - words)
        or is_only
        and all(_forces_told(member.bulletin) == key - words for member in entry.members)
    ]


def owned_bodies(
    known: Mapping[frozenset[str], Sequence[Entry]], lacking: Set[frozenset[str]]
) -> Mapping[frozenset[str], Sequence[Owned]]:
    """Return for words without an owner the bodies that have one word more; `known` are all."""
    found: dict[frozenset[str], list[Owned]] = defaultdict(list)
    for key, same in known.items():
        for words in {key - {word} for word in key} & lacking:
            found[words] += [(key, one) for one in same]
    return found


def of_states(known: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """Return those of the words that are of an army, a ministry or another body of a state."""
    return [words for words in known if words & bodies.OF_STATES]


def _are_near(entry: Entry, other: Entry) -> bool:
    return any(map(other.is_near, entry.days))


def _is_of_publishers(entry: Entry, owner: frozenset[str]) -> bool:
    """Whether the owner is in the publisher's name: "Orvane Daily" tells of Orvane's."""
    return all(
        owner <= frozenset(map(land, words_of(member.bulletin.publisher)))
        for member in entry.members
    )


def _lands_told(bulletin: HeardBulletin) -> frozenset[str]:
    """Return the words of all names, owners and offices of a bulletin, in the form of lands."""
    people = [heard.person for heard in bulletin.people]
    told = [words_of(f"{one.name} {one.of or ''} {one.role or ''}") for one in people]
    return frozenset(land(word) for words in told for word in words)


def _forces_told(bulletin: HeardBulletin) -> frozenset[str]:
    """Return the owners of all armed bodies that a bulletin names with an owner."""
    found = [
        bodies.owner_of_forces(heard.person)
        for heard in bulletin.people
        if heard.person.kind != "person"
    ]
    return frozenset[str]().union(*found)
