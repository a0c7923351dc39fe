"""Reads people from the index: whole ones in turn, or what a list tells of those in sight."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial

from reader.ledger.people.heard import (
    MOST_PEOPLE,
    HeardBulletin,
    LedgerPerson,
    ListedPerson,
    Member,
)
from reader.library.index.connect import whole
from reader.library.index.evidence_rows import line_or_none
from reader.library.ledger_store.people_rows import PeopleMaker

_BEGIN_IN = (
    "SELECT p.entry FROM json_each(?2) AS b CROSS JOIN ledger_person AS p ON p.scope = ?1"
    f" AND p.entry >= b.value * {MOST_PEOPLE} AND p.entry < (b.value + 1) * {MOST_PEOPLE}"
)
"""SQL for the people whose first stored entry is in one of some bulletins."""

_ONLY_IN = (
    "NOT EXISTS (SELECT 1 FROM json_each(members) AS m"
    " WHERE json_extract(m.value, '$[0]') NOT IN (SELECT value FROM json_each(?3)))"
)
"""SQL for people who are only in some bulletins."""

_BY_NUMBER = "INDEXED BY ledger_number"
"""SQLite would look at every person of the scope instead: it keeps no statistics of the index."""

_MEMBERS = (
    f"SELECT m.value FROM ledger_person AS p {_BY_NUMBER}, json_each(p.members) AS m"
    " WHERE p.scope = ? AND p.number = ? AND m.key >= ? AND m.key < ? ORDER BY m.key"
)
_BULLETINS = "SELECT path, NULLIF(date, ''), publisher FROM bulletin WHERE id = ?"
_LISTED = (
    "SELECT p.number, p.entry, p.name, p.quotes, p.figures, p.last, p.told"
    f" FROM json_each(?2) AS wanted CROSS JOIN ledger_person AS p {_BY_NUMBER}"
    " ON p.scope = ?1 AND p.number = wanted.value"
)
_IN_LIST = (
    "SELECT number, quotes + figures, last FROM ledger_person WHERE scope = ?"
    " ORDER BY quotes DESC, figures DESC, name, place"
)
_AT = (
    "SELECT m.heard, p.number FROM json_each(?2) AS wanted CROSS JOIN ledger_member AS m"
    " ON m.scope = ?1 AND m.heard = wanted.value"
    " CROSS JOIN ledger_person AS p ON p.scope = ?1 AND p.entry = m.entry"
)


class StoredPeople:
    """Reads the people of one scope; `path_of` converts a path of the index to the shown one."""

    def __init__(self, scope: int, path_of: Callable[[bytes], str]) -> None:
        """Reads nothing yet."""
        self._scope, self._path_of = scope, path_of
        self._bulletins: dict[int, HeardBulletin] = {}

    def all(self, index: sqlite3.Connection) -> list[LedgerPerson]:
        """Return all people, in their order."""
        return self._read(index, "scope = ?", ())

    def only_in(self, index: sqlite3.Connection, bulletins: Collection[int]) -> list[LedgerPerson]:
        """Return the people who appear in no bulletins other than these."""
        some = json.dumps(list(bulletins))
        found = [entry for (entry,) in index.execute(_BEGIN_IN, (self._scope, some))]
        where = f"p.scope = ?1 AND p.entry = e.value AND {_ONLY_IN}"
        among = "json_each(?2) AS e CROSS JOIN ledger_person AS p"
        return self._read(index, where, (json.dumps(found), some), among)

    def following(self, index: sqlite3.Connection, first: int, most: int) -> list[LedgerPerson]:
        """Return at most `most` people in their order, starting with number `first`."""
        return self._read(index, "scope = ? AND place >= ? AND place < ?", (first, first + most))

    def with_number(self, index: sqlite3.Connection, number: int) -> LedgerPerson | None:
        """Return the person whose id has this number; None if there is none."""
        people = f"ledger_person {_BY_NUMBER}"
        found = self._read(index, "scope = ? AND number = ?", (number,), people)
        return next(iter(found), None)

    def _read(
        self,
        index: sqlite3.Connection,
        where: str,
        values: tuple[object, ...],
        people: str = "ledger_person",
    ) -> list[LedgerPerson]:
        asked = f"SELECT name, told, members FROM {people} WHERE {where} ORDER BY place"
        maker = PeopleMaker(partial(self._bulletin, index))
        with whole():  # row by row, because all rows together take as much memory as the people
            return [maker.person(*row) for row in index.execute(asked, (self._scope, *values))]

    def in_list(self, index: sqlite3.Connection) -> tuple[array[int], str]:
        """Return the numbers of the people with quotes or figures, and the last day of anybody.

        Most quotes first, then most figures, then by name.
        """
        numbers, newest = array("q"), ""
        for number, heard, last in index.execute(_IN_LIST, (self._scope,)):
            newest = max(newest, last)
            if heard:
                numbers.append(number)
        return numbers, newest

    def listed(self, index: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, ListedPerson]:
        """Return what a list tells of the people with these numbers, by number."""
        maker = PeopleMaker(partial(self._bulletin, index))
        with whole():
            rows = index.execute(_LISTED, (self._scope, json.dumps(list(numbers))))
            return {number: maker.listed(*row) for number, *row in rows}

    def numbers_at(
        self, index: sqlite3.Connection, places: Iterable[tuple[int, int]]
    ) -> dict[tuple[int, int], int]:
        """Return the numbers of the people at these places: bulletin and number in its roster."""
        wanted = json.dumps([bulletin * MOST_PEOPLE + number for bulletin, number in places])
        rows = index.execute(_AT, (self._scope, wanted))
        return {divmod(heard, MOST_PEOPLE): number for heard, number in rows}

    def members(
        self, index: sqlite3.Connection, number: int, first: int, most: int
    ) -> list[Member]:
        """Return at most `most` members of a person, starting with number `first`."""
        maker = PeopleMaker(partial(self._bulletin, index))
        with whole():
            rows = index.execute(_MEMBERS, (self._scope, number, first, first + most))
            return [maker.member(json.loads(row)) for (row,) in rows]

    def _bulletin(self, index: sqlite3.Connection, key: int) -> HeardBulletin:
        found = self._bulletins.get(key)
        if found is None:
            row = index.execute(_BULLETINS, (key,)).fetchone()
            path, day, publisher = row or (b"", None, None)
            stated = line_or_none(day) or "", line_or_none(publisher) or ""
            found = self._bulletins[key] = HeardBulletin(self._path_of(path), *stated, (), key)
        return found
