"""A question to the index that may be put in any thread, and stopped; its answer is a list."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import groupby, islice
from typing import TYPE_CHECKING, NamedTuple

from reader.library.index.sort_key import bulletin_of, is_lead
from reader.library.rows import Mistake, SearchResult
from reader.library.search.matching import MatchRequest, PlacedKey, SearchStopped, find_matches
from reader.library.views.grouped_list import RowGroup

if TYPE_CHECKING:
    from reader.library.index.recover import RecoveringIndex
    from reader.library.views.development_rows import ShownDevelopments
    from reader.library.views.view import View

Stop = Callable[[], bool]
"""Whether nobody waits for the answer any more."""


class KeysFound(NamedTuple):
    """What was found, by bulletin, newest first, and whether there is more than was wished for."""

    groups: list[RowGroup]
    total: int
    are_more: bool


class SearchQuestion:
    """What was asked with one or several lines; it may be put more than once."""

    def __init__(
        self,
        cabinet: RecoveringIndex,
        shown: ShownDevelopments,
        view: View,
        wish: MatchRequest,
        mistakes: tuple[Mistake, ...],
    ) -> None:
        """`view` says which rows an answer has, and `wish.limit` for how many developments."""
        self._cabinet, self._shown, self._view = cabinet, shown, view
        self.mistakes = mistakes
        self._wish = wish

    def answer(self, stop: Stop | None = None) -> SearchResult | None:
        """What was found; None if it was told to stop before."""
        hits = self.hits(stop)
        return None if hits is None else self.found(hits)

    def found(self, hits: KeysFound) -> SearchResult:
        """The answer as a list; in the thread of the library, for it looks at what is shown."""
        shown = frozenset(self._shown.now().bulletins.keys)
        groups = [group for group in hits.groups if group.bulletin in shown]
        listing = self._view.make_list(self._shown, groups)
        return SearchResult(listing, hits.total, hits.are_more, self.mistakes)

    def hits(self, stop: Stop | None) -> KeysFound | None:
        """The answer for `found`, in any thread; None if it was told to stop before."""
        wish = self._wish._replace(stop=stop)

        def gathered(index: sqlite3.Connection) -> KeysFound:
            with closing(find_matches(index, wish)) as found:
                return _gathered(found, wish.limit)

        try:
            return self._cabinet.ask(gathered)
        except SearchStopped:
            return None


def _gathered(found: Iterator[PlacedKey], most: int) -> KeysFound:
    """Hits under their bulletins as they come: kept one by one, a hundred thousand are large."""
    groups = []
    for number, some in groupby(islice(found, most), key=lambda hit: bulletin_of(hit[0])):
        places, keys = zip(*some, strict=True)
        count = len(places) - sum(map(is_lead, places))
        groups.append(RowGroup(number, len(keys), count, ",".join(map(str, keys))))
    return KeysFound(groups, sum(group.size for group in groups), next(found, None) is not None)
