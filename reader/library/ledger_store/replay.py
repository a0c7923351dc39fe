"""Joins the figures of a bucket again, from a day on; decides only where something has changed.

Series are greedy: a figure joins one of those before it.  What was decided of a figure still holds
where the series that it was compared with are as they were.  It was compared with the last ones
(`LIKELY`) of each of its keys.  So a series that has changed concerns the later figures with one of
its keys, until so many others with that key have begun.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from reader.ledger.series.joining import LIKELY, Rank, SeriesJoiner
from reader.ledger.series.stated import Member
from reader.library.ledger_store.series_keys import ORDER, SeriesBefore, all_keys, numbers_in

_LATEST: Rank = (2, b"", 0)
"""The rank of a series that began on the day that is joined, nobody knows where."""

_FIGURES = (
    "SELECT f.id, f.series, f.development, f.day, f.keys, s.begins,"
    " b.path, d.position, d.text, d.signature FROM series_figure AS f"
    " JOIN development AS d ON d.id = f.development JOIN bulletin AS b ON b.id = d.bulletin"
    " LEFT JOIN series AS s ON s.id = f.series WHERE f.bucket = ? AND f.day >= ?"
    f" ORDER BY {ORDER}, b.id"
)
_GONE = (
    "SELECT g.series, g.keys, g.development, s.begins FROM series_gone AS g"
    " LEFT JOIN series AS s ON s.id = g.series WHERE g.bucket = ?"
)


class FigureRow(NamedTuple):
    """A figure in the order of joining: its key, the series that it was in, its text, its keys."""

    key: int
    series: int | None
    development: int
    day: str
    keys: bytes
    begins: bytes | None


def _rows(found: Iterable[tuple[Any, ...]]) -> Iterator[FigureRow]:
    """The figures in order; those of copies that stand at one place are of one text."""
    place: list[object] = []
    text = -1
    for key, series, development, day, keys, begins, *here in found:
        if here != place:
            place, text = here, development
        yield FigureRow(key, series, text, day, keys, begins)


class _Concerned:
    """Which figures may have to be decided again, for a series with one of their keys changed."""

    def __init__(self, joiner: SeriesJoiner) -> None:
        self._joiner = joiner
        self._changed: dict[int, tuple[Rank, int]] = {}  # the newest by key, and how many
        self._of_today: set[int] = set()

    def add(self, keys: Iterable[int], rank: Rank) -> None:
        """A series of this rank has changed that has these keys."""
        changed = self._changed
        for key in keys:
            newest, count = changed.get(key, (rank, 0))
            changed[key] = max(newest, rank), count + 1
            if rank == _LATEST:
                self._of_today.add(key)

    def end_day(self, rank: Rank) -> None:
        """What begins from now on has this rank or a later one."""
        for key in self._of_today & self._changed.keys():
            self._changed[key] = rank, self._changed[key][1]
        self._of_today.clear()

    def has(self, keys: Sequence[int]) -> bool:
        """Whether a changed series may be among the last ones of a key, now or as it was."""
        return any(self._is_near(key) for key in keys if key in self._changed)

    def _is_near(self, key: int) -> bool:
        newest, count = self._changed[key]
        if self._joiner.newer(key, newest) - count < LIKELY:
            return True
        del self._changed[key]
        return False


class Replay:
    """The figures of a bucket from a day on, and the series that they are in now."""

    def __init__(
        self,
        index: sqlite3.Connection,
        bucket: int,
        day: str,
        read: Callable[[Sequence[int]], Sequence[Member]],
    ) -> None:
        """Nothing is joined yet; `read` gives figures by their keys."""
        self._index, self._bucket, self._day = index, bucket, day
        before = SeriesBefore(index, bucket, day)
        self.joiner = SeriesJoiner(read, None if before.is_empty else before)
        self.rows = list(_rows(index.execute(_FIGURES, (bucket, day))))
        self.moved: dict[int, int] = {}  # the number of its series, by a figure that is in another
        self.changed: set[int] = set()  # numbers of series
        self.left: set[int] = set()  # names of series that may have no figure from the day on
        self._concerned = _Concerned(self.joiner)
        self._texts: set[int] = set()
        self._begun: dict[str, list[tuple[int, bytes]]] = defaultdict(list)
        self._here: list[tuple[int, int]] = []

    @property
    def new(self) -> list[int]:
        """The keys of figures that were in no series."""
        return [row.key for row in self.rows if row.series is None]

    def run(self) -> None:
        """Join them all."""
        self._note_gone()
        day, text = "", -1
        for row in self.rows:
            if row.day != day:
                day = row.day
                self._begin_day(day)
            if row.development != text:
                text = row.development
                self.joiner.begin_text()
                self._here = []
            keys = numbers_in(row.keys)
            if row.series is None or text in self._texts or self._concerned.has(keys):
                self._decide(row, keys)
            else:
                self._keep(row, row.series, keys)

    def _note_gone(self) -> None:
        """The series that have lost a figure have changed from where they began."""
        for name, keys, development, begins in self._index.execute(_GONE, (self._bucket,)):
            self._texts.add(development)
            if begins is None:
                continue
            day = self._day_of(begins)
            if day < self._day:
                number = self.joiner.continued(begins, name)
                self._mark(number, numbers_in(keys))
            else:
                self.left.add(name)
                self._begun[day].append((name, keys))

    @staticmethod
    def _day_of(begins: bytes) -> str:
        return begins.partition(b"\0")[0].decode()

    def _begin_day(self, day: str) -> None:
        """Series that began before this day, or on it, and have lost a figure concern others."""
        self._concerned.end_day(self._next_rank())
        for begun in sorted(one for one in self._begun if one <= day):
            rank = _LATEST if begun == day else self._next_rank()
            for name, keys in self._begun.pop(begun):
                self._concerned.add({*self._old_keys(name), *numbers_in(keys)}, rank)

    def _next_rank(self) -> Rank:
        return 1, b"", len(self.joiner.series)

    def _decide(self, row: FigureRow, keys: Sequence[int]) -> None:
        joiner = self.joiner
        for figure, number in self._here:
            joiner.note_local(figure, number)
        self._here = []
        number = joiner.add(row.key, keys)
        if row.series is not None and number not in joiner.names:
            self._name(number, row.series)
        if row.series is not None and joiner.names.get(number) == row.series:
            return
        self.moved[row.key] = number
        self._texts.add(row.development)
        self._mark(number, keys)
        if row.series is not None:
            self._mark_old(row.series, row.begins)

    def _keep(self, row: FigureRow, name: int, keys: Sequence[int]) -> None:
        number = self._number_of(name, row.begins)
        self.joiner.keep(row.key, keys, number)
        self._here.append((row.key, number))

    def _number_of(self, name: int, begins: bytes | None) -> int:
        """The number of the series with a name, which begins here if it is not known."""
        known = self._known(name, begins)
        if known is not None:
            return known
        number = self.joiner.begin()
        self._name(number, name)
        return number

    def _known(self, name: int, begins: bytes | None) -> int | None:
        """The number of the series with a name if it has one, or began before the day."""
        known = self.joiner.numbers.get(name)
        if known is None and begins is not None and self._day_of(begins) < self._day:
            return self.joiner.continued(begins, name)
        return known

    def _name(self, number: int, name: int) -> None:
        """A series begins, with a name if no other has it."""
        if name in self.joiner.numbers or len(self.joiner.series[number]) > 1:
            return
        self.joiner.name(number, name)
        if name in self.left:
            self._mark(number, ())

    def _mark(self, number: int, keys: Iterable[int]) -> None:
        """A series has changed; these are keys of a figure that it has got or lost."""
        if number not in self.changed:
            self.changed.add(number)
            name = self.joiner.names.get(number)
            if name is not None:
                keys = {*keys, *self._old_keys(name)}
        self._concerned.add(keys, self.joiner.ranks[number])

    def _mark_old(self, name: int, begins: bytes | None) -> None:
        """The series with this name has lost a figure to another one."""
        known = self._known(name, begins)
        if known is not None:
            self._mark(known, ())
        elif name not in self.left:
            self.left.add(name)
            self._concerned.add(self._old_keys(name), self._next_rank())

    def _old_keys(self, name: int) -> Iterator[int]:
        asked = "SELECT keys FROM series_figure WHERE series = ?"
        rows = self._index.execute(asked, (name,)).fetchall()
        return iter(all_keys(keys for (keys,) in rows))
