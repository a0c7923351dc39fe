"""Caches the people of all bulletins of the sources, each once, for lists and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.index.recover import RecoveringIndex
from reader.library.views.joined.heard_people import HeardPeople, InIndex, JoinedHere, RosterPlace
from reader.library.views.joined.joined_rows import JoinedRows, ListedSources, shown_path

if TYPE_CHECKING:
    from reader.ledger.people.heard import LedgerPerson, PersonSummary


class ShownPeople(JoinedRows):
    """The people of the bulletins that one library lists, joined over these."""

    def __init__(self, index: RecoveringIndex, listed: ListedSources) -> None:
        """Read nothing yet."""
        super().__init__(index, listed)
        self.heard: HeardPeople = JoinedHere()

    def places_of(self, key: int) -> frozenset[RosterPlace]:
        """Return a person's places in the rosters of bulletins; empty if nobody has this key."""
        members = self.heard.members(key)
        return frozenset((one.bulletin.key, one.heard.number) for one in members)

    def names_of(self, key: int) -> frozenset[str]:
        """Return the names of the person with this key; empty if there is none."""
        person = self.heard.with_key(key)
        return frozenset((person.name, *person.aliases)) if person is not None else frozenset()

    def person_of(self, development: int, number: int) -> PersonSummary | None:
        """Return the person with a number in the roster of a development's bulletin."""
        asked = "SELECT bulletin FROM development WHERE id = ?"
        found = self._index.ask(lambda index: index.execute(asked, (development,)).fetchone())
        place = (found[0], number) if found else None
        key = self.heard.keys_at([place]).get(place) if place is not None else None
        return self.heard.with_key(key) if key is not None else None

    def _join(self, sources: frozenset[bytes]) -> None:
        stored = self._rows(sources).stored_people()
        if stored is None:
            self.heard = JoinedHere(self._joined(sources))
        else:
            self.heard = InIndex(self._index, stored)

    def _joined(self, sources: frozenset[bytes]) -> list[LedgerPerson]:
        """Join the people of all bulletins, for those in the index are out of date.

        That is quicker than to update the index, which joins all claims too.
        """
        from reader.ledger.people.joining import join_people  # not on the way to the first screen
        from reader.library.roster_rows import heard_bulletins

        asked = sources, shown_path, self._listed.corrected()
        bulletins = self._index.ask(lambda index: heard_bulletins(index, *asked))
        return join_people(bulletins, self._listed.decisions())
