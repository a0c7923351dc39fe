"""The index and the sources asked for to what is shown: bulletins in order, each story once.

A story that stands in several bulletins shown is listed in the one that comes first in the list.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import Any, NamedTuple

from reader.library import query
from reader.library.listing import Group
from reader.library.paths import under
from reader.library.query import Copy, Standing


class Shelf(Sequence[Group]):
    """Bulletins in their order, as numbers in columns: an archive has thousands of them."""

    def __init__(self) -> None:
        """Empty; `append` puts a bulletin at the end."""
        self.keys, self.sizes, self.counts = array("q"), array("l"), array("l")

    def append(self, key: int, size: int, count: int) -> None:
        """A bulletin with `size` rows, `count` of them developments."""
        self.keys.append(key)
        self.sizes.append(size)
        self.counts.append(count)

    def __len__(self) -> int:
        """Bulletins."""
        return len(self.keys)

    def __getitem__(self, number: Any) -> Any:
        """A bulletin as a group of all its rows."""
        return Group(self.keys[number], self.sizes[number], self.counts[number])

    def __iter__(self) -> Iterator[Group]:
        """All of them in their order."""
        return map(Group._make, zip(self.keys, self.sizes, self.counts, repeat(None)))


class Catalogue(NamedTuple):
    """What is shown.  `hidden` are the keys of copies, `chosen` the key listed for their story."""

    bulletins: Shelf
    hidden: frozenset[int]
    chosen: Mapping[int, int]

    @property
    def rows(self) -> int:
        """Leads and developments."""
        return sum(self.bulletins.sizes)

    @property
    def developments(self) -> int:
        """Developments alone."""
        return sum(self.bulletins.counts)

    def listed(self, index: sqlite3.Connection, stories: Iterable[int]) -> set[int]:
        """Those of the stories that are in the list."""
        copies = query.of_stories(index, stories)
        shown = frozenset(self.bulletins.keys) if copies else frozenset()
        return {
            copy.story for copy in copies if copy.bulletin in shown and copy.key not in self.hidden
        }


NOTHING = Catalogue(Shelf(), frozenset(), {})


def catalogue(index: sqlite3.Connection, sources: Sequence[bytes]) -> Catalogue:
    """What the index holds of these paths and of what is below them."""
    is_shown = under(frozenset(sources))
    bulletins = [item for item in query.shelf(index) if is_shown(item.path)]
    chosen, copies = _choose(index, bulletins)
    hidden = Counter((copy.bulletin, copy.position > 0) for copy in copies)
    shelf = Shelf()
    for key, _, parts, lead in bulletins:
        if hidden:
            lead, parts = lead - hidden[key, False], parts - hidden[key, True]
        if lead + parts:
            shelf.append(key, lead + parts, parts)
    return Catalogue(shelf, frozenset(copy.key for copy in copies), chosen)


def _choose(
    index: sqlite3.Connection, bulletins: Sequence[Standing]
) -> tuple[dict[int, int], list[Copy]]:
    """For each story with copies the key that is listed, and the copies that are not."""
    copies = query.copied(index)
    rank = {bulletin.key: place for place, bulletin in enumerate(bulletins)} if copies else {}
    copies = [copy for copy in copies if copy.bulletin in rank]
    copies.sort(key=lambda copy: (rank[copy.bulletin], copy.position))
    chosen: dict[int, int] = {}
    for copy in copies:
        chosen.setdefault(copy.story, copy.key)
    return chosen, [copy for copy in copies if chosen[copy.story] != copy.key]
