"""Joins the figures of a bucket again from a day on, and decides only figures that may change.

Joining is greedy: a figure joins one of the series that began before it. An earlier decision still
holds if the series that the figure was compared with are unchanged; those are the last ones
(`LIKELY`) with each of its keys. So a changed series affects the later figures with one of its
keys, until enough other series with that key have begun.
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
"""The rank of a series that began on the current day, at an unknown place."""

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
    """A figure in the order of joining, with its former series and the keys it is compared by."""

    key: int
    series: int | None
    development: int
    day: str
    keys: bytes
    begins: bytes | None


def _rows(found: Iterable[tuple[Any, ...]]) -> Iterator[FigureRow]:
    """The figures in order. Copies of one text at the same place count as one development."""
    place: list[object] = []
    text = -1
    for key, series, development, day, keys, begins, *here in found:
        if here != place:
            place, text = here, development
        yield FigureRow(key, series, text, day, keys, begins)


class _Concerned:
    """Tracks changed series, and tells which figures must be decided again because of them."""

    def __init__(self, joiner: SeriesJoiner) -> None:
        self._joiner = joiner
        self._changed: dict[int, tuple[Rank, int]] = {}  # by key: newest rank, and how many
        self._of_today: set[int] = set()

    def add(self, keys: Iterable[int], rank: Rank) -> None:
        """Note that a series with this rank and these keys has changed."""
        changed = self._changed
        for key in keys:
            newest, count = changed.get(key, (rank, 0))
            changed[key] = max(newest, rank), count + 1
            if rank == _LATEST:
                self._of_today.add(key)

    def end_day(self, rank: Rank) -> None:
        """Give the series that began on the past day the rank from which the next ones begin."""
        for key in self._of_today & self._changed.keys():
            self._changed[key] = rank, self._changed[key][1]
        self._of_today.clear()

    def has(self, keys: Sequence[int]) -> bool:
        """Whether a changed series is, or was, among the last ones of one of these keys."""
        return any(self._is_near(key) for key in keys if key in self._changed)

    def _is_near(self, key: int) -> bool:
        newest, count = self._changed[key]
        if self._joiner.newer(key, newest) - count < LIKELY:
            return True
        del self._changed[key]
        return False


class Replay:
    """The figures of a bucket from a day on, and the series that they now belong to."""

    def __init__(
        self,
        index: sqlite3.Connection,
        bucket: int,
        day: str,
        read: Callable[[Sequence[int]], Sequence[Member]],
    ) -> None:
        """Prepare the replay; `read` returns figures by their keys."""
        self._index, self._bucket, self._day = index, bucket, day
        before = SeriesBefore(index, bucket, day)
        self.rows = list(_rows(index.execute(_FIGURES, (bucket, day))))
        is_first = before.is_empty
        if not is_first:
            before.look_up(all_keys(row.keys for row in self.rows if row.series is None))
        self.joiner = SeriesJoiner(read, None if is_first else before)
        self.moved: dict[int, int] = {}  # key of a moved figure to the number of its new series
        self.changed: set[int] = set()  # numbers of changed series
        self.left: set[int] = set()  # names of series that may have no figure left from the day on
        self._concerned = _Concerned(self.joiner)
        self._texts: set[int] = set()
        self._begun: dict[str, list[tuple[int, bytes]]] = defaultdict(list)
        self._here: list[tuple[int, int]] = []

    @property
    def new(self) -> list[int]:
        """The keys of figures that were in no series before."""
        return [row.key for row in self.rows if row.series is None]

    def run(self) -> None:
        """Join all figures."""
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
        """Mark the series that have lost a deleted figure as changed."""
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
        """Note the series that began on this day or before it and have lost a figure as changed."""
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
        """The number of the series with a name; if there is none, the series begins here."""
        known = self._known(name, begins)
        if known is not None:
            return known
        number = self.joiner.begin()
        self._name(number, name)
        return number

    def _known(self, name: int, begins: bytes | None) -> int | None:
        """The number of the series with a name, if it is loaded or began before the first day."""
        known = self.joiner.numbers.get(name)
        if known is None and begins is not None and self._day_of(begins) < self._day:
            return self.joiner.continued(begins, name)
        return known

    def _name(self, number: int, name: int) -> None:
        """Give a new series the name, if no other series has it."""
        if name in self.joiner.numbers or len(self.joiner.series[number]) > 1:
            return
        self.joiner.name(number, name)
        if name in self.left:
            self._mark(number, ())

    def _mark(self, number: int, keys: Iterable[int]) -> None:
        """Note that a series has changed; `keys` are those of a figure that it got or lost."""
        if number not in self.changed:
            self.changed.add(number)
            name = self.joiner.names.get(number)
            if name is not None:
                keys = {*keys, *self._old_keys(name)}
        self._concerned.add(keys, self.joiner.ranks[number])

    def _mark_old(self, name: int, begins: bytes | None) -> None:
        """Note that the series with this name has lost a figure to another one."""
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
