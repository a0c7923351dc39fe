"""The index and the sources asked for to what is shown: bulletins in order, each story once.

A story that stands in several bulletins shown is listed in the one that comes first in the list.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from reader.library import query
from reader.library.query import Shelved


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What is shown.  `hidden` are the keys of copies, `chosen` the key listed for their story."""

    bulletins: tuple[Shelved, ...]
    hidden: frozenset[int]
    chosen: dict[int, int]
    hidden_parts: dict[int, int]
    hidden_leads: frozenset[int]

    def sizes(self, bulletin: Shelved) -> tuple[int, int]:
        """How many rows a bulletin lists, and how many of them are developments."""
        lead = bulletin.lead - (bulletin.key in self.hidden_leads)
        parts = bulletin.parts - self.hidden_parts.get(bulletin.key, 0)
        return lead + parts, parts

    def totals(self) -> tuple[int, int, int]:
        """Bulletins with anything to list, rows and developments."""
        sizes = [size for size in map(self.sizes, self.bulletins) if size[0]]
        return len(sizes), sum(rows for rows, _ in sizes), sum(parts for _, parts in sizes)

    def listed(self, index: sqlite3.Connection, stories: Iterable[int]) -> set[int]:
        """Those of the stories that are in the list."""
        shown = {bulletin.key for bulletin in self.bulletins}
        copies = query.of_stories(index, stories)
        return {copy.story for copy in copies if copy.bulletin in shown}


def catalogue(index: sqlite3.Connection, sources: Sequence[bytes]) -> Catalogue:
    """What the index holds of these paths and of what is below them."""
    is_shown = under(frozenset(sources))
    bulletins = tuple(item for item in query.shelf(index) if is_shown(item.path))
    rank = {bulletin.key: place for place, bulletin in enumerate(bulletins)}
    copies = [copy for copy in query.copied(index) if copy.bulletin in rank]
    chosen: dict[int, int] = {}
    hidden: set[int] = set()
    hidden_parts: dict[int, int] = {}
    hidden_leads: set[int] = set()
    for copy in sorted(copies, key=lambda copy: (rank[copy.bulletin], copy.position)):
        if chosen.setdefault(copy.story, copy.key) == copy.key:
            continue
        hidden.add(copy.key)
        if copy.position == 0:
            hidden_leads.add(copy.bulletin)
        else:
            hidden_parts[copy.bulletin] = hidden_parts.get(copy.bulletin, 0) + 1
    return Catalogue(bulletins, frozenset(hidden), chosen, hidden_parts, frozenset(hidden_leads))


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
