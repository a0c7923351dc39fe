"""Joins the figures of buckets anew from the day on of which some have changed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from reader.ledger.series.joining import SeriesJoiner
from reader.ledger.series.standing import claims_of, series_id, told_once
from reader.ledger.series.stated import Member, StatedFigure, series_of
from reader.library.ledger_store.member_rows import read_members

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
                joined += _Rejoined(index, scope, bucket, day).store()
                done = "DELETE FROM series_stale WHERE scope = ? AND bucket = ?"
                index.execute(done, (scope, bucket))
    return True


class _Rejoined:
    """The series of one bucket, those from before a day as they are stored."""

    def __init__(self, index: sqlite3.Connection, scope: int, bucket: int, day: str) -> None:
        self._index, self._scope, self._bucket = index, scope, bucket
        self._kept: list[int] = []
        """The keys of series that began before the day, by number."""
        self._moved: list[tuple[int, int]] = []
        """The number of a series, and the key of a figure that is in it now."""
        self._told: set[int] = set()
        """The numbers of series with a figure that is not incidental."""
        self._joiner = SeriesJoiner()
        numbers: dict[int, int] = {}
        self._members = read_members(index, "f.bucket = ?", (bucket,), os.fsdecode)
        for one in self._members:
            if one.member[0].place.day < day and one.series is not None:
                number = numbers.setdefault(one.series, len(numbers))
                if number == len(self._kept):
                    self._kept.append(one.series)
                self._joiner.put(one.member, number)
            else:
                number = self._joiner.add(one.member)
                self._moved.append((number, one.key))
            if not one.is_incidental:
                self._told.add(number)

    def store(self) -> int:
        """Store the series that are others now; returns how many figures were joined."""
        index, kept = self._index, self._kept
        sizes = dict(index.execute("SELECT id, size FROM series WHERE bucket = ?", (self._bucket,)))
        gone = [(key,) for key in sizes.keys() - set(kept)]
        index.executemany("DELETE FROM series WHERE id = ?", gone)
        series = self._joiner.series
        changed = {number for number, _ in self._moved}
        changed |= {at for at, key in enumerate(kept) if sizes.get(key) != _size(series[at])}
        keys = [*kept, *self._new_keys(len(series) - len(kept))]
        rows = [
            (keys[number], self._scope, self._bucket, *_summary(series[number]))
            + (int(number not in self._told),)
            for number in sorted(changed)
        ]
        index.executemany(_SERIES, rows)
        moved = [(keys[number], figure) for number, figure in self._moved]
        index.executemany("UPDATE series_figure SET series = ? WHERE id = ?", moved)
        return len(self._members)

    def _new_keys(self, count: int) -> Sequence[int]:
        (last,) = self._index.execute("SELECT max(id) FROM series").fetchone()
        return range((last or 0) + 1, (last or 0) + 1 + count)


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


def _size(members: Sequence[Member]) -> int:
    """How many claims figures are: one for each claimant."""
    return sum(max(1, len(stated.claimants)) for stated, _ in members)


def _begins(stated: StatedFigure) -> bytes:
    """Where a figure stands, in an order as of `place_of`."""
    place, (block, start, end) = stated.place, stated.figure.span
    at = f"{place.number:08}{int(block == 0)}{block:08}{start:08}{end:08}"
    return os.fsencode("\0".join((place.day, place.source, at)))
