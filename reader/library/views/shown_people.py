"""Keeps who was heard over all bulletins of the sources, each person once, for lists and pages."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.library.identity.blake2 import blake2b
from reader.library.index.recover import RecoveringIndex

if TYPE_CHECKING:
    from reader.ledger.people.heard import LedgerPerson

RosterPlace = tuple[int, int]
"""The key of a bulletin, and a number in its roster."""


class HeardPeople(NamedTuple):
    """Those who said or claimed something, those with most quotes first; `newest` is the last day.

    `by_place` finds everybody of a roster, heard or not.
    """

    people: Sequence[LedgerPerson] = ()
    by_key: Mapping[int, LedgerPerson] = {}
    by_place: Mapping[RosterPlace, LedgerPerson] = {}
    newest: str = ""


def key_of(person: LedgerPerson) -> int:
    """A number for the person's id."""
    return int(person.id.removeprefix("p:"), 16)


class ShownPeople:
    """The people of the bulletins that one library lists, joined over these.

    Joining takes longer than a key may: `update` does it, in any thread, and lists show those who
    were joined last.
    """

    def __init__(self, index: RecoveringIndex, sources: Callable[[], Sequence[bytes]]) -> None:
        """`sources` are paths as the index keeps them.  Nobody is read yet."""
        self._index, self._sources = index, sources
        self._made_of: object = None
        self._version_seen: object = None
        self._state_seen: object = None
        self.version = 0  # how often they have been joined
        self.heard = HeardPeople()

    @property
    def is_ready(self) -> bool:
        """Whether anybody has been joined yet."""
        return self._made_of is not None

    @property
    def is_current(self) -> bool:
        """Whether they are those of the index as it is now."""
        return self._made_of == self._state()

    def places_of(self, key: int) -> frozenset[RosterPlace]:
        """Where somebody stands in the rosters of bulletins; nowhere if nobody has this key."""
        person = self.heard.by_key.get(key)
        members = person.members if person is not None else ()
        return frozenset((one.bulletin.key, one.heard.number) for one in members)

    def person_of(self, development: int, number: int) -> LedgerPerson | None:
        """Who stands at a number in the roster of a development's bulletin."""
        asked = "SELECT bulletin FROM development WHERE id = ?"
        found = self._index.ask(lambda index: index.execute(asked, (development,)).fetchone())
        return self.heard.by_place.get((found[0], number)) if found else None

    def update(self) -> None:
        """Join the people of all bulletins anew."""
        from reader.ledger.people.joining import join_people  # not on the way to the first screen
        from reader.library.roster_rows import heard_bulletins

        state = self._read_state()
        sources = frozenset(self._sources())
        bulletins = self._index.ask(lambda index: heard_bulletins(index, sources, _shown))
        joined = join_people(bulletins)
        by_place = {
            (member.bulletin.key, member.heard.number): person
            for person in joined
            for member in person.members
        }
        heard = [person for person in joined if person.quotes or person.figures]
        heard.sort(key=lambda one: (-one.quotes, -one.figures, one.name))
        newest = max((bulletin.day for bulletin in bulletins), default="")
        by_key = {key_of(person): person for person in heard}
        self.heard, self._made_of = HeardPeople(heard, by_key, by_place, newest), state
        self.version += 1

    def _state(self) -> object:
        """What there is to join; only the owner of the library asks, and so it is kept."""
        version = self._index.version()
        if version != self._version_seen:
            self._version_seen, self._state_seen = version, self._read_state()
        return self._state_seen

    def _read_state(self) -> object:
        """A digest of what all sources held when they were read: marks change the index too."""
        whole = blake2b(digest_size=16)
        asked = "SELECT path, content FROM source ORDER BY path"
        for row in self._index.ask(lambda index: index.execute(asked).fetchall()):
            whole.update(repr(row).encode())
        return whole.digest(), tuple(self._sources())


def _shown(path: bytes) -> str:
    return os.fsdecode(path)
