"""Joins the figures of changed buckets again, from the first day on which something changed."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import count

from reader.ledger.numbered_ids import number_of_id
from reader.ledger.series.standing import claims_of, series_id, stated_once
from reader.ledger.series.stated import (
    Member,
    StatedFigure,
    counted_thing,
    may_tell_whose,
    series_of,
)
from reader.library.ledger_store.member_rows import FigurePlace, StoredMember, read_members
from reader.library.ledger_store.replay import Replay
from reader.library.ledger_store.series_keys import (
    KeyRow,
    SeriesBefore,
    add_keys,
    all_keys,
    drop_keys,
    key_rows,
)

AT_ONCE = 2_000
"""Figures that are joined in one transaction."""

_PLACES = (
    "SELECT id, series, development, number FROM series_figure"
    " WHERE id IN (SELECT value FROM json_each(?))"
)
_SERIES = (
    "INSERT OR REPLACE INTO series (id, scope, bucket, name, begins, counted, size, claims,"
    " first, newest, disputed, claimants, claimant, latest, earliest, incidental)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def rejoin_stale(
    index: sqlite3.Connection,
    scope: int,
    writing: Callable[[], AbstractContextManager[None]],
    stop: Callable[[], bool],
    fresh: Mapping[FigurePlace, StoredMember],
) -> bool:
    """Join the figures of all stale buckets of a scope; False if it was stopped.

    `writing` is a context manager for a write transaction.  `fresh` are figures that have just been
    stored, which need not be read; their keys and series are not known yet.
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
                joined += _Rejoined(index, scope, bucket, day, fresh).store()
                done = "DELETE FROM series_stale WHERE scope = ? AND bucket = ?"
                index.execute(done, (scope, bucket))
                index.execute("DELETE FROM series_gone WHERE bucket = ?", (bucket,))
    return True


class _Figures:
    """A cache of figures of the index, by key."""

    def __init__(
        self, index: sqlite3.Connection, fresh: Mapping[FigurePlace, StoredMember]
    ) -> None:
        self._index, self._fresh = index, fresh
        self._known: dict[int, StoredMember] = {}

    def members(self, keys: Sequence[int]) -> list[Member]:
        """Return these figures in the form that is joined."""
        return [one.member for one in self.stored(keys)]

    def stored(self, keys: Sequence[int]) -> list[StoredMember]:
        """Return these figures; only those that are not cached are read."""
        known = self._known
        missing = [key for key in keys if key not in known]
        if missing and self._fresh:
            for key, series, *place in self._index.execute(_PLACES, (json.dumps(missing),)):
                if one := self._fresh.get((place[0], place[1])):
                    known[key] = one._replace(key=key, series=series)
            missing = [key for key in missing if key not in known]
        if missing:
            where = "f.id IN (SELECT value FROM json_each(?))"
            for one in read_members(self._index, where, (json.dumps(missing),), os.fsdecode):
                known[one.key] = one
        return [known[key] for key in keys]


class _Rejoined:
    """The figures of a bucket from a day on, joined to the series from before that day."""

    def __init__(
        self,
        index: sqlite3.Connection,
        scope: int,
        bucket: int,
        day: str,
        fresh: Mapping[FigurePlace, StoredMember],
    ) -> None:
        self._index, self._scope, self._bucket, self._day = index, scope, bucket, day
        self._figures = _Figures(index, fresh)
        self._keys: list[KeyRow] = []
        self._replay = Replay(index, bucket, day, self._figures.members)
        self._figures.stored(self._replay.new)
        self._replay.run()

    def store(self) -> int:
        """Store the series that changed; returns how many figures were moved."""
        replay, joiner, index = self._replay, self._replay.joiner, self._index
        left = {name: joiner.numbers.get(name) for name in sorted(replay.left)}
        changed = sorted(replay.changed.union(one for one in left.values() if one is not None))
        (last,) = index.execute("SELECT max(id) FROM series").fetchone()
        new = count((last or 0) + 1)
        names = {
            number: joiner.names[number] if number in joiner.names else next(new)
            for number in changed
        }
        gone = [name for name, number in left.items() if number is None]
        for name in (*gone, *(names[number] for number in changed if number in joiner.names)):
            self._drop_keys(name)
        moved = [(names[number], key) for key, number in replay.moved.items()]
        index.executemany("UPDATE series_figure SET series = ? WHERE id = ?", moved)
        rows = [self._stored(names[number], joiner.figures(number)) for number in changed]
        before = SeriesBefore(index, self._bucket, self._day).figures(gone) if gone else {}
        rows += [self._stored(name, figures) for name, figures in before.items()]
        empty = [(name,) for name in gone if name not in before]
        index.executemany("DELETE FROM series WHERE id = ?", empty)
        index.executemany(_SERIES, rows)
        add_keys(index, self._keys)
        return len(replay.moved)

    def _stored(self, name: int, figures: Sequence[int]) -> tuple[object, ...]:
        """The row of a series; its lookup keys are noted, to be stored together."""
        found = self._figures.stored(figures)
        told = [(one.member[0].place.day, one.keys) for one in found]
        self._keys += key_rows(self._bucket, name, told)
        is_incidental = all(one.is_incidental for one in found)
        members = [one.member for one in found]
        is_lost = members[0][1].fates == {"lost"}  # for most are not, and words take time
        untold = is_lost and may_tell_whose(members, counted_thing(members))
        ends = found[-1].key, found[0].key if untold else None
        return name, self._scope, self._bucket, *_summary(members), *ends, int(is_incidental)

    def _drop_keys(self, name: int) -> None:
        """Delete the lookup keys of a series, as they were before this update."""
        asked = "SELECT begins FROM series WHERE id = ?"
        found = self._index.execute(asked, (name,)).fetchone()
        if found is None:
            return
        began = found[0].partition(b"\0")[0].decode()
        kept = "SELECT keys FROM series_figure WHERE series = ?"
        gone = "SELECT keys FROM series_gone WHERE bucket = ? AND series = ?"
        rows = self._index.execute(kept, (name,)).fetchall()
        rows += self._index.execute(gone, (self._bucket, name)).fetchall()
        keys = all_keys(keys for (keys,) in rows)
        drop_keys(self._index, self._bucket, name, began, keys)


def _summary(members: Sequence[Member]) -> tuple[object, ...]:
    """The columns that lists need: name, beginning, counted thing, counts, days, dispute, whose."""
    series = series_of(members)
    claims = claims_of(series)
    told = len(stated_once(claims)) if len(claims) > 1 else 1
    days = [stated.place.day for stated, _ in members]
    first = min(filter(None, days), default="")
    is_disputed = any(claim.against for claim in claims)
    whose = {claim.claimant.entry if claim.claimant else None for claim in claims}
    only = next(iter(whose)) if len(whose) == 1 else None
    told_by = len(whose - {None}), only
    name = number_of_id(series_id(claims))
    begins = _begins(members[0][0])
    counts = len(claims), told
    return name, begins, series.of, *counts, first, max(days), int(is_disputed), *told_by


def _begins(stated: StatedFigure) -> bytes:
    """A key that sorts figures in the same order as `place_of`."""
    place, (block, start, end) = stated.place, stated.figure.span
    at = f"{place.number:08}{place.development}{int(block == 0)}{block:08}{start:08}{end:08}"
    return os.fsencode("\0".join((place.day, place.source, at)))
