"""Converts people of the ledger to rows of the index, and validated rows back to people."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple, TypeVar

from reader.ledger.numbered_ids import number_of_id
from reader.ledger.people.heard import (
    MOST_PEOPLE,
    HeardBulletin,
    HeardPerson,
    LedgerPerson,
    ListedPerson,
    Member,
    Role,
)
from reader.ledger.series.stated import ClaimVoice
from reader.library.index.bulletin_rows import KINDS
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
_COLUMNS = "entry, place, name, number, quotes, figures, last, told, members"


class _Row(NamedTuple):
    """A person as stored."""

    entry: int
    place: int
    name: str
    number: int
    quotes: int
    figures: int
    last: str
    told: str
    members: str

    def heard(self) -> Iterator[int]:
        """The number of each of the person's roster entries, as in `entry`."""
        for bulletin, number, *_ in json.loads(self.members):
            yield bulletin * MOST_PEOPLE + number


def store_people(index: sqlite3.Connection, scope: int, people: Iterable[LedgerPerson]) -> None:
    """Replace the people of a scope by these, in their order; writes only rows that differ."""
    asked = f"SELECT {_COLUMNS} FROM ledger_person WHERE scope = ?"
    old = {row[0]: _Row(*row) for row in index.execute(asked, (scope,))}
    new = {(row := _row(rank, person)).entry: row for rank, person in enumerate(people)}
    gone = [row for entry, row in old.items() if new.get(entry) != row]
    changed = [row for entry, row in new.items() if old.get(entry) != row]
    index.executemany(
        "DELETE FROM ledger_member WHERE scope = ? AND heard = ?",
        [(scope, heard) for row in gone for heard in row.heard()],
    )
    index.executemany(
        "DELETE FROM ledger_person WHERE scope = ? AND entry = ?",
        [(scope, row.entry) for row in gone],
    )
    index.executemany(
        f"INSERT INTO ledger_person (scope, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(scope, *row) for row in changed],
    )
    index.executemany(
        "INSERT OR REPLACE INTO ledger_member (scope, heard, entry) VALUES (?, ?, ?)",
        [(scope, heard, row.entry) for row in changed for heard in row.heard()],
    )


def _row(rank: int, person: LedgerPerson) -> _Row:
    id, last = person.id, person.last
    told = (
        *(id, person.kind, person.of, person.aliases, person.roles, person.parted, person.apart),
        *(person.first, person.recent),
    )
    members = [
        (member.bulletin.key, one.number, one.quotes, one.figures, member.why, *one.person)
        for member in person.members
        for one in (member.heard,)
    ]
    counts = person.quotes, person.figures
    stored = _array(told), _array(members)
    return _Row(person.entry, rank, person.name, number_of_id(id), *counts, last, *stored)


def _array(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class PeopleMaker:
    """Makes people of rows; equal parts of them are made once, for they take half of the memory."""

    def __init__(self, bulletin_of: Callable[[int], HeardBulletin]) -> None:
        """`bulletin_of` returns the bulletin with a key."""
        self._bulletin_of = bulletin_of
        self._made: dict[Any, Any] = {}

    def person(self, name: object, told: str, members: str) -> LedgerPerson:
        """Make a person of a row."""
        _, *some, parted, apart, _, _ = json.loads(told)
        return LedgerPerson(
            *self._told(name, *some),
            tuple(map(self.member, json.loads(members))),
            self._lines(parted),
            "\0".join(map(one_line, apart.split("\0"))),
        )

    def listed(
        self, entry: int, name: object, quotes: int, figures: int, last: object, told: str
    ) -> ListedPerson:
        """Make what a list tells of a person of a row."""
        id, *some, _, _, first, recent = json.loads(told)
        counts = quotes, figures
        checked_numbers((*counts, *(count for _, count in recent)), LIMIT)
        return ListedPerson(
            one_line(id),
            number_in(entry),
            *self._told(name, *some),
            *counts,
            one_line(first),
            one_line(last),
            tuple((one_line(day), count) for day, count in recent),
        )

    def _told(
        self, name: object, kind: Any, of: object, aliases: list[object], roles: list[list[object]]
    ) -> tuple[str, Any, str | None, tuple[str, ...], tuple[Role, ...]]:
        """The name, kind, owner, other names and offices."""
        chosen((kind,), KINDS)
        offices = tuple(Role(*map(self._line, role)) for role in roles)
        told = self._line(name), self._once(kind), self._once(line_or_none(of))
        return *told, self._lines(aliases), offices

    def member(self, row: list[Any]) -> Member:
        """Make a member of a stored array."""
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
