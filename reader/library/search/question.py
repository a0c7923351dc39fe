"""Runs a search that can be started in any thread and stopped; its result is a list."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count, groupby, islice
from typing import TYPE_CHECKING, NamedTuple

from reader.library.index.sort_key import bulletin_of, is_lead
from reader.library.rows import Mistake, SearchResult
from reader.library.search.matching import MatchRequest, PlacedKey, SearchStopped, find_matches
from reader.library.views.grouped_list import RowGroup

if TYPE_CHECKING:
    from reader.library.index.recover import RecoveringIndex
    from reader.library.views.development_rows import ShownDevelopments
    from reader.library.views.view import RowTests, View

Stop = Callable[[], bool]
"""Returns True if the result is no longer needed."""


class KeysFound(NamedTuple):
    """The matches by bulletin, newest first, and whether there are more than the limit."""

    groups: list[RowGroup]
    total: int
    are_more: bool


class SearchQuestion:
    """The search for one or several lines; it can be run more than once."""

    def __init__(
        self,
        index: RecoveringIndex,
        shown: ShownDevelopments,
        view: View,
        request: MatchRequest,
        mistakes: tuple[Mistake, ...],
        tests: RowTests,
    ) -> None:
        """`view` defines the rows of the result, and `tests` filter single rows.

        `request.limit` limits the number of developments.
        """
        self._index, self._shown, self._view, self.tests = index, shown, view, tests
        self.mistakes = mistakes
        self._request = request

    def answer(self, stop: Stop | None = None) -> SearchResult | None:
        """Return the matches as a list; None if stopped."""
        hits = self.hits(stop)
        return None if hits is None else self.found(hits)

    def found(self, hits: KeysFound) -> SearchResult:
        """Return the result as a list; for the library's thread, because it reads the catalogue.

        Matches of one day come in the order in which their bulletins were read, which differs
        between indexes. Here they get the order of the list of all developments.
        """
        rank = dict(zip(self._shown.now().bulletins.keys, count(), strict=False))
        groups = [group for group in hits.groups if group.bulletin in rank]
        groups.sort(key=lambda group: rank[group.bulletin])
        listing = self._view.make_list(self._shown, groups, self.tests)
        total = hits.total if self._view.tells_summaries else listing.readable
        return SearchResult(listing, total, hits.are_more, self.mistakes)

    def hits(self, stop: Stop | None) -> KeysFound | None:
        """Find the matches for `found`, in any thread; None if stopped."""
        request = self._request._replace(stop=stop)

        def find(index: sqlite3.Connection) -> KeysFound:
            with closing(find_matches(index, request)) as found:
                return _grouped(found, request.limit)

        try:
            return self._index.ask(find)
        except SearchStopped:
            return None


def _grouped(found: Iterator[PlacedKey], most: int) -> KeysFound:
    """Group matches by bulletin as they come; single rows would take much memory."""
    groups = []
    for number, placed in groupby(islice(found, most), key=lambda hit: bulletin_of(hit[0])):
        places, keys = zip(*placed, strict=True)
        developments = len(places) - sum(map(is_lead, places))
        groups.append(RowGroup(number, len(keys), developments, ",".join(map(str, keys))))
    return KeysFound(groups, sum(group.size for group in groups), next(found, None) is not None)
