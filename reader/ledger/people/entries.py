"""Entries that grow while rosters are joined, and how the reader's decisions act on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reader.ledger.people.decisions import (
    Closeness,
    Decisions,
    Side,
    Sides,
    opposite,
)
from reader.ledger.people.heard import HeardBulletin, HeardPerson, Member
from reader.models import Person

JOINED = "joined by the reader"


@dataclass(slots=True, eq=False)
class Entry:
    """An entry that is growing; `into` is the one that it has been joined to.

    `parted` and `joined` are the sides of decisions that its members are.
    """

    members: list[Member] = field(default_factory=list)
    parted: set[Side] = field(default_factory=set)
    joined: dict[Side, Closeness] = field(default_factory=dict)
    into: Entry | None = None

    @property
    def people(self) -> list[Person]:
        """The entries of rosters that it is made of."""
        return [member.heard.person for member in self.members]

    @property
    def days(self) -> list[str]:
        """The days of their bulletins."""
        return [member.bulletin.day for member in self.members]


class GrowingEntries:
    """All entries; none ever holds two people that the reader has parted."""

    def __init__(self, decisions: Decisions) -> None:
        """There are none yet."""
        self._decisions = decisions
        self._all: list[Entry] = []
        self._by_side: dict[Side, list[Entry]] = defaultdict(list)

    def __iter__(self) -> Iterator[Entry]:
        """Those that were not joined to another one, in the order in which they began."""
        return iter([entry for entry in self._all if entry.into is None])

    def sides_of(self, bulletin: HeardBulletin, heard: HeardPerson) -> Sides:
        """Which of whom the decisions are about somebody is."""
        return self._decisions.sides_of(heard.person, bulletin)

    def add(self, entry: Entry | None, member: Member, sides: Sides) -> Entry:
        """Add a part to an entry that `fitting` has given, or to a new one."""
        if entry is None:
            entry = Entry()
            self._all.append(entry)
            member = member._replace(why="")
        entry.members.append(member)
        entry.parted |= sides.parted
        _take_closest(entry.joined, sides)
        for side in sides.joined:
            self._by_side[side].append(entry)
        return entry

    def fitting(self, known: Iterable[Entry], sides: Sides) -> list[Entry]:
        """Those of some entries that somebody is not parted from, each once."""
        apart = set(map(opposite, sides.parted))
        found: dict[int, Entry] = {}
        for entry in map(_now, known):
            if apart.isdisjoint(entry.parted):
                found.setdefault(id(entry), entry)
        return list(found.values())

    def only(self, fitting: Sequence[Entry]) -> Entry | None:
        """The only one of these; of several the first, where the reader has joined them all."""
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        first, others = fitting[0], fitting[1:]
        return first if all(self._are_joined(first, other) for other in others) else None

    def join_by_reader(self) -> None:
        """Join what the reader has joined, the latest decision first, unless a parting forbids."""
        for number in self._decisions.joins:
            one, other = (self._meant((number, side)) for side in (0, 1))
            if one is None or other is None or one is other or _are_parted(one, other):
                continue
            self._merge(one, other, JOINED)

    def join(self, one: Entry, other: Entry, why: str) -> None:
        """Join two entries for a reason, unless the reader has parted them."""
        one, other = _now(one), _now(other)
        if one is not other and not _are_parted(one, other):
            self._merge(one, other, why)

    def _are_joined(self, one: Entry, other: Entry) -> bool:
        """Whether one decision has joined these two, and nothing parts them."""
        return not _are_parted(one, other) and any(
            self._meant(side) is one and self._meant(opposite(side)) is other
            for side in one.joined
            if opposite(side) in other.joined
        )

    def _meant(self, side: Side) -> Entry | None:
        """The entry that a decision is about: the closest, if there is only one such."""
        known = {id(entry): entry for entry in map(_now, self._by_side[side])}
        closest = max((entry.joined[side] for entry in known.values()), default=None)
        found = [entry for entry in known.values() if entry.joined[side] == closest]
        return found[0] if len(found) == 1 else None

    def _merge(self, one: Entry, other: Entry, why: str) -> None:
        """Join two entries to that with more members."""
        if len(other.members) > len(one.members):
            one, other = other, one
        first, *rest = other.members
        one.members += [first._replace(why=why), *rest]
        one.parted |= other.parted
        _take_closest(one.joined, Sides(joined=other.joined))
        other.into = one


def _now(entry: Entry) -> Entry:
    """The entry, or that which it has been joined to."""
    while entry.into is not None:
        entry = entry.into
    return entry


def _are_parted(one: Entry, other: Entry) -> bool:
    return not one.parted.isdisjoint(map(opposite, other.parted))


def _take_closest(known: dict[Side, Closeness], sides: Sides) -> None:
    for side, fit in sides.joined.items():
        known[side] = max(fit, known.get(side, fit))
