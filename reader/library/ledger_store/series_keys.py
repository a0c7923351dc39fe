"""Encodes the keys that series are looked up by, and finds the series of a bucket with a key."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from reader.blake2 import blake2b
from reader.ledger.series.context.keys import lasting_keys
from reader.ledger.series.stated import Member

_ADD = "INSERT OR IGNORE INTO series_key VALUES (?, ?, ?, ?, ?)"
_DROP = "DELETE FROM series_key WHERE bucket = ? AND key = ? AND began = ? AND series = ?"

ORDER = (
    "f.day, b.path, CAST(d.position AS INTEGER), d.text, d.signature,"
    " f.block = 0, f.block, f.start, f.end"
)
"""SQL for the order of joining, of figures `f` in developments `d` of bulletins `b`."""


def keys_of(member: Member) -> bytes:
    """Return the distinct lookup keys of a figure as stored: an array of 64-bit hashes."""
    return array("q", dict.fromkeys(map(_number_of, lasting_keys(member)))).tobytes()


def numbers_in(keys: bytes) -> array[int]:
    """Decode stored keys; ValueError if they are malformed."""
    found = array("q")
    found.frombytes(keys)
    return found


@lru_cache(20_000)
def _number_of(key: tuple[object, ...]) -> int:
    what, *rest = key
    return number_of((_part_number(what), *rest))


@lru_cache(5_000)
def _part_number(what: Hashable) -> int:
    """Cached separately, because many keys share their first part."""
    return number_of((what,))


def number_of(value: tuple[object, ...]) -> int:
    """Hash a value to 64 bits; the hash is the same in every run."""
    made = blake2b(repr(_in_order(value)).encode(), digest_size=8).digest()
    return int.from_bytes(made, "big", signed=True)


def _in_order(value: object) -> object:
    """The value with sets sorted, so that its `repr` is the same in every run."""
    if isinstance(value, tuple):
        return tuple(map(_in_order, value))
    return sorted(value) if isinstance(value, frozenset) else value


KeyRow = tuple[int, int, str, int, str]
"""A bucket, a key, the day on which a series began, its name, and its first day with the key."""


class SeriesBefore:
    """The series of a bucket as they were before a day; implements `SeriesMemory`."""

    def __init__(self, index: sqlite3.Connection, bucket: int, day: str) -> None:
        """Reads nothing yet."""
        self._index, self._bucket, self._day = index, bucket, day
        self._missing: frozenset[int] = frozenset()

    def look_up(self, keys: Iterable[int]) -> None:
        """Find out which of these keys no series has, in one query; most have none."""
        every = set(keys)
        asked = (
            "SELECT value FROM json_each(?) AS j WHERE EXISTS (SELECT 1 FROM series_key AS k"
            " WHERE k.bucket = ? AND k.key = j.value AND k.began < ?)"
        )
        found = self._index.execute(asked, (json.dumps(list(every)), self._bucket, self._day))
        self._missing = frozenset(every.difference(key for (key,) in found))

    def last(self, key: Hashable, most: int) -> list[tuple[bytes, int]]:
        """Return the `most` series with a key that begin last: where each begins, and its name."""
        if key in self._missing:
            return []
        asked = (
            "SELECT s.begins, s.id FROM series_key AS k JOIN series AS s ON s.id = k.series"
            " WHERE k.bucket = ?1 AND k.key = ?2 AND k.began < ?3 AND k.day < ?3"
            " ORDER BY k.began DESC, s.begins DESC LIMIT ?4"
        )
        return self._index.execute(asked, (self._bucket, key, self._day, most)).fetchall()

    def figures(self, names: Sequence[int]) -> Mapping[int, list[int]]:
        """Return the keys of the figures of these series from before the day, in order."""
        asked = (
            "SELECT f.series, f.id FROM series_figure AS f JOIN development AS d"
            " ON d.id = f.development JOIN bulletin AS b ON b.id = d.bulletin"
            " WHERE f.series IN (SELECT value FROM json_each(?)) AND f.day < ?"
            f" ORDER BY {ORDER}"
        )
        found: dict[int, list[int]] = {}
        for series, key in self._index.execute(asked, (json.dumps(names), self._day)):
            found.setdefault(series, []).append(key)
        return found

    @property
    def is_empty(self) -> bool:
        """Whether the bucket has no figures from before the day."""
        asked = "SELECT 1 FROM series_figure WHERE bucket = ? AND day < ? LIMIT 1"
        return self._index.execute(asked, (self._bucket, self._day)).fetchone() is None


def drop_keys(
    index: sqlite3.Connection, bucket: int, series: int, began: str, keys: Iterable[int]
) -> None:
    """Delete these lookup keys of a series that began on the day `began`."""
    index.executemany(_DROP, [(bucket, key, began, series) for key in keys])


def add_keys(index: sqlite3.Connection, rows: Iterable[KeyRow]) -> None:
    """Store the lookup keys of series."""
    index.executemany(_ADD, rows)


def key_rows(bucket: int, series: int, figures: Sequence[tuple[str, bytes]]) -> Iterator[KeyRow]:
    """The lookup keys of a series; `figures` are days and keys of its figures, in order."""
    began = figures[0][0]
    first: dict[int, str] = {}
    for day, keys in figures:
        for key in numbers_in(keys):
            first.setdefault(key, day)
    return ((bucket, key, began, series, day) for key, day in first.items())


def all_keys(figures: Iterable[bytes]) -> Mapping[int, None]:
    """Return the distinct keys of several figures, in order."""
    return dict.fromkeys(key for keys in figures for key in numbers_in(keys))
