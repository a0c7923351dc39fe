"""The people of all bulletins of the sources for lists and pages, joined here or in the index."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from reader.ledger.numbered_ids import number_of_id
from reader.library.index.recover import RecoveringIndex

if TYPE_CHECKING:
    from reader.ledger.people.heard import LedgerPerson, Member, PersonSummary
    from reader.library.ledger_store.stored_people import StoredPeople

RosterPlace = tuple[int, int]
"""The key of a bulletin, and a number in its roster."""

KEPT, AT_ONCE = 32, 256
"""People that are read together: those around a row, and those of a list that is searched."""


def key_of(person: PersonSummary) -> int:
    """Return the person's id as a number."""
    return number_of_id(person.id)


class PeopleRows(Sequence["PersonSummary | None"]):
    """People in the order of a list, read when used; None for one that is gone."""

    def __init__(
        self, keys: array[int], read: Callable[[Sequence[int]], Mapping[int, PersonSummary]]
    ) -> None:
        """`keys` are the ids as numbers; `read` returns the people with some of them."""
        self.keys, self._read = keys, read
        self._first = -1
        self._window: Mapping[int, PersonSummary] = {}

    def __len__(self) -> int:
        """The number of people."""
        return len(self.keys)

    def __getitem__(self, number: int) -> PersonSummary | None:  # type: ignore[override]
        """Return the person at a place of the list."""
        key, first = self.keys[number], number - number % KEPT
        if first != self._first:
            self._first, self._window = first, self._read(self.keys[first : first + KEPT])
        return self._window.get(key)

    def there(self) -> Iterator[PersonSummary]:
        """Yield the people without those that are gone."""
        for low in range(0, len(self.keys), AT_ONCE):
            some = self.keys[low : low + AT_ONCE]
            found = self._read(some)
            yield from (found[key] for key in some if key in found)

    def fitting(self, fits: Callable[[PersonSummary], bool]) -> PeopleRows:
        """Return the people that pass a test."""
        return self._some(key_of(person) for person in self.there() if fits(person))

    def among(self, keys: Container[int]) -> PeopleRows:
        """Return the people with these keys."""
        return self._some(key for key in self.keys if key in keys)

    def place_of(self, key: int) -> int | None:
        """Return the place in the list of the person with this key, or None."""
        return self.keys.index(key) if key in self.keys else None

    def _some(self, keys: Iterable[int]) -> PeopleRows:
        return PeopleRows(array("q", keys), self._read)


class HeardPeople:
    """People with quotes or claims, most quotes first; `newest` is the latest day of all bulletins.

    Only the methods also tell of those who are named without any.
    """

    people: PeopleRows
    newest: str

    def with_key(self, key: int) -> PersonSummary | None:
        """Return the person with this key, or None."""
        raise NotImplementedError

    def whole(self, key: int) -> LedgerPerson | None:
        """Return the person with this key and all bulletins, or None."""
        raise NotImplementedError

    def members(self, key: int) -> Iterable[Member]:
        """Return the parts of the person with this key in each bulletin, read when used."""
        raise NotImplementedError

    def keys_at(self, places: Iterable[RosterPlace]) -> Mapping[RosterPlace, int]:
        """Return the keys of the people at these places of rosters."""
        raise NotImplementedError

    def everybody(self) -> Iterable[LedgerPerson]:
        """Return all people of all rosters, those in most bulletins first."""
        raise NotImplementedError


class JoinedHere(HeardPeople):
    """People who were joined in this process, and are held in memory."""

    def __init__(self, everybody: Sequence[LedgerPerson] = ()) -> None:
        """Sort the people of all bulletins."""
        heard = [person for person in everybody if person.quotes or person.figures]
        heard.sort(key=lambda one: (-one.quotes, -one.figures, one.name))
        by_key = {key_of(person): person for person in everybody}
        self._everybody, self._by_key = everybody, by_key
        keys = array("q", map(key_of, heard))
        self.people = PeopleRows(keys, lambda some: {one: by_key[one] for one in some})
        self.newest = max((person.last for person in everybody), default="")

    def with_key(self, key: int) -> LedgerPerson | None:
        """Return the person with this key, or None."""
        return self._by_key.get(key)

    whole = with_key

    def members(self, key: int) -> Iterable[Member]:
        """Return the person's members."""
        person = self._by_key.get(key)
        return person.members if person is not None else ()

    def keys_at(self, places: Iterable[RosterPlace]) -> Mapping[RosterPlace, int]:
        """Return the keys of the people at these places."""
        return {place: self._by_place[place] for place in places if place in self._by_place}

    @cached_property
    def _by_place(self) -> Mapping[RosterPlace, int]:
        return {
            (member.bulletin.key, member.heard.number): key
            for key, person in self._by_key.items()
            for member in person.members
        }

    def everybody(self) -> Iterable[LedgerPerson]:
        """Return everybody."""
        return self._everybody


class InIndex(HeardPeople):
    """People who are read from the index; only their order is held in memory."""

    def __init__(self, index: RecoveringIndex, stored: StoredPeople) -> None:
        """Read the order."""
        self._index, self._stored = index, stored
        keys, self.newest = index.ask(stored.in_list)
        self.people = PeopleRows(keys, self._read)

    def _read(self, keys: Sequence[int]) -> Mapping[int, PersonSummary]:
        return self._index.ask(lambda index: self._stored.listed(index, keys))

    def with_key(self, key: int) -> PersonSummary | None:
        """Return the person with this key, or None."""
        return self._read([key]).get(key)

    def whole(self, key: int) -> LedgerPerson | None:
        """Return the person with this key, or None."""
        return self._index.ask(lambda index: self._stored.with_number(index, key))

    def members(self, key: int) -> Iterator[Member]:
        """Yield the person's members, few of them read at first: a minister has thousands."""
        stored, first, most = self._stored, 0, KEPT
        while some := self._index.ask(lambda index: stored.members(index, key, first, most)):  # noqa: B023
            yield from some
            first, most = first + most, 4 * AT_ONCE

    def keys_at(self, places: Iterable[RosterPlace]) -> Mapping[RosterPlace, int]:
        """Return the keys of the people at these places."""
        return self._index.ask(lambda index: self._stored.numbers_at(index, places))

    def everybody(self) -> Iterable[LedgerPerson]:
        """Return everybody."""
        stored, first = self._stored, 0
        while some := self._index.ask(lambda index: stored.following(index, first, AT_ONCE)):  # noqa: B023
            yield from some
            first += AT_ONCE
