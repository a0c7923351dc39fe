"""Reads series from the index: all in turn, those of some texts, or a range of a list."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from reader.ledger.catch_up import NamedSeries
from reader.ledger.series.standing import claims_of, series_id
from reader.ledger.series.stated import Member, StatedFigure, series_of, whose_losses
from reader.library.index.connect import one_snapshot, whole
from reader.library.index.evidence_rows import checked_numbers, number_in, one_line
from reader.library.ledger_store.member_rows import by_series, read_members
from reader.library.ledger_store.people_rows import voices

_ORDER = "s.incidental, s.counted = '', s.claims DESC, s.newest DESC, s.counted, s.name"
"""SQL for the order of the list: most claims first, then those without a counted thing, and
incidental series last.
"""

_LISTED = (
    "SELECT id, latest, earliest, counted, name, claims, claimants, claimant, disputed,"
    " first, newest FROM series"
)
_IN = (
    "FROM json_each(?1) AS wanted JOIN development AS d ON d.id = wanted.value"
    " JOIN development AS c ON c.text = d.text"
    " CROSS JOIN series_figure AS f ON f.scope = ?2 AND f.bulletin = c.bulletin"
    " AND f.development = c.id JOIN series AS s ON s.id = f.series"
)
"""SQL for the series `s` with figures in developments or in copies of them."""


class SeriesPlace(NamedTuple):
    """Whether a series is incidental, the place of its first figure, and its key."""

    incidental: int
    begins: bytes
    key: int


class ListedSeries(NamedTuple):
    """What a list tells of a series, without its claims; `number` is that of its id.

    `of` is "" if the counted thing is not known, and `claimant` if there are several or none.
    `newest` is the last figure, `per` the stretch of time that it is for, and `sentence` the
    sentence with it.
    """

    number: int
    of: str
    claims: int
    claimants: int
    claimant: str
    is_disputed: bool
    first: str
    last: str
    newest: StatedFigure
    per: str | None
    sentence: str


class StoredSeries:
    """Reads the series of one scope; `path_of` converts a path of the index to the shown one."""

    def __init__(
        self, index: sqlite3.Connection, scope: int, path_of: Callable[[bytes], str]
    ) -> None:
        """Reads nothing yet."""
        self._index, self._scope, self._path_of = index, scope, path_of
        self._voice_of = voices(index, scope)

    def read(self, keys: Sequence[int]) -> list[NamedSeries]:
        """Return the series with these keys, in this order, without those that no longer exist."""
        found = self.by_key(keys)
        return [found[key] for key in keys if key in found]

    def by_key(self, keys: Sequence[int]) -> dict[int, NamedSeries]:
        """Return the series with these keys, by key."""
        where, some = "f.series IN (SELECT value FROM json_each(?))", (json.dumps(list(keys)),)
        with one_snapshot(self._index), whole():
            members = read_members(self._index, where, some, self._path_of, self._voice_of)
        return {
            key: _named([one.member for one in found]) for key, found in by_series(members).items()
        }

    def listed(self, keys: Sequence[int]) -> dict[int, ListedSeries]:
        """Return what a list tells of the series with these keys, by key."""
        asked = f"{_LISTED} WHERE id IN (SELECT value FROM json_each(?))"
        with one_snapshot(self._index), whole():
            rows = self._index.execute(asked, (json.dumps(list(keys)),)).fetchall()
            figures = json.dumps([figure for row in rows for figure in row[1:3]])
            where = "f.id IN (SELECT value FROM json_each(?))"
            read = read_members(self._index, where, (figures,), self._path_of, self._voice_of)
            members = {one.key: one.member for one in read}
            return {
                key: self._listed(members[at], self._of(key, members.get(first), of), *row)
                for key, at, first, of, *row in rows
                if at in members
            }

    def _of(self, key: int, first: Member | None, of: object) -> str:
        """What a series counts; whose losses it counts is looked up in the texts of its figures."""
        told = one_line(of)
        if first is None:
            return told
        name = told.partition(" (")[0]
        if whose := whose_losses([first], name):
            return f"{name}{whose}".strip()
        found = self.by_key([key]).get(key)
        return found.of if found is not None else told

    def _listed(
        self,
        latest: Member,
        of: str,
        name: int,
        claims: int,
        claimants: int,
        claimant: int | None,
        disputed: int,
        first: object,
        last: object,
    ) -> ListedSeries:
        checked_numbers((name, claims, claimants), 1 << 62)
        named = "" if claimant is None else self._voice_of(number_in(claimant)).name
        days = one_line(first), one_line(last)
        told = of, claims, claimants, named, bool(disputed), *days
        stated, quantity = latest[0], latest[1]
        sentence = " ".join(stated.text[slice(*quantity.sentence)].split())
        return ListedSeries(name, *told, stated, quantity.per, sentence)

    def in_list(self, developments: Iterable[int] | None = None) -> array[int]:
        """Return the keys of all series, or of those in developments, in the order of the list."""
        asked = f"SELECT s.id FROM series AS s WHERE s.scope = ? ORDER BY {_ORDER}"
        values: tuple[object, ...] = (self._scope,)
        if developments is not None:
            asked = f"SELECT s.id {_IN} GROUP BY s.id ORDER BY {_ORDER}"
            values = (json.dumps(list(developments)), self._scope)
        (last,) = self._index.execute("SELECT max(id) FROM series").fetchone()
        size = "i" if (last or 0) < 1 << 31 else "q"  # a large archive has a million series
        return array(size, (key for (key,) in self._index.execute(asked, values)))

    def following(self, after: SeriesPlace | None, most: int) -> list[SeriesPlace]:
        """Return the next `most` series after a place.

        Ordered by beginning, incidental ones last.
        """
        asked = (
            "SELECT incidental, begins, id FROM series WHERE scope = ?"
            " AND (incidental, begins, id) > (?, ?, ?) ORDER BY incidental, begins, id LIMIT ?"
        )
        values = self._scope, *(after or (0, b"", 0)), most
        return list(map(SeriesPlace._make, self._index.execute(asked, values)))

    def of_dead(self, developments: Iterable[int]) -> tuple[list[int], list[int]]:
        """Return which of these developments count dead, and the keys of the series that do."""
        asked = f"SELECT wanted.value, s.id {_IN} WHERE f.told LIKE ?3"
        values = json.dumps(list(developments)), self._scope, '%,"killed",%'
        rows = self._index.execute(asked, values).fetchall()
        return list(dict.fromkeys(row[0] for row in rows)), sorted({row[1] for row in rows})

    def with_news(self, developments: Iterable[int]) -> list[int]:
        """Return the keys of the series that have news in these developments, in their order.

        They have a claim in one of these developments, and another claim elsewhere or one that
        contradicts it.
        """
        asked = (
            f"SELECT DISTINCT s.begins, s.id {_IN} WHERE s.size > 1 AND (s.disputed OR EXISTS"
            " (SELECT 1 FROM series_figure AS g WHERE g.series = s.id AND g.development NOT IN"
            " (SELECT value FROM json_each(?1)))) ORDER BY s.begins, s.id"
        )
        rows = self._index.execute(asked, (json.dumps(list(developments)), self._scope))
        return [key for _, key in rows]

    def in_developments(self, developments: Iterable[int]) -> list[int]:
        """Return the keys of series of two or more claims, one of them in these, in their order."""
        asked = f"SELECT DISTINCT s.begins, s.id {_IN} WHERE s.size > 1 ORDER BY s.begins, s.id"
        rows = self._index.execute(asked, (json.dumps(list(developments)), self._scope))
        return [key for _, key in rows]

    def newest(self, most: int) -> list[int]:
        """Return keys of the newest series of two or more claims, with `most` claims in all."""
        asked = "SELECT id, size FROM series WHERE scope = ? AND size > 1 ORDER BY newest DESC, id"
        found, left = [], most
        for key, size in self._index.execute(asked, (self._scope,)):
            found.append(key)
            left -= size
            if left <= 0:
                break
        return found

    def key_of(self, name: int) -> int | None:
        """Return the key of the series whose id has this number, or None."""
        asked = "SELECT id FROM series WHERE scope = ? AND name = ? LIMIT 1"
        found = self._index.execute(asked, (self._scope, name)).fetchone()
        return int(found[0]) if found else None


def _named(members: Sequence[Member]) -> NamedSeries:
    series = series_of(members)
    claims = claims_of(series)
    return NamedSeries(series_id(claims), series.of, claims)
