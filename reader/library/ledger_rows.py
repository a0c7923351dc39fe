"""What the ledger joins of one library: the rosters and the figures of all that it lists."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable

from reader.ledger.people.heard import HeardBulletin
from reader.ledger.series.stated import StatedFigure
from reader.ledger.threads.joining import link_threads
from reader.library.figure_rows import stated_figures
from reader.library.index.recover import RecoveringIndex
from reader.library.roster_rows import heard_bulletins
from reader.library.thread_rows import thread_entries
from reader.library.threads import Threads


class LedgerRows:
    """The bulletins of these sources, standard input among them only where it is listed."""

    def __init__(
        self,
        index: RecoveringIndex,
        sources: Iterable[bytes],
        as_given: Callable[[bytes], str],
        hidden: Container[int],
    ) -> None:
        """`sources` are paths as the index keeps them; `as_given` gives one as it was typed.

        `hidden` are the developments that are not listed, for another one has the same words.
        """
        self._index, self._sources, self._as_given = index, frozenset(sources), as_given
        self._hidden = hidden

    def heard_bulletins(self) -> list[HeardBulletin]:
        """The roster of each bulletin, with how much each person said."""
        asked = self._sources, self._as_given
        return self._index.ask(lambda index: heard_bulletins(index, *asked))

    def stated_figures(self) -> list[StatedFigure]:
        """The figures of all bulletins, each with whose word it is over all."""
        asked = self._sources, self._as_given
        return self._index.ask(lambda index: stated_figures(index, *asked))

    def threads(self) -> Threads:
        """The threads of all developments that are listed."""
        asked = self._sources, self._as_given, self._hidden
        entries = self._index.ask(lambda index: thread_entries(index, *asked))
        links = link_threads(entry.text for entry in entries if entry.text)
        return Threads([entry.place for entry in entries], links)
