"""Reads people from the index: whole ones in turn, or what a list tells of those in sight."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from typing import Any

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

_ONLY_IN = (
    "CAST(substr(members, 3, instr(members, ',') - 3) AS INTEGER)"
    " IN (SELECT value FROM json_each(?2))"
    " AND NOT EXISTS (SELECT 1 FROM json_each(members) AS m"
    " WHERE json_extract(m.value, '$[0]') NOT IN (SELECT value FROM json_each(?2)))"
)
"""SQL for people who are only in some bulletins; the first member is looked at without JSON."""

_BULLETINS = "SELECT path, NULLIF(date, ''), publisher FROM bulletin WHERE id = ?"
_LISTED = (
    "SELECT p.number, p.entry, p.name, p.quotes, p.figures, p.last, p.told"
    " FROM json_each(?2) AS wanted JOIN ledger_person AS p"
    " ON p.scope = ?1 AND p.number = wanted.value"
)
_IN_LIST = (
    "SELECT number, quotes + figures, last FROM ledger_person WHERE scope = ?"
    " ORDER BY quotes DESC, figures DESC, name, place"
)
_AT = (
    "SELECT m.heard, p.number FROM json_each(?2) AS wanted JOIN ledger_member AS m"
    " ON m.scope = ?1 AND m.heard = wanted.value"
    " JOIN ledger_person AS p ON p.scope = ?1 AND p.entry = m.entry"
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
        asked = (json.dumps(list(bulletins)),)
        return self._read(index, f"scope = ?1 AND {_ONLY_IN}", asked)

    def following(self, index: sqlite3.Connection, first: int, most: int) -> list[LedgerPerson]:
        """Return at most `most` people in their order, starting with number `first`."""
        return self._read(index, "scope = ? AND place >= ? AND place < ?", (first, first + most))

    def with_number(self, index: sqlite3.Connection, number: int) -> LedgerPerson | None:
        """Return the person whose id has this number; None if there is none."""
        return next(iter(self._read(index, "scope = ? AND number = ?", (number,))), None)

    def _read(
        self, index: sqlite3.Connection, where: str, values: tuple[object, ...]
    ) -> list[LedgerPerson]:
        asked = f"SELECT name, told, members FROM ledger_person WHERE {where} ORDER BY place"
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

    def member_rows(self, index: sqlite3.Connection, number: int) -> list[list[Any]]:
        """Return the stored members of a person, for `member`."""
        asked = "SELECT members FROM ledger_person WHERE scope = ? AND number = ?"
        found = index.execute(asked, (self._scope, number)).fetchone()
        with whole():
            rows: list[list[Any]] = json.loads(found[0]) if found else []
            return rows

    def member(self, index: sqlite3.Connection, row: list[Any]) -> Member:
        """Make a member of a stored one."""
        with whole():
            return PeopleMaker(partial(self._bulletin, index)).member(row)

    def _bulletin(self, index: sqlite3.Connection, key: int) -> HeardBulletin:
        found = self._bulletins.get(key)
        if found is None:
            row = index.execute(_BULLETINS, (key,)).fetchone()
            path, day, publisher = row or (b"", None, None)
            stated = line_or_none(day) or "", line_or_none(publisher) or ""
            found = self._bulletins[key] = HeardBulletin(self._path_of(path), *stated, (), key)
        return found
