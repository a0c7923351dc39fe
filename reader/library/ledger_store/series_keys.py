"""Numbers what series are looked up by, and finds the series of a bucket with a number."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import lru_cache

from reader.blake2 import blake2b
from reader.ledger.series.joining import lasting_keys
from reader.ledger.series.stated import Member

_ADD = "INSERT OR IGNORE INTO series_key VALUES (?, ?, ?, ?, ?)"
_DROP = "DELETE FROM series_key WHERE bucket = ? AND key = ? AND began = ? AND series = ?"

ORDER = (
    "f.day, b.path, CAST(d.position AS INTEGER), d.text, d.signature,"
    " f.block = 0, f.block, f.start, f.end"
)
"""The order in which figures `f` are joined, of developments `d` of bulletins `b`."""


def keys_of(member: Member) -> bytes:
    """The numbers of the lasting keys of a figure, each once, as they are stored."""
    return array("q", dict.fromkeys(map(_number_of, lasting_keys(member)))).tobytes()


def numbers_in(keys: bytes) -> array[int]:
    """The numbers of keys that were stored; ValueError where they can be none."""
    found = array("q")
    found.frombytes(keys)
    return found


@lru_cache(20_000)
def _number_of(key: tuple[object, ...]) -> int:
    what, *rest = key
    return number_of((_part_number(what), *rest))


@lru_cache(5_000)
def _part_number(what: Hashable) -> int:
    """The first part of a key is that of many others."""
    return number_of((what,))


def number_of(value: tuple[object, ...]) -> int:
    """A number of 64 bits for a value, the same in every run."""
    made = blake2b(repr(_in_order(value)).encode(), digest_size=8).digest()
    return int.from_bytes(made, "big", signed=True)


def _in_order(value: object) -> object:
    """The same value for the same key in every run."""
    if isinstance(value, tuple):
        return tuple(map(_in_order, value))
    return sorted(value) if isinstance(value, frozenset) else value


class SeriesBefore:
    """The series of a bucket as they were before a day (`SeriesMemory`)."""

    def __init__(self, index: sqlite3.Connection, bucket: int, day: str) -> None:
        """Reads nothing yet."""
        self._index, self._bucket, self._day = index, bucket, day

    def last(self, key: Hashable, most: int) -> list[tuple[bytes, int]]:
        """The series with a key that begin last: where they begin, and their names."""
        asked = (
            "SELECT s.begins, s.id FROM series_key AS k JOIN series AS s ON s.id = k.series"
            " WHERE k.bucket = ?1 AND k.key = ?2 AND k.began < ?3 AND k.day < ?3"
            " ORDER BY k.began DESC, s.begins DESC LIMIT ?4"
        )
        return self._index.execute(asked, (self._bucket, key, self._day, most)).fetchall()

    def figures(self, name: int) -> list[int]:
        """The keys of the figures of a series before the day, in the order of joining."""
        asked = (
            "SELECT f.id FROM series_figure AS f JOIN development AS d ON d.id = f.development"
            " JOIN bulletin AS b ON b.id = d.bulletin WHERE f.series = ? AND f.day < ?"
            f" ORDER BY {ORDER}"
        )
        return [key for (key,) in self._index.execute(asked, (name, self._day))]

    @property
    def is_empty(self) -> bool:
        """Whether there are none."""
        asked = "SELECT 1 FROM series_figure WHERE bucket = ? AND day < ? LIMIT 1"
        return self._index.execute(asked, (self._bucket, self._day)).fetchone() is None


def drop_keys(
    index: sqlite3.Connection, bucket: int, series: int, began: str, keys: Iterable[int]
) -> None:
    """Forget that a series, which began on a day, may be looked up by these."""
    index.executemany(_DROP, [(bucket, key, began, series) for key in keys])


def add_keys(
    index: sqlite3.Connection, bucket: int, series: int, figures: Sequence[tuple[str, bytes]]
) -> None:
    """Remember by what a series is looked up: `figures` are their days and keys, in order."""
    began = figures[0][0]
    first: dict[int, str] = {}
    for day, keys in figures:
        for key in numbers_in(keys):
            first.setdefault(key, day)
    index.executemany(_ADD, [(bucket, key, began, series, day) for key, day in first.items()])


def all_keys(figures: Iterable[bytes]) -> Mapping[int, None]:
    """The numbers of the keys of several figures, each once."""
    return dict.fromkeys(key for keys in figures for key in numbers_in(keys))
