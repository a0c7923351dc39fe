"""Entries that grow while rosters are joined, with the user's decisions applied to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from reader.ledger.people.decisions import (
    Closeness,
    Decisions,
    Side,
    Sides,
    opposite,
    week_around,
)
from reader.ledger.people.heard import HeardBulletin, HeardPerson, Member
from reader.models import Person

JOINED = "joined by the reader"


@dataclass(slots=True, eq=False)
class Entry:
    """A growing entry; `into` is the entry that it has been merged into.

    `parted` and `joined` are the sides of decisions that its members match.
    """

    members: list[Member] = field(default_factory=list)
    parted: set[Side] = field(default_factory=set)
    joined: dict[Side, Closeness] = field(default_factory=dict)
    into: Entry | None = None
    _people: dict[object, Person] = field(default_factory=dict)
    _days: dict[str, None] = field(default_factory=dict)
    _told: dict[str, dict[str, None]] | None = None  # the days of each publisher, if asked for
    _read: int = 0  # the members that are in `_told`

    def take(self, members: Iterable[Member]) -> None:
        """Add members."""
        for member in members:
            self.members.append(member)
            person = member.heard.person
            self._people.setdefault(person._replace(aliases=()), person)
            self._days[member.bulletin.day] = None

    @property
    def people(self) -> Sequence[Person]:
        """The roster entries that it consists of, those that differ only in aliases once."""
        return tuple(self._people.values())

    @property
    def days(self) -> Sequence[str]:
        """The days of their bulletins, each once."""
        return tuple(self._days)

    def is_near(self, day: str) -> bool:
        """Whether one of its days is within a week of a day; an unknown day is near to all."""
        return _is_near(day, self._days)

    def publishers(self) -> Mapping[str, Mapping[str, None]]:
        """The publishers of its bulletins, each with the days of its bulletins."""
        if self._told is None:
            self._told = {}
        for member in islice(self.members, self._read, None):
            days = self._told.setdefault(member.bulletin.publisher, {})
            days[member.bulletin.day] = None
        self._read = len(self.members)
        return self._told

    def is_told_near(self, publisher: str, day: str) -> bool:
        """Whether a bulletin of a publisher within a week of a day names it."""
        return _is_near(day, self.publishers().get(publisher, {}))


def _is_near(day: str, days: Mapping[str, None]) -> bool:
    if not days:
        return False
    return not day or "" in days or not days.keys().isdisjoint(week_around(day))


class GrowingEntries:
    """All entries; no entry ever holds two people whom the user has parted."""

    def __init__(self, decisions: Decisions) -> None:
        """Start without entries."""
        self._decisions = decisions
        self._all: list[Entry] = []
        self._by_side: dict[Side, list[Entry]] = defaultdict(list)

    def __iter__(self) -> Iterator[Entry]:
        """Iterate over the entries that were not merged into another, in order of creation."""
        return iter([entry for entry in self._all if entry.into is None])

    def sides_of(self, bulletin: HeardBulletin, heard: HeardPerson) -> Sides:
        """Return the sides of decisions that a person of a roster matches."""
        return self._decisions.sides_of(heard.person, bulletin)

    def add(self, entry: Entry | None, member: Member, sides: Sides) -> Entry:
        """Add a member to an entry that `fitting` has returned, or to a new one."""
        if entry is None:
            entry = Entry()
            self._all.append(entry)
            member = member._replace(why="")
        entry.take((member,))
        entry.parted |= sides.parted
        _take_closest(entry.joined, sides)
        for side in sides.joined:
            self._by_side[side].append(entry)
        return entry

    def fitting(self, known: Iterable[Entry], sides: Sides) -> list[Entry]:
        """Return the entries from which a person is not parted, each once."""
        apart = set(map(opposite, sides.parted))
        found: dict[int, Entry] = {}
        for entry in map(_now, known):
            if apart.isdisjoint(entry.parted):
                found.setdefault(id(entry), entry)
        return list(found.values())

    def enough(self, fitting: Iterable[Entry]) -> list[Entry]:
        """Return as many of these entries as `only` needs: two, if the user has joined none."""
        return list(fitting if self._decisions.joins else islice(fitting, 2))

    def only(self, fitting: Sequence[Entry]) -> Entry | None:
        """Return the single entry of these, or the first if the user has joined them all."""
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        first, others = fitting[0], fitting[1:]
        return first if all(self._are_joined(first, other) for other in others) else None

    def join_by_reader(self) -> None:
        """Apply the user's joins, the latest decision first, unless a parting forbids it."""
        for number in self._decisions.joins:
            one, other = (self._meant((number, side)) for side in (0, 1))
            if one is None or other is None or one is other or _are_parted(one, other):
                continue
            self._merge(one, other, JOINED)

    def join(self, one: Entry, other: Entry, why: str) -> None:
        """Merge two entries for a reason, unless the user has parted them."""
        one, other = _now(one), _now(other)
        if one is not other and not _are_parted(one, other):
            self._merge(one, other, why)

    def _are_joined(self, one: Entry, other: Entry) -> bool:
        """Whether a decision has joined these two, and none parts them."""
        return not _are_parted(one, other) and any(
            self._meant(side) is one and self._meant(opposite(side)) is other
            for side in one.joined
            if opposite(side) in other.joined
        )

    def _meant(self, side: Side) -> Entry | None:
        """Return the entry that a decision is on: the closest, if there is only one such."""
        known = {id(entry): entry for entry in map(_now, self._by_side[side])}
        closest = max((entry.joined[side] for entry in known.values()), default=None)
        found = [entry for entry in known.values() if entry.joined[side] == closest]
        return found[0] if len(found) == 1 else None

    def _merge(self, one: Entry, other: Entry, why: str) -> None:
        """Merge two entries into the one with more members."""
        if len(other.members) > len(one.members):
            one, other = other, one
        first, *rest = other.members
        one.take((first._replace(why=why), *rest))
        one.parted |= other.parted
        _take_closest(one.joined, Sides(joined=other.joined))
        other.into = one


def _now(entry: Entry) -> Entry:
    """Return the entry, or the one that it has been merged into."""
    while entry.into is not None:
        entry = entry.into
    return entry


def _are_parted(one: Entry, other: Entry) -> bool:
    return not one.parted.isdisjoint(map(opposite, other.parted))


def _take_closest(known: dict[Side, Closeness], sides: Sides) -> None:
    for side, fit in sides.joined.items():
        known[side] = max(fit, known.get(side, fit))
