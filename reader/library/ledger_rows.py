"""What the ledger joins of one library: the rosters and the figures of all that it lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reader.ledger.people.heard import HeardBulletin
from reader.ledger.series.stated import StatedFigure
from reader.library.figure_rows import stated_figures
from reader.library.index.recover import RecoveringIndex
from reader.library.roster_rows import heard_bulletins


class LedgerRows:
    """The bulletins of these sources, standard input among them only where it is listed."""

    def __init__(
        self, index: RecoveringIndex, sources: Iterable[bytes], as_given: Callable[[bytes], str]
    ) -> None:
        """`sources` are paths as the index keeps them; `as_given` gives one as it was typed."""
        self._index, self._sources, self._as_given = index, frozenset(sources), as_given

    def heard_bulletins(self) -> list[HeardBulletin]:
        """The roster of each bulletin, with how much each person said."""
        asked = self._sources, self._as_given
        return self._index.ask(lambda index: heard_bulletins(index, *asked))

    def stated_figures(self) -> list[StatedFigure]:
        """The figures of all bulletins, each with whose word it is over all."""
        asked = self._sources, self._as_given
        return self._index.ask(lambda index: stated_figures(index, *asked))
