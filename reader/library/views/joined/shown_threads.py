"""Caches the threads of the bulletins that a library lists: stories that continue over days."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from reader.library.index.recover import RecoveringIndex
from reader.library.index.source_paths import under
from reader.library.views.joined.joined_rows import JoinedRows, ListedSources

if TYPE_CHECKING:
    from reader.ledger.catch_up import MovedFigure

_LINKS = "SELECT later, earlier FROM thread_link"
_LISTED = (
    "SELECT d.id, b.path, b.date FROM bulletin AS b JOIN development AS d ON d.bulletin = b.id"
    " ORDER BY b.date, b.path, b.id, d.position"
)

_DEAD = frozenset(("killed",))

MOST_FIGURES = 4000
"""Figures of the newest series that are searched for changed numbers."""


class StoryThread(NamedTuple):
    """The developments of one story by key, the earliest first, and the day of the last."""

    keys: tuple[int, ...]
    last: str


class ShownStories(JoinedRows):
    """The threads of the bulletins that one library lists, the latest first.

    The first `update` reads the threads. The second one finds `moved`, a changed number by
    development, because joining the claims takes much longer.
    """

    def __init__(self, index: RecoveringIndex, listed: ListedSources) -> None:
        """Read nothing yet."""
        super().__init__(index, listed)
        self.threads: tuple[StoryThread, ...] = ()
        self.moved: Mapping[int, MovedFigure] = {}
        self._moved_of: object = None

    @property
    def is_current(self) -> bool:
        """Whether both threads and changed numbers were computed from the current index."""
        return super().is_current and self._moved_of == self._made_of

    def update(self) -> None:
        """Read the threads again; if they are current, find the changed numbers instead."""
        self._listed.decisions()
        state = self._read_state()
        if state != self._made_of:
            super().update()
            return
        self.moved = self._find_moved()
        self._moved_of = state
        self.version += 1

    def _find_moved(self) -> Mapping[int, MovedFigure]:
        if not self.threads:
            return {}
        from reader.library.views.joined.moved_numbers import moved_in_threads

        rows = self._rows(frozenset(self._listed.sources))
        tolls = rows.risen_tolls(thread.keys for thread in self.threads)
        series = rows.newest_series(MOST_FIGURES)
        every = [thread.keys for thread in self.threads]
        moved = self._index.ask(lambda index: moved_in_threads(index, every, series))
        return {**moved, **tolls, **_of_tolls(moved)}

    def _read_state(self) -> object:
        """Includes the numbers of links, because texts are stored before they are linked."""
        asked = "SELECT (SELECT count(*) FROM thread_link), (SELECT count(*) FROM thread_stale)"
        links = self._index.ask(lambda index: index.execute(asked).fetchone())
        return super()._read_state(), links

    def _join(self, sources: frozenset[bytes]) -> None:
        hidden = self._listed.hidden
        self.moved = {}
        self.threads = self._index.ask(lambda index: _threads(index, sources, hidden))


def _of_tolls(moved: Mapping[int, MovedFigure]) -> dict[int, MovedFigure]:
    """Return the numbers of dead: those that one claimant changed come before others."""
    return {key: one for key, one in moved.items() if one.now.quantity.fates == _DEAD}


def _threads(
    index: sqlite3.Connection, sources: frozenset[bytes], hidden: frozenset[int]
) -> tuple[StoryThread, ...]:
    first = _joined(index.execute(_LINKS).fetchall())
    is_listed = under(sources)
    members: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for key, path, day in index.execute(_LISTED):
        if key in first and key not in hidden and is_listed(path):
            members[first[key]].append((key, day or ""))
    found = [
        StoryThread(tuple(key for key, _ in some), some[-1][1])
        for some in members.values()
        if len(some) > 1
    ]
    return tuple(sorted(found, key=lambda one: one.last, reverse=True))


def _joined(links: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Map each linked development to one representative of all that it is connected with."""
    parent: dict[int, int] = {}

    def root(key: int) -> int:
        while parent.setdefault(key, key) != key:
            parent[key] = key = parent[parent[key]]
        return key

    for later, earlier in links:
        parent[root(later)] = root(earlier)
    return {key: root(key) for key in list(parent)}
