"""A question to the index that may be put in any thread, and stopped; its answer is a list."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import TYPE_CHECKING

from reader.library.listing import Group
from reader.library.search.find import Hit, Stopped, Wish, find
from reader.library.search.place import bulletin_of, is_lead
from reader.library.views import Found, Mistake

if TYPE_CHECKING:
    from reader.library.cabinet import Cabinet
    from reader.library.shown import Shown

Stop = Callable[[], bool]
"""Whether nobody waits for the answer any more."""


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

    def found(self, hits: list[Hit]) -> Found:
        """The answer as a list; in the thread of the library, for it looks at what is shown."""
        most = self._wish.limit
        kept = hits[:most]
        listing = self._shown.listing_of(self._groups(kept))
        return Found(listing, len(kept), len(hits) > most, self.mistakes)

    def hits(self, stop: Stop | None) -> list[Hit] | None:
        """The answer for `found`, in any thread; None if it was told to stop before."""
        wish = self._wish._replace(stop=stop)
        try:
            return self._cabinet.ask(lambda index: find(index, wish))
        except Stopped:
            return None

    def _groups(self, hits: list[Hit]) -> list[Group]:
        """Hits under their bulletins."""
        bulletins = frozenset(self._shown.now().bulletins.keys)
        groups = []
        for number, some in groupby(hits, key=lambda hit: bulletin_of(hit[0])):
            if number in bulletins:
                places, keys = zip(*some, strict=True)
                count = len(places) - sum(map(is_lead, places))
                words = ",".join(map(str, keys))
                groups.append(Group(number, len(keys), count, words))
        return groups
