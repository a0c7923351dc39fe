"""Updates the people and series in the index from the bulletins that have changed.

A figure is stored with its quantity (`StatedQuantity`). If that changes, the figure's bucket is
joined again from the figure's day on (`rejoin.py`); nothing earlier is affected.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import lru_cache
from itertools import islice
from threading import Lock
from typing import NamedTuple

from reader.ledger.people.joining import join_people
from reader.ledger.series.context.keys import bucket_of
from reader.ledger.series.incidental import is_incidental
from reader.ledger.series.quantities import quantity_of
from reader.ledger.series.standing import SeriesClaim
from reader.ledger.series.stated import StatedFigure, StatedQuantity
from reader.library.figure_rows import KnownNames, PlacedFigure, known_names, stated_figures
from reader.library.index.connect import Index, one_snapshot, whole, writing
from reader.library.index.recover import RecoveringIndex
from reader.library.ledger_store.asked import Asked
from reader.library.ledger_store.day_runs import day_runs
from reader.library.ledger_store.digests import digests_of, naming
from reader.library.ledger_store.member_rows import (
    FigurePlace,
    StoredMember,
    fresh_member,
    told_of,
)
from reader.library.ledger_store.people_rows import store_people
from reader.library.ledger_store.rejoin import rejoin_stale
from reader.library.ledger_store.scopes import (
    TurnLost,
    begin_turn,
    check_turn,
    current_scope,
    made_of,
    opened_scope,
    set_state,
    state_of,
    wait_for_other,
)
from reader.library.ledger_store.series_keys import keys_of, number_of
from reader.library.roster_rows import heard_by_bulletin
from reader.models import Span
from reader.process.garbage_collector import collector_off

AT_ONCE = 8
"""Bulletins whose figures are stored in one transaction."""

MOST_FRESH = 20_000
"""Figures that are kept for joining as they were made; others are read again by bucket."""

_LOCK_TIMEOUT = 20_000  # milliseconds that a write waits for another program
_CACHE = 16_000  # KiB of SQLite's page cache
_CHECKPOINT = 4_000  # pages of the write-ahead log before a checkpoint
_ONE_AT_A_TIME = Lock()

_STORED = "SELECT development, number, id, bucket, day, told, incidental, keys FROM series_figure"
_GONE = (
    "INSERT INTO series_gone SELECT bucket, development, series, keys FROM series_figure"
    " WHERE id = ? AND series IS NOT NULL"
)


class _Row(NamedTuple):
    """A figure as stored."""

    bucket: int
    day: str
    told: str
    incidental: int
    keys: bytes


def updated_scope(index: RecoveringIndex, asked: Asked, stop: Callable[[], bool]) -> int | None:
    """Return the key of the scope of these sources after an update; None if it was stopped."""
    told = asked.sources, asked.decisions.kept, asked.corrected
    scope = index.ask(lambda connection: current_scope(connection, *told))
    if scope is not None:
        return scope
    used = index.index
    try:
        return _made(used, asked, stop)
    except sqlite3.DatabaseError as error:
        index.replace(used, error)
    return _made(index.index, asked, stop)


def _state(index: sqlite3.Connection, asked: Asked) -> bytes:
    return state_of(index, asked.sources, asked.decisions.kept, asked.corrected)


def _made(index: Index, asked: Asked, stop: Callable[[], bool]) -> int | None:
    """Update a scope; one thread at a time, and other programs take turns."""
    with _ONE_AT_A_TIME, closing(index.connect()) as connection, collector_off(), whole():
        connection.execute(f"PRAGMA busy_timeout = {_LOCK_TIMEOUT}")
        connection.execute(f"PRAGMA cache_size = -{_CACHE}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT}")
        while not stop():
            state = _state(connection, asked)
            with writing(connection):
                scope = opened_scope(connection, asked.sources)
                if made_of(connection, scope) == state:
                    return scope
                turn = begin_turn(connection, scope)
            try:
                if not _Update(connection, scope, asked, turn).make(stop):
                    return None
                with writing(connection):
                    check_turn(connection, scope, turn)
                    set_state(connection, scope, state)
            except TurnLost:
                wait_for_other(connection, scope, stop)
        return None


class _Update:
    """One update of one scope."""

    def __init__(self, index: sqlite3.Connection, scope: int, asked: Asked, turn: int) -> None:
        self._index, self._scope, self._asked, self._turn = index, scope, asked, turn
        self._fresh: dict[FigurePlace, StoredMember] = {}

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """A write transaction; raises `TurnLost` if another program has begun an update."""
        with writing(self._index):
            check_turn(self._index, self._scope, self._turn)
            yield

    def make(self, stop: Callable[[], bool]) -> bool:
        """Run the update; returns whether it ran to the end."""
        index, asked = self._index, self._asked
        with one_snapshot(index):
            heard = heard_by_bulletin(index, asked.sources, os.fsdecode, asked.corrected)
            people = join_people(heard.values(), asked.decisions)
            names = known_names(heard, people)
            new = digests_of(index, asked, names)
        with self._writing():
            store_people(index, self._scope, people)
        changed = self._changed(new, names)
        for run in day_runs(index, self._scope, changed, MOST_FRESH):
            left = iter(run)
            while some := list(islice(left, AT_ONCE)):
                if stop():
                    return False
                rows = self._rows([key for key in some if key in new], names)
                with self._writing():
                    for key in some:
                        self._store(key, rows.get(key, {}), new.get(key))
            if not rejoin_stale(index, self._scope, self._writing, stop, self._fresh):
                return False
            self._fresh.clear()
        return True

    def _changed(self, new: Mapping[int, bytes], names: KnownNames) -> list[int]:
        """The keys of the bulletins whose figures may differ from the stored ones."""
        index, scope = self._index, self._scope
        stored = "SELECT bulletin, made_of FROM ledger_bulletin WHERE scope = ?"
        old = dict(index.execute(stored, (scope,)).fetchall())
        found = [key for key in {*old, *new} if old.get(key) != new.get(key)]
        (told,) = index.execute("SELECT owners FROM ledger_scope WHERE id = ?", (scope,)).fetchone()
        owners = " ".join(sorted(names.owners))
        if told != owners:
            differing = frozenset((told or "").split(" ")) ^ names.owners
            if told is not None:
                others = sorted(new.keys() - set(found))
                found += naming(index, others, names, differing)
            with self._writing():
                marked = [(scope, key) for key in found]
                index.executemany(
                    "UPDATE ledger_bulletin SET made_of = NULL WHERE scope = ? AND bulletin = ?",
                    marked,
                )
                index.execute("UPDATE ledger_scope SET owners = ? WHERE id = ?", (owners, scope))
        return sorted(found)

    def _rows(
        self, bulletins: Sequence[int], names: KnownNames
    ) -> Mapping[int, dict[FigurePlace, tuple[_Row, PlacedFigure]]]:
        """The figures of these bulletins in their new stored form."""
        found: dict[int, dict[FigurePlace, tuple[_Row, PlacedFigure]]] = {
            key: {} for key in bulletins
        }
        asked = bulletins, names, os.fsdecode, self._asked.corrected
        parts: dict[int, dict[Span, StatedQuantity]] = {}
        are_kept = len(self._fresh) < MOST_FRESH  # all of a text or none: only these have headings
        for one in stated_figures(self._index, *asked):
            known = parts.setdefault(one.development, {})
            quantity = known[one.stated.figure.span] = quantity_of(one.stated, known)
            bucket = _bucket_key(self._scope, bucket_of(quantity))
            told, is_last = told_of(one.stated, quantity), _is_incidental(one.stated, quantity)
            keys = keys_of((one.stated, quantity))
            row = _Row(bucket, one.stated.place.day, told, int(is_last), keys)
            at = one.development, one.number
            found[one.bulletin][at] = row, one
            if are_kept:
                self._fresh[at] = fresh_member(at[0], one.stated, quantity, is_last, keys)
        return found

    def _store(
        self,
        bulletin: int,
        rows: Mapping[FigurePlace, tuple[_Row, PlacedFigure]],
        digest: bytes | None,
    ) -> None:
        """Replace the stored figures of a bulletin."""
        index, scope = self._index, self._scope
        asked = f"{_STORED} WHERE scope = ? AND bulletin = ?"
        old = {
            (development, number): (key, _Row(*rest))
            for development, number, key, *rest in index.execute(asked, (scope, bulletin))
        }
        gone = [known for at, known in old.items() if at not in rows or rows[at][0] != known[1]]
        new = [row for at, row in rows.items() if at not in old or old[at][1] != row[0]]
        index.executemany(_GONE, [(key,) for key, _ in gone])
        index.executemany("DELETE FROM series_figure WHERE id = ?", [(key,) for key, _ in gone])
        index.executemany(
            "INSERT INTO series_figure (scope, bulletin, development, number, bucket, day,"
            " block, start, end, told, incidental, keys)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (scope, bulletin, one.development, one.number)
                + (row.bucket, row.day, *one.stated.figure.span, *row[2:])
                for row, one in new
            ),
        )
        _mark_stale(index, scope, [row for _, row in gone] + [row for row, _ in new])
        if digest is None:
            gone_from = "DELETE FROM ledger_bulletin WHERE scope = ? AND bulletin = ?"
            index.execute(gone_from, (scope, bulletin))
        else:
            kept = "INSERT OR REPLACE INTO ledger_bulletin VALUES (?, ?, ?)"
            index.execute(kept, (scope, bulletin, digest))


def _is_incidental(stated: StatedFigure, quantity: StatedQuantity) -> bool:
    """Whether a figure is rarely compared with others; one claimant is enough to tell."""
    claimant = next(iter(stated.claimants), None)
    return is_incidental(SeriesClaim("", stated, quantity, claimant))


def _mark_stale(index: sqlite3.Connection, scope: int, rows: Iterable[_Row]) -> None:
    """Record from which day on buckets must be joined again."""
    first: dict[int, str] = {}
    for row in rows:
        first[row.bucket] = min(row.day, first.get(row.bucket, row.day))
    index.executemany(
        "INSERT INTO series_stale VALUES (?, ?, ?)"
        " ON CONFLICT DO UPDATE SET day = min(day, excluded.day)",
        [(scope, bucket, day) for bucket, day in first.items()],
    )


@lru_cache(5_000)
def _bucket_key(scope: int, bucket: tuple[object, ...]) -> int:
    """A number that identifies a bucket within a scope."""
    return number_of((scope, bucket))
