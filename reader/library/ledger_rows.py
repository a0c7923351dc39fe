"""Gives the ledger over one library: people, series and threads, and what is new in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from reader.library.index import listed_rows
from reader.library.index.recover import RecoveringIndex
from reader.library.ledger_store.scopes import current_scope

if TYPE_CHECKING:
    from reader.ledger.catch_up import MovedFigure, NamedSeries
    from reader.ledger.people.decisions import Decisions
    from reader.ledger.people.heard import LedgerPerson
    from reader.library.catch_up import CatchUp
    from reader.library.corrections.corrected_texts import CorrectedTexts
    from reader.library.ledger_store.stored_people import StoredPeople
    from reader.library.ledger_store.stored_series import StoredSeries
    from reader.library.newness import Since
    from reader.library.threads.rivals import Rivals
    from reader.library.threads.threads import Threads

T = TypeVar("T")
SERIES_ID = re.compile("s:[0-9a-f]{12}")
FIRST, AT_ONCE = 8, 256
"""Series read at a time: few at first, because somebody waits for them, then many."""


class FromReader(Protocol):
    """The reader's decisions about people and corrections of texts."""

    @property
    def is_plain(self) -> bool:
        """Whether the reader has decided nothing about people and corrected nothing."""

    def decisions(self) -> Decisions:
        """Return which people are the same person, and which are not."""

    def corrected(self) -> CorrectedTexts:
        """Return the developments with corrections."""


class LedgerRows:
    """The ledger over the bulletins of some sources; standard input counts only while it is listed.

    Methods import what they need, because a command that prints one line waits for every import.
    """

    def __init__(
        self,
        index: RecoveringIndex,
        sources: Iterable[bytes],
        as_given: Callable[[bytes], str],
        hidden: Container[int],
        reader: FromReader,
    ) -> None:
        """`sources` are paths as the index stores them; `as_given` gives them as typed.

        `hidden` are developments that are not listed, because another one has the same text.
        """
        self._index, self._sources, self._as_given = index, frozenset(sources), as_given
        self._hidden, self._reader = hidden, reader

    def update(self, stop: Callable[[], bool] = lambda: False) -> int | None:
        """Update the stored people and series for what has changed; returns the key of the scope.

        None if `stop` returned true. A scope is the stored ledger of one set of sources, with the
        reader's decisions and corrections.
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
        """Return every person and body once over all bulletins, those in most bulletins first."""
        stored = self._people()
        return self._index.ask(stored.all)

    def stored_people(self) -> StoredPeople | None:
        """Return what reads the stored people, or None if they are out of date."""
        from reader.library.ledger_store.stored_people import StoredPeople

        is_plain = self._reader.is_plain
        decided = () if is_plain else self._reader.decisions().kept
        corrected = {} if is_plain else self._reader.corrected()
        asked = self._sources, decided, corrected
        scope = self._index.ask(lambda index: current_scope(index, *asked))
        return None if scope is None else StoredPeople(scope, self._as_given)

    def each_person(self) -> Iterator[LedgerPerson]:
        """As `people`, but read in batches while the caller iterates."""
        stored, first, most = self._people(), 0, 1  # the first ones have thousands of bulletins
        while some := self._index.ask(lambda index: stored.following(index, first, most)):  # noqa: B023
            yield from some
            first, most = first + most, min(FIRST * most, AT_ONCE)

    def _people(self) -> StoredPeople:
        from reader.library.ledger_store.stored_people import StoredPeople

        return StoredPeople(self._scope(), self._as_given)

    def bulletin_of(self, key: int) -> int | None:
        """Return the bulletin's key of a development, as `LedgerPerson.members` has it."""
        entry = self._index.ask(lambda index: listed_rows.entry(index, key))
        return entry[1] if entry else None

    def series(self) -> list[NamedSeries]:
        """Return the claims of all bulletins, joined to series.

        Series that begin earlier come first, incidental ones last.
        """
        return list(self.each_series())

    def each_series(self) -> Iterator[NamedSeries]:
        """As `series`, but read in batches while the caller iterates."""
        scope, after, most = self._scope(), None, FIRST
        while some := self._ask_series(scope, lambda stored: stored.following(after, most)):  # noqa: B023
            keys = [one.key for one in some]
            yield from self._ask_series(scope, lambda stored: stored.read(keys))  # noqa: B023
            after, most = some[-1], AT_ONCE

    def series_in(self, developments: Iterable[int]) -> list[NamedSeries]:
        """Return series of two or more claims with a claim in these developments or copies."""
        scope, keys = self._scope(), list(developments)
        return self._ask_series(scope, lambda stored: stored.read(stored.in_developments(keys)))

    def risen_tolls(self, threads: Iterable[Sequence[int]]) -> Mapping[int, MovedFigure]:
        """Return, by development, the tolls that are higher than earlier ones in their thread.

        `threads` are the keys of the developments of each, the newest threads first. Only the
        newest are read.
        """
        from reader.library.threads.story_tolls import newest_stories, tolls_in_threads

        scope, stories = self._scope(), newest_stories(threads)
        keys = [key for some in stories for key in some]
        _, counting = self._ask_series(scope, lambda stored: stored.of_dead(keys))
        told = self._each(scope, counting)
        return self._index.ask(lambda index: tolls_in_threads(index, stories, told))

    def _series_with_news(self, developments: Iterable[int]) -> Iterator[NamedSeries]:
        """Yield the series that have a new value or contradiction in these developments."""
        scope, keys = self._scope(), list(developments)
        return self._each(scope, self._ask_series(scope, lambda stored: stored.with_news(keys)))

    def newest_series(self, most: int) -> Iterator[NamedSeries]:
        """Yield the newest series of two or more claims, with about `most` claims in all.

        They are read in batches, because one claim takes kilobytes of memory.
        """
        scope = self._scope()
        return self._each(scope, self._ask_series(scope, lambda stored: stored.newest(most)))

    def _each(self, scope: int, keys: Sequence[int]) -> Iterator[NamedSeries]:
        """Yield the series with these keys in the index, read in small batches."""
        for low in range(0, len(keys), FIRST):
            some = keys[low : low + FIRST]
            yield from self._ask_series(scope, lambda stored: stored.read(some))  # noqa: B023

    def series_named(self, id: str) -> NamedSeries | None:
        """Return the series with this id, or None."""
        if not SERIES_ID.fullmatch(id):
            return None
        scope, name = self._scope(), int(id.removeprefix("s:"), 16)

        def read(stored: StoredSeries) -> list[NamedSeries]:
            key = stored.key_of(name)
            return [] if key is None else stored.read([key])

        return next(iter(self._ask_series(scope, read)), None)

    def _scope(self) -> int:
        """The key of the scope after an update."""
        scope = self.update()
        assert scope is not None, "nothing stops this"
        return scope

    def _ask_series(self, scope: int, read: Callable[[StoredSeries], T]) -> T:
        from reader.library.ledger_store.stored_series import StoredSeries

        return self._index.ask(lambda index: read(StoredSeries(index, scope, self._as_given)))

    def threads(self) -> Threads:
        """Return the threads of all listed developments; they are read when used."""
        from reader.library.threads.threads import ShownThreads, Threads

        shown = ShownThreads(self._sources, self._as_given, self._hidden)
        return Threads(self._index.ask, shown)

    def rivals(self) -> Rivals:
        """Return the lookup for other publishers' texts of the same story."""
        from reader.library.threads.rivals import Rivals
        from reader.library.threads.threads import ShownThreads

        shown = ShownThreads(self._sources, self._as_given, self._hidden)
        return Rivals(self._index.ask, shown)

    def catch_up(self, since: Since, most: int | None = None) -> CatchUp:
        """Return what is new since a moment or a day, in the newest `most` of the new texts."""
        from reader.library.catch_up import Joined, catch_up
        from reader.library.newness import new_texts

        threads, stored = self.threads(), self._people()
        asked = self._sources, since, self._hidden
        new = self._index.ask(lambda index: new_texts(index, *asked, most))
        bulletins = {one.bulletin for one in new.values()}
        people = self._index.ask(lambda index: stored.only_in(index, bulletins))
        joined = Joined(people, self._series_with_news(new), self._new_tolls(threads, new))
        corrected = self._reader.corrected()
        return self._index.ask(
            lambda index: catch_up(index, since.text, new, threads, joined, corrected)
        )

    def _new_tolls(self, threads: Threads, new: Iterable[int]) -> Mapping[int, MovedFigure]:
        """Return the tolls that are higher than earlier ones in the threads of new texts."""
        scope, keys = self._scope(), list(new)
        counting, _ = self._ask_series(scope, lambda stored: stored.of_dead(keys))
        return self.risen_tolls(threads.stories(counting)) if counting else {}
