"""What the ledger makes of one library: people, series, threads, and what of them is new."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol, TypeVar

from reader.library.index import listed_rows
from reader.library.index.recover import RecoveringIndex
from reader.library.ledger_store.scopes import current_scope

if TYPE_CHECKING:
    from reader.ledger.catch_up import NamedSeries
    from reader.ledger.people.decisions import Decisions
    from reader.ledger.people.heard import LedgerPerson
    from reader.library.catch_up import CatchUp
    from reader.library.corrections.corrected_texts import CorrectedTexts
    from reader.library.ledger_store.people_rows import StoredPeople
    from reader.library.ledger_store.stored_series import StoredSeries
    from reader.library.newness import Since
    from reader.library.threads.rivals import Rivals
    from reader.library.threads.threads import Threads

T = TypeVar("T")
SERIES_ID = re.compile("s:[0-9a-f]{12}")
FIRST, AT_ONCE = 8, 256
"""Series that are read together: few at first, for somebody waits."""


class FromReader(Protocol):
    """What the reader says of people and texts."""

    @property
    def is_plain(self) -> bool:
        """Whether nothing is decided of people and nothing corrected."""

    def decisions(self) -> Decisions:
        """Which people are one, and which are not."""

    def corrected(self) -> CorrectedTexts:
        """The developments with corrections."""


class LedgerRows:
    """The bulletins of these sources, standard input among them only where it is listed.

    What a method needs it imports, for those that print one line wait for each module.
    """

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

    def update(self, stop: Callable[[], bool] = lambda: False) -> int | None:
        """Bring what is stored of people and series up to date; None where that was stopped.

        Returns the key of the scope.  It looks at what has changed alone.
        """
        if self._reader.is_plain:
            scope = self._index.ask(lambda index: current_scope(index, self._sources, (), {}))
            if scope is not None:
                return scope
        from reader.library.ledger_store.asked import Asked
        from reader.library.ledger_store.update import updated_scope

        asked = Asked(self._sources, self._reader.decisions(), self._reader.corrected())
        return updated_scope(self._index, asked, stop)

    def people(self) -> list[LedgerPerson]:
        """People and bodies, each once over all bulletins, those of most bulletins first."""
        stored = self._people()
        return self._index.ask(stored.all)

    def each_person(self) -> Iterator[LedgerPerson]:
        """The same, read as they are asked for."""
        stored, first, most = self._people(), 0, FIRST
        while some := self._index.ask(lambda index: stored.following(index, first, most)):  # noqa: B023
            yield from some
            first, most = first + most, AT_ONCE

    def _people(self) -> StoredPeople:
        from reader.library.ledger_store.people_rows import StoredPeople

        return StoredPeople(self._scope(), self._as_given)

    def bulletin_of(self, key: int) -> int | None:
        """The key of a development in `LedgerPerson.members`; None if it has gone."""
        entry = self._index.ask(lambda index: listed_rows.entry(index, key))
        return entry[1] if entry else None

    def series(self) -> list[NamedSeries]:
        """The claims of all bulletins, joined.

        Series that begin first come before others, and incidental ones last.
        """
        return list(self.each_series())

    def each_series(self) -> Iterator[NamedSeries]:
        """The same, read as they are asked for."""
        scope, after, most = self._scope(), None, FIRST
        while some := self._ask_series(scope, lambda stored: stored.following(after, most)):  # noqa: B023
            keys = [one.key for one in some]
            yield from self._ask_series(scope, lambda stored: stored.read(keys))  # noqa: B023
            after, most = some[-1], AT_ONCE

    def series_in(self, developments: Iterable[int]) -> list[NamedSeries]:
        """The series of two claims or more that have one in these, or in copies of them."""
        scope, keys = self._scope(), list(developments)
        return self._ask_series(scope, lambda stored: stored.read(stored.in_developments(keys)))

    def _series_with_news(self, developments: Iterable[int]) -> list[NamedSeries]:
        """The series that tell something new, where these developments are."""
        scope, keys = self._scope(), list(developments)
        return self._ask_series(scope, lambda stored: stored.read(stored.with_news(keys)))

    def newest_series(self, most: int) -> list[NamedSeries]:
        """The series of two claims or more, the newest, that have so many claims in all."""
        return self._ask_series(self._scope(), lambda stored: stored.read(stored.newest(most)))

    def series_named(self, id: str) -> NamedSeries | None:
        """The series with this id."""
        if not SERIES_ID.fullmatch(id):
            return None
        scope, name = self._scope(), int(id.removeprefix("s:"), 16)

        def read(stored: StoredSeries) -> list[NamedSeries]:
            key = stored.key_of(name)
            return [] if key is None else stored.read([key])

        return next(iter(self._ask_series(scope, read)), None)

    def _scope(self) -> int:
        """The key of the scope, brought up to date."""
        scope = self.update()
        assert scope is not None, "nothing stops this"
        return scope

    def _ask_series(self, scope: int, read: Callable[[StoredSeries], T]) -> T:
        from reader.library.ledger_store.stored_series import StoredSeries

        return self._index.ask(lambda index: read(StoredSeries(index, scope, self._as_given)))

    def threads(self) -> Threads:
        """The threads of all developments that are listed, read as they are asked for."""
        from reader.library.threads.threads import ShownThreads, Threads

        shown = ShownThreads(self._sources, self._as_given, self._hidden)
        return Threads(self._index.ask, lambda: self._index.ask(shown.keys), shown)

    def rivals(self) -> Rivals:
        """The texts of other publishers that tell the story of a development."""
        from reader.library.threads.rivals import Rivals
        from reader.library.threads.threads import ShownThreads

        shown = ShownThreads(self._sources, self._as_given, self._hidden)
        return Rivals(self._index.ask, shown)

    def catch_up(self, since: Since) -> CatchUp:
        """What is new since a moment or a day."""
        from reader.library.catch_up import catch_up
        from reader.library.newness import new_texts

        threads, stored = self.threads(), self._people()
        asked = self._sources, since, self._hidden
        new = self._index.ask(lambda index: new_texts(index, *asked))
        bulletins = {one.bulletin for one in new.values()}
        people = self._index.ask(lambda index: stored.only_in(index, bulletins))
        told, corrected = (people, self._series_with_news(new)), self._reader.corrected()
        return self._index.ask(
            lambda index: catch_up(index, since.text, new, threads, *told, corrected)
        )
