"""Keeps the series of all bulletins of the sources: which claims are of one quantity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from reader.library.index.recover import RecoveringIndex
from reader.library.views.joined.joined_rows import (
    JoinedRows,
    ListedSources,
    newest_sources,
    shown_path,
)

if TYPE_CHECKING:
    from reader.ledger.catch_up import NamedSeries


class ClaimedSeries(NamedTuple):
    """The series, those with most claims first, and the same by the number of their id.

    Those of which no text says what they count come behind, and incidental ones last.
    """

    series: Sequence[NamedSeries] = ()
    by_key: Mapping[int, NamedSeries] = {}


def key_of(series: NamedSeries) -> int:
    """A number for the series' id."""
    return int(series.id.removeprefix("s:"), 16)


def day_of(series: NamedSeries) -> str:
    """The day of the newest claim."""
    return max((claim.stated.place.day for claim in series.claims), default="")


class ShownSeries(JoinedRows):
    """The series of the bulletins that one library lists."""

    def __init__(self, index: RecoveringIndex, listed: ListedSources) -> None:
        """Nothing is read yet."""
        super().__init__(index, listed)
        self.claimed = ClaimedSeries()
        self.since = ""  # the first day of what was joined; "" where that is everything
        self._lock = Lock()
        self._newest: list[NamedSeries] = []
        self._newest_of: object = None

    def newest(self) -> list[NamedSeries]:
        """The series of the newest bulletins, those that begin first before others.

        They are joined once for all views that show some of them; for a thread.
        """
        from reader.library.ledger_rows import LedgerRows  # not on the way to the first screen

        with self._lock:
            self._listed.decisions()
            state, sources = self._read_state(), frozenset(self._listed.sources)
            if state != self._newest_of:
                newest = self._index.ask(lambda index: newest_sources(index, sources))
                rows = LedgerRows(self._index, sources, shown_path, (), self._listed)
                self._newest, self.since = rows.series(newest.paths), newest.since
                self._newest_of = state
            return list(self._newest)

    def _join(self, sources: frozenset[bytes]) -> None:
        from reader.ledger.series.incidental import is_incidental_series
        from reader.ledger.series.standing import told_once

        found = self.newest()
        found.sort(key=lambda one: one.of)
        found.sort(key=day_of, reverse=True)
        found.sort(
            key=lambda one: (
                is_incidental_series(one.claims),
                not one.of,
                -len(told_once(one.claims)),
            )
        )
        self.claimed = ClaimedSeries(found, {key_of(one): one for one in found})
