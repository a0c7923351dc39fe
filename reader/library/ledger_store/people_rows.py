"""Converts people of the ledger to rows of the index, and validated rows back to people."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable
from functools import cache, partial
from typing import Any, TypeVar

from reader.ledger.people.heard import HeardBulletin, HeardPerson, LedgerPerson, Member, Role
from reader.ledger.series.stated import ClaimVoice
from reader.library.index.bulletin_rows import KINDS
from reader.library.index.connect import whole
from reader.library.index.evidence_rows import (
    LIMIT,
    checked_numbers,
    chosen,
    line_or_none,
    number_in,
    one_line,
)
from reader.models import Person

T = TypeVar("T")
_COLUMNS = "entry, place, name, told, members"
_ONLY_IN = (
    "CAST(substr(members, 3, instr(members, ',') - 3) AS INTEGER)"
    " IN (SELECT value FROM json_each(?2))"
    " AND NOT EXISTS (SELECT 1 FROM json_each(members) AS m"
    " WHERE json_extract(m.value, '$[0]') NOT IN (SELECT value FROM json_each(?2)))"
)
"""SQL for people who are only in some bulletins; the first member is looked at without JSON."""

_BULLETINS = "SELECT id, path, NULLIF(date, ''), publisher FROM bulletin"


def store_people(index: sqlite3.Connection, scope: int, people: Iterable[LedgerPerson]) -> None:
    """Replace the people of a scope by these, in their order; writes only rows that differ."""
    asked = f"SELECT {_COLUMNS} FROM ledger_person WHERE scope = ?"
    old = {row[0]: row for row in index.execute(asked, (scope,))}
    new = {(row := _row(rank, person))[0]: row for rank, person in enumerate(people)}
    gone = [(scope, entry) for entry in old if entry not in new]
    index.executemany("DELETE FROM ledger_person WHERE scope = ? AND entry = ?", gone)
    index.executemany(
        f"INSERT OR REPLACE INTO ledger_person (scope, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",
        [(scope, *row) for entry, row in new.items() if old.get(entry) != row],
    )


def _row(rank: int, person: LedgerPerson) -> tuple[int, int, str, str, str]:
    told = (
        *(person.id, person.kind, person.of, person.aliases, person.roles, person.parted),
        person.apart,
    )
    members = [
        (member.bulletin.key, one.number, one.quotes, one.figures, member.why, *one.person)
        for member in person.members
        for one in (member.heard,)
    ]
    return person.entry, rank, person.name, _array(told), _array(members)


def _array(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


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

    def _read(
        self, index: sqlite3.Connection, where: str, values: tuple[object, ...]
    ) -> list[LedgerPerson]:
        asked = f"SELECT name, told, members FROM ledger_person WHERE {where} ORDER BY place"
        maker = _PeopleMaker(partial(self._bulletin, index))
        with whole():  # row by row, because all rows together take as much memory as the people
            return [maker.person(*row) for row in index.execute(asked, (self._scope, *values))]

    def _bulletin(self, index: sqlite3.Connection, key: int) -> HeardBulletin:
        found = self._bulletins.get(key)
        if found is None:
            row = index.execute(f"{_BULLETINS} WHERE id = ?", (key,)).fetchone()
            _, path, day, publisher = row or (key, b"", None, None)
            stated = line_or_none(day) or "", line_or_none(publisher) or ""
            found = self._bulletins[key] = HeardBulletin(self._path_of(path), *stated, (), key)
        return found


class _PeopleMaker:
    """Makes people of rows; equal parts of them are made once, for they take half of the memory."""

    def __init__(self, bulletin_of: Callable[[int], HeardBulletin]) -> None:
        self._bulletin_of = bulletin_of
        self._made: dict[Any, Any] = {}

    def person(self, name: object, told: str, members: str) -> LedgerPerson:
        """Make a person of a row."""
        _, kind, of, aliases, roles, parted, apart = json.loads(told)
        chosen((kind,), KINDS)
        return LedgerPerson(
            self._line(name),
            self._once(kind),
            self._once(line_or_none(of)),
            self._lines(aliases),
            tuple(Role(*map(self._line, role)) for role in roles),
            tuple(map(self._member, json.loads(members))),
            self._lines(parted),
            "\0".join(map(one_line, apart.split("\0"))),
        )

    def _member(self, row: list[Any]) -> Member:
        key, number, quotes, figures, why, name, role, aliases, kind, of = row
        checked_numbers((key, number, quotes, figures), LIMIT)
        chosen((kind,), KINDS)
        words = self._line(name), self._once(line_or_none(role)), self._lines(aliases)
        person = self._once(Person(*words, self._once(kind), self._once(line_or_none(of))))
        heard = HeardPerson(person, quotes, figures, number)
        return Member(self._bulletin_of(key), heard, self._line(why))

    def _line(self, text: object) -> str:
        return self._once(one_line(text))

    def _lines(self, texts: list[object]) -> tuple[str, ...]:
        return self._once(tuple(map(self._line, texts)))

    def _once(self, value: T) -> T:
        """The first value that was equal to this one."""
        made: T = self._made.setdefault(value, value)
        return made


def voices(index: sqlite3.Connection, scope: int) -> Callable[[int], ClaimVoice]:
    """Return a function from a person's number (`LedgerPerson.entry`) to a claimant."""
    asked = (
        "SELECT json_extract(told, '$[0]'), name, place FROM ledger_person"
        " WHERE scope = ? AND entry = ?"
    )

    @cache
    def voice(entry: int) -> ClaimVoice:
        found = index.execute(asked, (scope, entry)).fetchone()
        id, name, rank = found or ("", "", 0)
        return ClaimVoice(one_line(id), one_line(name), number_in(rank))

    return voice
