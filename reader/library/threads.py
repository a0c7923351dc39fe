"""Joins the links of developments into threads, and tells of each development what came before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from reader.ledger.threads.texts import ThreadLink
from reader.library.thread_rows import ThreadPlace


class LinkedPlace(NamedTuple):
    """A development that another one is linked with; `why` are the words that both have."""

    place: ThreadPlace
    why: tuple[str, ...]


class ThreadRow(NamedTuple):
    """A development with its neighbours in the thread.

    `thread` is the thread's name for scripts, None where nothing is linked.  `earlier` are those
    that it goes on from, the nearest first, and `later` those that go on from it.
    """

    place: ThreadPlace
    thread: str | None
    earlier: tuple[LinkedPlace, ...]
    later: tuple[LinkedPlace, ...]


class Threads:
    """The threads of all developments that are listed, by the keys of these."""

    def __init__(self, places: Sequence[ThreadPlace], links: Iterable[ThreadLink]) -> None:
        """`places` are in the order of the bulletins, oldest first."""
        self._places = {place.key: place for place in places}
        self._earlier: dict[int, list[LinkedPlace]] = defaultdict(list)
        self._later: dict[int, list[LinkedPlace]] = defaultdict(list)
        for later, earlier, why in links:
            self._earlier[later].append(LinkedPlace(self._places[earlier], why))
            self._later[earlier].append(LinkedPlace(self._places[later], why))
        self._names = self._named()

    def __len__(self) -> int:
        """How many developments there are, linked or not."""
        return len(self._places)

    def __iter__(self) -> Iterator[int]:
        """The keys of the developments, those of earlier bulletins first."""
        return iter(self._places)

    def row(self, key: int) -> ThreadRow | None:
        """A development in its thread; None where it is not listed."""
        place = self._places.get(key)
        if place is None:
            return None
        earlier, later = self._earlier.get(key, ()), self._later.get(key, ())
        return ThreadRow(place, self._names.get(key), tuple(earlier), tuple(later))

    def _named(self) -> Mapping[int, str]:
        """The name of each linked development's thread, made of the first one in it."""
        names: dict[int, str] = {}
        for key in self._places:
            if key not in names and (key in self._later or key in self._earlier):
                name = blake2b(self._places[key].id.encode(), digest_size=6).hexdigest()
                waiting = [key]
                while waiting:
                    one = waiting.pop()
                    if one not in names:
                        names[one] = f"t:{name}"
                        linked = (*self._earlier.get(one, ()), *self._later.get(one, ()))
                        waiting += (other.place.key for other in linked)
        return names
