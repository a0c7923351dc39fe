"""A question to the index that may be put in any thread, and stopped; its answer is a list."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import groupby, islice
from typing import TYPE_CHECKING, NamedTuple

from reader.library.listing import Group
from reader.library.search.find import Hit, Stopped, Wish, find
from reader.library.search.place import bulletin_of, is_lead
from reader.library.views import Found, Mistake

if TYPE_CHECKING:
    from reader.library.cabinet import Cabinet
    from reader.library.shown import Shown

Stop = Callable[[], bool]
"""Whether nobody waits for the answer any more."""


class Hits(NamedTuple):
    """What was found, by bulletin, newest first, and whether there is more than was wished for."""

    groups: list[Group]
    total: int
    are_more: bool


class Question:
    """What was asked with one or several lines; it may be put more than once."""

    def __init__(
        self, cabinet: Cabinet, shown: Shown, wish: Wish, mistakes: tuple[Mistake, ...]
    ) -> None:
        """`wish.limit` is how many are in an answer."""
        self._cabinet, self._shown = cabinet, shown
        self.mistakes = mistakes
        self._wish = wish

    def answer(self, stop: Stop | None = None) -> Found | None:
        """What was found; None if it was told to stop before."""
        hits = self.hits(stop)
        return None if hits is None else self.found(hits)

    def found(self, hits: Hits) -> Found:
        """The answer as a list; in the thread of the library, for it looks at what is shown."""
        shown = frozenset(self._shown.now().bulletins.keys)
        groups = [group for group in hits.groups if group.bulletin in shown]
        listing = self._shown.listing_of(groups)
        return Found(listing, hits.total, hits.are_more, self.mistakes)

    def hits(self, stop: Stop | None) -> Hits | None:
        """The answer for `found`, in any thread; None if it was told to stop before."""
        wish = self._wish._replace(stop=stop)

        def gathered(index: sqlite3.Connection) -> Hits:
            with closing(find(index, wish)) as found:
                return _gathered(found, wish.limit)

        try:
            return self._cabinet.ask(gathered)
        except Stopped:
            return None


def _gathered(found: Iterator[Hit], most: int) -> Hits:
    """Hits under their bulletins as they come: kept one by one, a hundred thousand are large."""
    groups = []
    for number, some in groupby(islice(found, most), key=lambda hit: bulletin_of(hit[0])):
        places, keys = zip(*some, strict=True)
        count = len(places) - sum(map(is_lead, places))
        groups.append(Group(number, len(keys), count, ",".join(map(str, keys))))
    return Hits(groups, sum(group.size for group in groups), next(found, None) is not None)
