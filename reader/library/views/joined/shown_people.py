"""Caches the people of all bulletins of the sources, each once, for lists and pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from reader.library.index.recover import RecoveringIndex
from reader.library.views.joined.joined_rows import JoinedRows, ListedSources, shown_path

if TYPE_CHECKING:
    from reader.ledger.people.heard import LedgerPerson

RosterPlace = tuple[int, int]
"""The key of a bulletin, and a number in its roster."""


class HeardPeople:
    """People with quotes or claims, most quotes first; `newest` is the latest day of all bulletins.

    `everybody` are all people of all rosters.
    """

    def __init__(self, everybody: Sequence[LedgerPerson] = ()) -> None:
        """Sort the people of all bulletins."""
        heard = [person for person in everybody if person.quotes or person.figures]
        heard.sort(key=lambda one: (-one.quotes, -one.figures, one.name))
        days = (member.bulletin.day for one in everybody for member in one.members)
        self.people: Sequence[LedgerPerson] = heard
        self.by_key: Mapping[int, LedgerPerson] = {key_of(person): person for person in heard}
        self.newest, self.everybody = max(days, default=""), everybody

    @cached_property
    def by_place(self) -> Mapping[RosterPlace, LedgerPerson]:
        """The people by their places in rosters; most readers only look at the list."""
        return {
            (member.bulletin.key, member.heard.number): person
            for person in self.everybody
            for member in person.members
        }


def key_of(person: LedgerPerson) -> int:
    """Return the person's id as a number."""
    return int(person.id.removeprefix("p:"), 16)


class ShownPeople(JoinedRows):
    """The people of the bulletins that one library lists, joined over these."""

    def __init__(self, index: RecoveringIndex, listed: ListedSources) -> None:
        """Read nothing yet."""
        super().__init__(index, listed)
        self.heard = HeardPeople()

    def places_of(self, key: int) -> frozenset[RosterPlace]:
        """Return a person's places in the rosters of bulletins; empty if nobody has this key."""
        person = self.heard.by_key.get(key)
        members = person.members if person is not None else ()
        return frozenset((one.bulletin.key, one.heard.number) for one in members)

    def names_of(self, key: int) -> frozenset[str]:
        """Return the names of the person with this key; empty if there is none."""
        person = self.heard.by_key.get(key)
        return frozenset((person.name, *person.aliases)) if person is not None else frozenset()

    def person_of(self, development: int, number: int) -> LedgerPerson | None:
        """Return the person with a number in the roster of a development's bulletin."""
        asked = "SELECT bulletin FROM development WHERE id = ?"
        found = self._index.ask(lambda index: index.execute(asked, (development,)).fetchone())
        return self.heard.by_place.get((found[0], number)) if found else None

    def _join(self, sources: frozenset[bytes]) -> None:
        joined = self._rows(sources).stored_people()
        if joined is None:
            joined = self._joined(sources)
        self.heard = HeardPeople(joined)

    def _joined(self, sources: frozenset[bytes]) -> list[LedgerPerson]:
        """Join the people of all bulletins, for those in the index are out of date.

        That is quicker than to update the index, which joins all claims too.
        """
        from reader.ledger.people.joining import join_people  # not on the way to the first screen
        from reader.library.roster_rows import heard_bulletins

        asked = sources, shown_path, self._listed.corrected()
        bulletins = self._index.ask(lambda index: heard_bulletins(index, *asked))
        return join_people(bulletins, self._listed.decisions())
