"""The index and the sources asked for to what is shown: bulletins in order, each story once.

A story that stands in several bulletins shown is listed in the one that comes first in the list.
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from reader.library import query
from reader.library.query import Copy, Shelved


class Listed(NamedTuple):
    """A bulletin in the list: how many rows are under it, and how many of them developments."""

    bulletin: Shelved
    size: int
    developments: int


class Catalogue(NamedTuple):
    """What is shown.  `hidden` are the keys of copies, `chosen` the key listed for their story."""

    bulletins: tuple[Listed, ...] = ()
    hidden: frozenset[int] = frozenset()
    chosen: Mapping[int, int] = {}
    rows: int = 0
    developments: int = 0

    def listed(self, index: sqlite3.Connection, stories: Iterable[int]) -> set[int]:
        """Those of the stories that are in the list."""
        shown = {item.bulletin.key for item in self.bulletins}
        copies = query.of_stories(index, stories)
        return {
            copy.story for copy in copies if copy.bulletin in shown and copy.key not in self.hidden
        }


def catalogue(index: sqlite3.Connection, sources: Sequence[bytes]) -> Catalogue:
    """What the index holds of these paths and of what is below them."""
    is_shown = under(frozenset(sources))
    bulletins = [item for item in query.shelf(index) if is_shown(item.path)]
    chosen, copies = _choose(index, bulletins)
    hidden = Counter((copy.bulletin, copy.position > 0) for copy in copies)
    listed = []
    for item in bulletins:
        lead = item.lead - hidden[item.key, False]
        developments = item.parts - hidden[item.key, True]
        if lead + developments:
            listed.append(Listed(item, lead + developments, developments))
    return Catalogue(
        tuple(listed),
        frozenset(copy.key for copy in copies),
        chosen,
        sum(item.size for item in listed),
        sum(item.developments for item in listed),
    )


def _choose(
    index: sqlite3.Connection, bulletins: Sequence[Shelved]
) -> tuple[dict[int, int], list[Copy]]:
    """For each story with copies the key that is listed, and the copies that are not."""
    rank = {bulletin.key: place for place, bulletin in enumerate(bulletins)}
    copies = [copy for copy in query.copied(index) if copy.bulletin in rank]
    copies.sort(key=lambda copy: (rank[copy.bulletin], copy.position))
    chosen: dict[int, int] = {}
    for copy in copies:
        chosen.setdefault(copy.story, copy.key)
    return chosen, [copy for copy in copies if chosen[copy.story] != copy.key]


def source_path(path: str) -> bytes:
    """The path that a file is kept under in the index."""
    return os.fsencode(os.path.abspath(path))


def under(sources: frozenset[bytes]) -> Callable[[bytes], bool]:
    """Whether a path is one of the sources or below one; asked once for each folder."""

    @cache
    def below(folder: bytes) -> bool:
        above = os.path.dirname(folder)
        return folder in sources or (above != folder and below(above))

    return lambda path: path in sources or below(os.path.dirname(path))
