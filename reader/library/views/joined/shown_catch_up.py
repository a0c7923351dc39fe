"""Caches what is new in the bulletins of the sources since the last session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.index.recover import RecoveringIndex
from reader.library.newness import Since, count_new
from reader.library.views.joined.joined_rows import JoinedRows, ListedSources

if TYPE_CHECKING:
    from reader.library.catch_up import CatchUp
    from reader.library.rows import Row

MOST_NEW = 1_000
"""Most new developments that are compared: the newest, if more are new."""


class ShownCatchUp(JoinedRows):
    """What is new in the bulletins that one library lists; `since` is set by `set_session`.

    If more than `MOST_NEW` developments are new, `found` has only what is new in the newest of
    them. `new` is the number of all.
    """

    def __init__(self, index: RecoveringIndex, listed: ListedSources) -> None:
        """Read nothing yet."""
        super().__init__(index, listed)
        self.since: Since | None = None
        self.found: CatchUp | None = None
        self.new = 0
        self.sections: dict[str, list[Row]] | None = None  # the rows built from `found`

    def set_session(self, last_key: int | None) -> None:
        """Set the start: the last key press of the last session (seconds since 1970), or None."""
        self.since = Since(last_key)

    def count(self) -> int:
        """Count the new and changed developments. It is quick, but call it in a thread.

        It imports nothing of the ledger, because every start calls it.
        """
        asked = frozenset(self._listed.sources), self.since or Since(), self._listed.hidden
        return self._index.ask(lambda index: count_new(index, *asked))

    def _join(self, sources: frozenset[bytes]) -> None:
        self.new = self.count()
        self.found = self._rows(sources).catch_up(self.since or Since(), MOST_NEW)
        self.sections = None
