"""The input of joining people, a roster for each bulletin, and its result."""

from __future__ import annotations

from typing import NamedTuple

from reader.ledger.numbered_ids import id_of
from reader.ledger.people.names import folded
from reader.models import Person, PersonKind

MOST_PEOPLE = 1 << 20
"""More people than a roster has."""

MOST_RECENT = 14
"""Most days whose statements a list of people counts."""


class HeardPerson(NamedTuple):
    """A person of a bulletin's roster, with the numbers of their quotes and figures in it.

    `number` is the index in the roster.
    """

    person: Person
    quotes: int = 0
    figures: int = 0
    number: int = 0


class HeardBulletin(NamedTuple):
    """A bulletin and its roster; `day` is ISO, or "" if it is not known.

    `key` is the caller's name for it.
    """

    source: str
    day: str
    publisher: str
    people: tuple[HeardPerson, ...]
    key: int = 0


class Member(NamedTuple):
    """An entry's part in one bulletin, and why it was joined to the entry ("" for the first)."""

    bulletin: HeardBulletin
    heard: HeardPerson
    why: str


class Role(NamedTuple):
    """An office as the texts state it, with the first and the last day; "" if none is known."""

    role: str
    first: str
    last: str


OFFICE = "an office and its owner, which only one held that week"
"""Why somebody whom a text names by an office alone was joined to a person."""


class LedgerPerson(NamedTuple):
    """One person or body over all bulletins, by the fullest name; members are ordered by day.

    `parted` names those from whom the user has parted it. `apart` is part of the id only: it
    distinguishes entries of the same name, kind and owner.
    """

    name: str
    kind: PersonKind
    of: str | None
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    members: tuple[Member, ...]
    parted: tuple[str, ...] = ()
    apart: str = ""

    @property
    def id(self) -> str:
        """An id for scripts that stays the same while name, kind and owner do."""
        told = (folded(self.name), self.kind, folded(self.of or ""))
        words = "\0".join((*told, self.apart) if self.apart else told)
        return id_of("p", words)

    @property
    def entry(self) -> int:
        """A number that stays the same while bulletins are added, if their keys grow.

        It is made of the key of the earliest bulletin and the index in its roster.
        """
        return min(one.bulletin.key * MOST_PEOPLE + one.heard.number for one in self.members)

    @property
    def first(self) -> str:
        """The first day; "" if no day is known."""
        return next((one.bulletin.day for one in self.members if one.bulletin.day), "")

    @property
    def last(self) -> str:
        """The last day; "" if no day is known."""
        return self.members[-1].bulletin.day if self.members else ""

    @property
    def quotes(self) -> int:
        """The number of their quotes in all bulletins."""
        return sum(member.heard.quotes for member in self.members)

    @property
    def figures(self) -> int:
        """The number of their figures in all bulletins."""
        return sum(member.heard.figures for member in self.members)

    @property
    def recent(self) -> tuple[tuple[str, int], ...]:
        """The latest days with quotes or figures, and how many; at most `MOST_RECENT`."""
        found: dict[str, int] = {}
        for member in reversed(self.members):
            day, count = member.bulletin.day, member.heard.quotes + member.heard.figures
            if not day or day not in found and len(found) == MOST_RECENT:
                break
            if count:
                found[day] = found.get(day, 0) + count
        return tuple(found.items())


class ListedPerson(NamedTuple):
    """What a list tells of a person, without the bulletins; all values are those of the person."""

    id: str
    entry: int
    name: str
    kind: PersonKind
    of: str | None
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    quotes: int
    figures: int
    first: str
    last: str
    recent: tuple[tuple[str, int], ...]


PersonSummary = LedgerPerson | ListedPerson
"""A person, of whom the bulletins may be unknown."""
