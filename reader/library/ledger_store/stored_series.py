"""Reads series from the index: all in turn, those of some texts, or a range of a list."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from reader.ledger.catch_up import NamedSeries
from reader.ledger.series.standing import claims_of, series_id
from reader.ledger.series.stated import Member, series_of
from reader.library.index.connect import one_snapshot, whole
from reader.library.ledger_store.member_rows import by_series, read_members
from reader.library.ledger_store.people_rows import voices

_ORDER = "s.incidental, s.counted = '', s.claims DESC, s.newest DESC, s.counted, s.name"
"""SQL for the order of the list: most claims first, then those without a counted thing, and
incidental series last.
"""

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

    def in_list(self, developments: Iterable[int] | None = None) -> array[int]:
        """Return the keys of all series, or of those in developments, in the order of the list."""
        asked = f"SELECT s.id FROM series AS s WHERE s.scope = ? ORDER BY {_ORDER}"
        values: tuple[object, ...] = (self._scope,)
        if developments is not None:
            asked = f"SELECT s.id {_IN} GROUP BY s.id ORDER BY {_ORDER}"
            values = (json.dumps(list(developments)), self._scope)
        return array("q", (key for (key,) in self._index.execute(asked, values)))

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
