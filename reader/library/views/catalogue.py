"""Builds the catalogue of some sources: their bulletins in order, with each story listed once.

A story (one wording) that occurs in several bulletins is listed in the first of them. If one
bulletin contains it twice, it is listed twice there.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reader.library.index import listed_rows, queries
from reader.library.index.listed_rows import JoinedReport, ListedEntry
from reader.library.index.queries import StoryCopy
from reader.library.views.grouped_list import BulletinColumns, RowGroup


class Catalogue(NamedTuple):
    """The bulletins of some sources, newest first, including files that could not be read.

    `hidden` are keys of developments that are not listed because another bulletin has exactly the
    same text; `chosen` maps their stories to the listed keys. `joined` are reports that share one
    heading row, the newest first.
    """

    bulletins: BulletinColumns
    hidden: frozenset[int]
    chosen: Mapping[int, int]
    joined: Mapping[int, JoinedReport] = {}

    @property
    def readable(self) -> int:
        """The number of bulletins without unreadable files; joined reports count as one."""
        joined = len(self.joined) - len({report.first for report in self.joined.values()})
        return len(self.bulletins) - self.bulletins.sizes.count(0) - joined

    @property
    def rows(self) -> int:
        """The number of listed leads and developments."""
        return sum(self.bulletins.sizes)

    def listed(self, index: sqlite3.Connection, stories: Iterable[int]) -> Counter[int]:
        """Return the number of listed rows of each of these stories that is listed."""
        copies = queries.of_stories(index, stories)
        shown = frozenset(self.bulletins.keys) if copies else frozenset()
        return Counter(
            copy.story for copy in copies if copy.bulletin in shown and copy.key not in self.hidden
        )

    def home(self, bulletin: int) -> int:
        """Return the bulletin under whose heading a bulletin is listed, usually itself."""
        report = self.joined.get(bulletin)
        return report.first if report else bulletin

    def join(self, groups: Sequence[RowGroup]) -> Sequence[RowGroup]:
        """Merge the groups of joined reports, each at the place of the first."""
        if not self.joined:
            return groups
        rank = {bulletin: place for place, bulletin in enumerate(self.joined)}
        members: dict[int, list[RowGroup]] = {}
        for group in groups:
            members.setdefault(self.home(group.bulletin), []).append(group)
        return [
            self._one(key, sorted(some, key=lambda one: rank[one.bulletin]))
            if some[0].bulletin in rank
            else some[0]
            for key, some in members.items()
        ]

    def entries(self, index: sqlite3.Connection, group: RowGroup) -> list[ListedEntry]:
        """Return the current parts of a group, a bulletin's lead first."""
        if group.keys is None:
            found = listed_rows.entries(index, group.bulletin)
            return [entry for entry in found if entry.key not in self.hidden]
        wanted = list(map(int, group.keys.split(",")))
        if group.bulletin in self.joined:
            return listed_rows.entries_of(index, wanted)
        some = set(wanted)
        return [one for one in listed_rows.entries(index, group.bulletin) if one.key in some]

    def _one(self, key: int, some: Sequence[RowGroup]) -> RowGroup:
        """Several reports as one group."""
        keys = [self._keys(group) if group.keys is None else group.keys for group in some]
        size, developments = sum(one.size for one in some), sum(one.developments for one in some)
        return RowGroup(key, size, developments, ",".join(filter(None, keys)))

    def _keys(self, group: RowGroup) -> str:
        """The keys of all listed parts of a report."""
        keys = self.joined[group.bulletin].keys
        return ",".join(str(key) for key in keys if key not in self.hidden)

    def others(self, index: sqlite3.Connection, key: int, story: int) -> list[StoryCopy]:
        """Return the hidden copies of this development, or the copy that is listed in its place."""
        listed = self.chosen.get(story)
        if listed is None:
            return []
        copies = queries.of_stories(index, [story])
        return [c for c in copies if c.key != key and (c.key in self.hidden or c.key == listed)]


NOTHING = Catalogue(BulletinColumns((), (), ()), frozenset(), {})


def catalogue(index: sqlite3.Connection, sources: Sequence[bytes]) -> Catalogue:
    """Build the catalogue of these files and of files below these folders."""
    shelf = BulletinColumns(*queries.bulletin_columns(index, sources))
    chosen, copies = _choose(index, shelf)
    if copies:
        shelf = _without(shelf, copies)
    joined = listed_rows.joined_reports(index)
    return Catalogue(shelf, frozenset(copy.key for copy in copies), chosen, joined)


def _without(shelf: BulletinColumns, copies: Sequence[StoryCopy]) -> BulletinColumns:
    """The bulletins without these copies."""
    hidden = Counter((copy.bulletin, copy.position > 0) for copy in copies)
    left = []
    for key, size, count, _ in shelf:
        count, lead = count - hidden[key, True], size - count - hidden[key, False]
        if count + lead or not size:
            left.append((key, count + lead, count))
    return BulletinColumns(*zip(*left, strict=True)) if left else NOTHING.bulletins


def _choose(
    index: sqlite3.Connection, shelf: BulletinColumns
) -> tuple[dict[int, int], list[StoryCopy]]:
    """The listed key of each story with copies, and the copies that are hidden."""
    copies = queries.copied(index)
    rank = {key: place for place, key in enumerate(shelf.keys)} if copies else {}
    copies = [copy for copy in copies if copy.bulletin in rank]
    copies.sort(key=lambda copy: (rank[copy.bulletin], copy.position))
    chosen: dict[int, StoryCopy] = {}
    for copy in copies:
        chosen.setdefault(copy.story, copy)
    hidden = [copy for copy in copies if chosen[copy.story].bulletin != copy.bulletin]
    return {story: copy.key for story, copy in chosen.items()}, hidden
