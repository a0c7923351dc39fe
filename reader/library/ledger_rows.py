"""What the ledger makes of one library: people, series, threads, and what of them is new."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from typing import Protocol

from reader.ledger.catch_up import NamedSeries
from reader.ledger.people.decisions import Decisions
from reader.ledger.people.heard import LedgerPerson
from reader.ledger.people.joining import join_people
from reader.ledger.series.joining import join_series
from reader.ledger.series.standing import claims_of, series_id
from reader.library.catch_up import CatchUp, catch_up
from reader.library.corrections.corrected_texts import CorrectedTexts
from reader.library.figure_rows import stated_figures
from reader.library.index import listed_rows
from reader.library.index.recover import RecoveringIndex
from reader.library.newness import Since, new_texts
from reader.library.roster_rows import heard_bulletins
from reader.library.threads.rivals import Rivals
from reader.library.threads.threads import ShownThreads, Threads
from reader.process.garbage_collector import collector_off


class FromReader(Protocol):
    """What the reader says of people and texts."""

    def decisions(self) -> Decisions:
        """Which people are one, and which are not."""

    def corrected(self) -> CorrectedTexts:
        """The developments with corrections."""


class LedgerRows:
    """The bulletins of these sources, standard input among them only where it is listed."""

    def __init__(
        self,
        index: RecoveringIndex,
        sources: Iterable[bytes],
        as_given: Callable[[bytes], str],
        hidden: Container[int],
        reader: FromReader,
    ) -> None:
        """`sources` are paths as the index keeps them; `as_given` gives one as it was typed.

        `hidden` are the developments that are not listed, for another one has the same words.
        """
        self._index, self._sources, self._as_given = index, frozenset(sources), as_given
        self._hidden, self._reader = hidden, reader

    def people(self) -> list[LedgerPerson]:
        """People and bodies, each once over all bulletins, those of most bulletins first."""
        asked = self._sources, self._as_given, self._reader.corrected()
        heard = self._index.ask(lambda index: heard_bulletins(index, *asked))
        return join_people(heard, self._reader.decisions())

    def bulletin_of(self, key: int) -> int | None:
        """The key of a development in `LedgerPerson.members`; None if it has gone."""
        entry = self._index.ask(lambda index: listed_rows.entry(index, key))
        return entry[1] if entry else None

    def series(self, only: frozenset[bytes] | None = None) -> list[NamedSeries]:
        """The claims of all bulletins, joined; series that begin first before others.

        It takes some three tenths of a millisecond a claim: with `only` those of the bulletins at
        these paths.
        """
        sources = self._sources if only is None else only
        asked = sources, self._as_given, self._reader.decisions(), self._reader.corrected()
        with collector_off():
            joined = join_series(self._index.ask(lambda index: stated_figures(index, *asked)))
            claims = [(one.of, claims_of(one)) for one in joined]
            return [NamedSeries(series_id(some), of, some) for of, some in claims]

    def threads(self) -> Threads:
        """The threads of all developments that are listed, read as they are asked for."""
        shown = ShownThreads(self._sources, self._as_given, self._hidden)
        return Threads(self._index.ask, lambda: self._index.ask(shown.keys), shown)

    def rivals(self) -> Rivals:
        """The texts of other publishers that tell the story of a development."""
        shown = ShownThreads(self._sources, self._as_given, self._hidden)
        return Rivals(self._index.ask, shown)

    def catch_up(self, since: Since, joined: Sequence[NamedSeries] | None = None) -> CatchUp:
        """What is new since a moment or a day; takes as long as all three of the above.

        With `joined` numbers are those of these series.
        """
        threads, people = self.threads(), self.people()
        series = self.series() if joined is None else joined
        asked, told = (self._sources, since, self._hidden), (people, series)
        corrected = self._reader.corrected()
        return self._index.ask(
            lambda index: catch_up(
                index, since.text, new_texts(index, *asked), threads, *told, corrected
            )
        )
