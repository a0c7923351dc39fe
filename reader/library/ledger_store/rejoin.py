"""Joins the figures of buckets anew from the day on of which some have changed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import lru_cache
from itertools import count

from reader.blake2 import blake2b
from reader.ledger.series.joining import SeriesJoiner, keys_of
from reader.ledger.series.standing import claims_of, series_id, told_once
from reader.ledger.series.stated import Member, StatedFigure, series_of
from reader.library.ledger_store.member_rows import StoredMember, read_members

FEW = 50
"""Figures for each of which the series from before are looked for."""

AT_ONCE = 2_000
"""Figures that are joined in one transaction."""

_SERIES = (
    "INSERT OR REPLACE INTO series (id, scope, bucket, name, begins, counted, size, claims, newest,"
    " disputed, incidental) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def rejoin_stale(
    index: sqlite3.Connection,
    scope: int,
    writing: Callable[[], AbstractContextManager[None]],
    stop: Callable[[], bool],
) -> bool:
    """Join the figures of all stale buckets of a scope; False where it was stopped.

    `writing` begins and ends a write transaction.
    """
    asked = "SELECT bucket, day FROM series_stale WHERE scope = ?"
    waiting = index.execute(asked, (scope,)).fetchall()
    while waiting:
        if stop():
            return False
        joined = 0
        with writing():
            while waiting and joined < AT_ONCE:
                bucket, day = waiting.pop()
                first = day if _are_few(index, bucket, day) else ""
                joined += _Rejoined(index, scope, bucket, first).store()
                done = "DELETE FROM series_stale WHERE scope = ? AND bucket = ?"
                index.execute(done, (scope, bucket))
    return True


def _are_few(index: sqlite3.Connection, bucket: int, day: str) -> bool:
    """Whether so few figures are to be joined that looking for their series is quick.

    Otherwise it is quicker to join all figures of the bucket.
    """
    asked = "SELECT 1 FROM series_figure WHERE bucket = ? AND day >= ? LIMIT 1 OFFSET ?"
    return index.execute(asked, (bucket, day, FEW)).fetchone() is None


class _Stored:
    """The series of a bucket, as they were before a day (`SeriesMemory`)."""

    def __init__(self, index: sqlite3.Connection, bucket: int, day: str) -> None:
        self._index, self._asked = index, (bucket, day)

    def last(self, key: Hashable, most: int) -> list[tuple[bytes, int]]:
        number = _number_of(key)
        if number is None:
            return []
        asked = (
            "SELECT s.begins, s.id FROM series_key AS k JOIN series AS s ON s.id = k.series"
            " WHERE k.bucket = ? AND k.name = ? AND k.day < ? ORDER BY s.begins DESC LIMIT ?"
        )
        bucket, day = self._asked
        return self._index.execute(asked, (bucket, number, day, most)).fetchall()

    def members(self, name: int) -> list[Member]:
        return [one.member for one in self.stored(name)]

    def stored(self, name: int) -> list[StoredMember]:
        """The figures of a series before the day."""
        where = "f.series = ? AND f.bucket = ? AND f.day < ?"
        return read_members(self._index, where, (name, *self._asked), os.fsdecode)

    @property
    def is_empty(self) -> bool:
        """Whether there are none."""
        asked = "SELECT 1 FROM series_figure WHERE bucket = ? AND day < ? LIMIT 1"
        return self._index.execute(asked, self._asked).fetchone() is None


@lru_cache(20_000)
def _number_of(key: tuple[object, ...]) -> int | None:
    """A number for what series are looked up by; None for what is of one day alone."""
    if key[1] in ("paragraph", "development"):
        return None
    return number_of(key)


def number_of(value: tuple[object, ...]) -> int:
    """A number of 64 bits for a value, the same in every run."""
    made = blake2b(repr(_in_order(value)).encode(), digest_size=8).digest()
    return int.from_bytes(made, "big", signed=True)


def _in_order(value: object) -> object:
    """The same value for the same key in every run."""
    if isinstance(value, tuple):
        return tuple(map(_in_order, value))
    return sorted(value) if isinstance(value, frozenset) else value


class _Rejoined:
    """The figures of a bucket from a day on, joined with the series from before it."""

    def __init__(self, index: sqlite3.Connection, scope: int, bucket: int, day: str) -> None:
        self._index, self._scope, self._bucket, self._day = index, scope, bucket, day
        self._before = _Stored(index, bucket, day)
        self._joiner = SeriesJoiner(None if self._before.is_empty else self._before)
        where = "f.bucket = ? AND f.day >= ?"
        members = read_members(index, where, (bucket, day), os.fsdecode)
        self._placed = [(self._joiner.add(one.member), one) for one in members]

    def store(self) -> int:
        """Store the series that are others now; returns how many figures were joined."""
        index, names, series = self._index, self._joiner.names, self._joiner.series
        changed = dict.fromkeys(number for number, _ in self._placed)
        new = iter(self._new_keys())
        keys = {number: names[number] if number in names else next(new) for number in changed}
        left = self._old() - {names[number] for number in changed if number in names}
        told = {number for number, one in self._placed if not one.is_incidental}
        rows = [
            self._row(keys[at], series[at], at not in told and self._was_incidental(keys[at]))
            for at in changed
        ]
        for key in left:
            if members := self._before.members(key):
                rows.append(self._row(key, members, self._was_incidental(key)))
            else:
                index.execute("DELETE FROM series WHERE id = ?", (key,))
        index.executemany(_SERIES, rows)
        moved = [(keys[number], one.key) for number, one in self._placed]
        index.executemany("UPDATE series_figure SET series = ? WHERE id = ?", moved)
        self._store_names(keys)
        return len(self._placed)

    def _old(self) -> set[int]:
        """The keys of series that had figures from the day on, or have lost some."""
        lost = "SELECT id FROM series WHERE bucket = ? AND size < 0"
        found = {key for (key,) in self._index.execute(lost, (self._bucket,))}
        return found | {one.series for _, one in self._placed if one.series is not None}

    def _row(self, key: int, members: Sequence[Member], is_incidental: bool) -> tuple[object, ...]:
        return key, self._scope, self._bucket, *_summary(members), int(is_incidental)

    def _was_incidental(self, key: int) -> bool:
        """Whether the figures of a series before the day are incidental."""
        asked = (
            "SELECT 1 FROM series_figure WHERE series = ? AND bucket = ? AND day < ?"
            " AND NOT incidental LIMIT 1"
        )
        values = key, self._bucket, self._day
        return self._index.execute(asked, values).fetchone() is None

    def _store_names(self, keys: Mapping[int, int]) -> None:
        """Store by what names the series may be continued from the day on."""
        gone = "DELETE FROM series_key WHERE bucket = ? AND day >= ?"
        self._index.execute(gone, (self._bucket, self._day))
        rows = [
            (self._bucket, name, keys[number], one.member[0].place.day)
            for number, one in self._placed
            for key in keys_of(one.member)
            if (name := _number_of(key)) is not None
        ]
        self._index.executemany("INSERT OR IGNORE INTO series_key VALUES (?, ?, ?, ?)", rows)

    def _new_keys(self) -> Iterator[int]:
        (last,) = self._index.execute("SELECT max(id) FROM series").fetchone()
        return count((last or 0) + 1)


def _summary(members: Sequence[Member]) -> tuple[object, ...]:
    """What lists ask of a series: its name, where it begins, what it counts, how many claims."""
    series = series_of(members)
    claims = claims_of(series)
    told = len(told_once(claims)) if len(claims) > 1 else 1
    newest = max(stated.place.day for stated, _ in members)
    is_disputed = any(claim.against for claim in claims)
    name = int(series_id(claims).removeprefix("s:"), 16)
    begins = _begins(members[0][0])
    return name, begins, series.of, len(claims), told, newest, int(is_disputed)


def _begins(stated: StatedFigure) -> bytes:
    """Where a figure stands, in an order as of `place_of`."""
    place, (block, start, end) = stated.place, stated.figure.span
    at = f"{place.number:08}{int(block == 0)}{block:08}{start:08}{end:08}"
    return os.fsencode("\0".join((place.day, place.source, at)))
