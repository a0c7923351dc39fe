"""The index and the sources asked for to what is shown: bulletins in order, each story once.

A story that stands in several bulletins shown is listed in the one that comes first in the list; a
bulletin that says something twice shows it twice.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reader.library.index import queries
from reader.library.index.queries import StoryCopy
from reader.library.views.grouped_list import BulletinColumns


class Catalogue(NamedTuple):
    """What is shown.  `hidden` are the keys of copies, `chosen` the key listed for their story.

    A copy has the very same words as what is listed, in another bulletin.
    """

    bulletins: BulletinColumns
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

    def listed(self, index: sqlite3.Connection, stories: Iterable[int]) -> Counter[int]:
        """Those of the stories that are in the list, and how many rows each has."""
        copies = queries.of_stories(index, stories)
        shown = frozenset(self.bulletins.keys) if copies else frozenset()
        return Counter(
            copy.story for copy in copies if copy.bulletin in shown and copy.key not in self.hidden
        )

    def others(self, index: sqlite3.Connection, key: int, story: int) -> list[StoryCopy]:
        """The copies of a development that are left out for it, or that it is left out for."""
        listed = self.chosen.get(story)
        if listed is None:
            return []
        copies = queries.of_stories(index, [story])
        return [c for c in copies if c.key != key and (c.key in self.hidden or c.key == listed)]


NOTHING = Catalogue(BulletinColumns((), (), ()), frozenset(), {})


def catalogue(index: sqlite3.Connection, sources: Sequence[bytes]) -> Catalogue:
    """What the index holds of these paths and of what is below them."""
    shelf = BulletinColumns(*queries.shelf(index, sources))
    chosen, copies = _choose(index, shelf)
    if copies:
        shelf = _without(shelf, copies)
    return Catalogue(shelf, frozenset(copy.key for copy in copies), chosen)


def _without(shelf: BulletinColumns, copies: Sequence[StoryCopy]) -> BulletinColumns:
    """The bulletins as they are if these copies are left out of them."""
    hidden = Counter((copy.bulletin, copy.position > 0) for copy in copies)
    left = []
    for key, size, count, _ in shelf:
        count, lead = count - hidden[key, True], size - count - hidden[key, False]
        if count + lead:
            left.append((key, count + lead, count))
    return BulletinColumns(*zip(*left, strict=True)) if left else NOTHING.bulletins


def _choose(
    index: sqlite3.Connection, shelf: BulletinColumns
) -> tuple[dict[int, int], list[StoryCopy]]:
    """For each story with copies the key that is listed, and the copies that are not."""
    copies = queries.copied(index)
    rank = {key: place for place, key in enumerate(shelf.keys)} if copies else {}
    copies = [copy for copy in copies if copy.bulletin in rank]
    copies.sort(key=lambda copy: (rank[copy.bulletin], copy.position))
    chosen: dict[int, StoryCopy] = {}
    for copy in copies:
        chosen.setdefault(copy.story, copy)
    hidden = [copy for copy in copies if chosen[copy.story].bulletin != copy.bulletin]
    return {story: copy.key for story, copy in chosen.items()}, hidden
