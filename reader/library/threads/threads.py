"""Tells of each development which thread it is in, what came before, and what came later."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Container, Iterable, Iterator
from typing import Any, NamedTuple, Protocol, TypeVar

from reader.blake2 import blake2b
from reader.library.identity.wording import HASH_LENGTH
from reader.library.index.connect import one_snapshot, whole
from reader.library.index.evidence_rows import line_or_none, one_line
from reader.library.index.source_paths import under

_ALL_PLACES = (
    "SELECT d.id, b.path, NULLIF(b.date, ''), CAST(d.position AS INTEGER), d.title, d.text,"
    " d.signature FROM development AS d JOIN bulletin AS b ON b.id = d.bulletin"
)
_PLACE = f"{_ALL_PLACES} WHERE d.id = ?"
_PLACES = f"{_ALL_PLACES} WHERE d.id IN (SELECT value FROM json_each(?))"
_ALL = (
    "SELECT d.id, b.path FROM bulletin AS b JOIN development AS d ON d.bulletin = b.id"
    " ORDER BY b.date, b.path, b.id, d.position"
)
_EARLIER = "SELECT earlier, why FROM thread_link WHERE later = ? ORDER BY place"
_LATER = "SELECT later, why FROM thread_link WHERE earlier = ? ORDER BY later"
_SAME_WORDS = (
    "SELECT other.id FROM development AS d JOIN development AS other ON other.text = d.text"
    " WHERE d.id = ? AND other.id <> ?"
)


_LINKED = "SELECT earlier FROM thread_link UNION SELECT later FROM thread_link"
_ANY_LINK = (
    "SELECT other.id FROM development AS d JOIN development AS other ON other.text = d.text"
    f" WHERE d.id IN ({_LINKED})"
)
"""Developments that are linked, and those with the same words."""

_WITH_ID = "SELECT id FROM development WHERE text = ? AND substr(signature, 1, ?) = ?"
T = TypeVar("T")


class ThreadPlace(NamedTuple):
    """Where a development stands: all but `key` as `list --json` has it."""

    key: int
    id: str
    source: str
    date: str | None
    number: int
    heading: str


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


class AskIndex(Protocol):
    """Asks the index."""

    def __call__(self, read: Callable[[sqlite3.Connection], T], /) -> T:
        """What `read` returns for a connection to it."""


class Threads:
    """The threads of all developments that are listed, by their keys.

    Links to what is not listed lead on to what that is linked with, and those to a development with
    the same words as a listed one to this.
    """

    def __init__(
        self,
        ask: AskIndex,
        keys: Callable[[], list[int]],
        shown: ShownThreads,
    ) -> None:
        """`ask` asks the index, `keys` gives the listed developments, oldest bulletins first."""
        self._ask, self._keys, self._shown = ask, keys, shown

    def __iter__(self) -> Iterator[int]:
        """The keys of the developments, those of earlier bulletins first."""
        return iter(self._keys())

    def row(self, key: int) -> ThreadRow | None:
        """A development in its thread; None where it is not listed."""
        return self._ask(lambda index: self._shown.row(index, key))

    def rows(self, keys: Iterable[int]) -> dict[int, ThreadRow]:
        """The same of many developments at once, by key; those that are not listed are left out."""
        return self._ask(lambda index: self._shown.rows(index, keys))


class ShownThreads:
    """Reads threads from the index as far as they are listed."""

    def __init__(
        self,
        sources: frozenset[bytes],
        as_given: Callable[[bytes], str],
        hidden: Container[int],
    ) -> None:
        """`hidden` are developments that another one with the same words is listed for."""
        self._is_below, self._as_given, self._hidden = under(sources), as_given, hidden
        self._shown: dict[bytes, str | None] = {}
        self._names: dict[int, str] = {}

    def keys(self, index: sqlite3.Connection) -> list[int]:
        """The keys of all developments that are listed."""
        with whole():
            rows = index.execute(_ALL).fetchall()
        return [key for key, path in rows if key not in self._hidden and self._is_below(path)]

    def members(self, index: sqlite3.Connection, name: str) -> set[int]:
        """The developments of the thread of this name, or of that with this id; none if unknown.

        Of a name all threads are looked at until it is found.
        """
        is_name = name.startswith("t:")
        words, exact = name[:-HASH_LENGTH], name[-HASH_LENGTH:]
        asked, values = (_LINKED, ()) if is_name else (_WITH_ID, (words, HASH_LENGTH, exact))
        for (key,) in index.execute(asked, values).fetchall():
            row = None if key in self._names else self.row(index, key)
            if row is not None and row.thread is not None and (row.thread == name or not is_name):
                return {one for one, thread in self._names.items() if thread == row.thread}
        return set()

    def row(self, index: sqlite3.Connection, key: int) -> ThreadRow | None:
        """A development in its thread; None where it is not listed."""
        with one_snapshot(index), whole():
            place = self.place(index, key)
            if place is None:
                return None
            earlier = tuple(self._linked(index, key, _EARLIER))
            later = tuple(self._linked(index, key, _LATER))
            name = self._name(index, place) if earlier or later else None
            return ThreadRow(place, name, earlier, later)

    def rows(self, index: sqlite3.Connection, keys: Iterable[int]) -> dict[int, ThreadRow]:
        """Developments in their threads, by key, as far as they are listed."""
        found: dict[int, ThreadRow] = {}
        with one_snapshot(index), whole():
            linked = {key for (key,) in index.execute(_ANY_LINK)}
            for told in index.execute(_PLACES, (json.dumps(list(keys)),)).fetchall():
                place = self._placed(told)
                if place is None:
                    continue
                row = self.row(index, place.key) if place.key in linked else None
                found[place.key] = row or ThreadRow(place, None, (), ())
        return found

    def neighbours(
        self, index: sqlite3.Connection, key: int
    ) -> tuple[ThreadPlace | None, ThreadPlace | None]:
        """The first of `earlier` and of `later` in a development's row; the rest is not read."""
        with one_snapshot(index), whole():
            if self.place(index, key) is None:
                return None, None
            near = (next(self._linked(index, key, asked), None) for asked in (_EARLIER, _LATER))
            earlier, later = (one.place if one is not None else None for one in near)
            return earlier, later

    def place(self, index: sqlite3.Connection, key: int) -> ThreadPlace | None:
        """Where a development stands; None where it is not listed."""
        found = index.execute(_PLACE, (key,)).fetchone() if key not in self._hidden else None
        return self._placed(found) if found is not None else None

    def _placed(self, found: tuple[Any, ...]) -> ThreadPlace | None:
        """The place that a row of the index tells of; None where that is not listed."""
        key, path, day, number, title, text, signature = found
        given = self._given(path)
        if given is None or key in self._hidden:
            return None
        identity = one_line(text) + one_line(signature)[:HASH_LENGTH]
        return ThreadPlace(key, identity, given, line_or_none(day), number, one_line(title))

    def _given(self, path: bytes) -> str | None:
        """The path of a bulletin as it is shown; None where it is below no source.

        All developments of a bulletin ask for it.
        """
        if path not in self._shown:
            self._shown[path] = self._as_given(path) if self._is_below(path) else None
        return self._shown[path]

    def _linked(self, index: sqlite3.Connection, key: int, asked: str) -> Iterator[LinkedPlace]:
        """What is listed of the developments that one is linked with in one direction."""
        told = {key}
        waiting: list[tuple[int, tuple[str, ...] | None]] = [(key, None)]
        while waiting:
            at, through = waiting.pop(0)
            for other, why in self.links(index, at, asked):
                place = self.listed(index, other)
                words = why if through is None else through
                if place is None or place.key == key:
                    if other not in told:
                        told.add(other)
                        waiting.append((other, words))
                elif place.key not in told:
                    told.add(place.key)
                    yield LinkedPlace(place, words)

    def links(
        self, index: sqlite3.Connection, key: int, asked: str
    ) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The links of a development and of those with the same words."""
        copies = [other for (other,) in index.execute(_SAME_WORDS, (key, key))]
        for one in (key, *copies):
            for other, why in index.execute(asked, (one,)).fetchall():
                yield other, words_of_link(why)

    def listed(self, index: sqlite3.Connection, key: int) -> ThreadPlace | None:
        """A development, or the listed one with the same words; None where neither is listed."""
        copies = (other for (other,) in index.execute(_SAME_WORDS, (key, key)).fetchall())
        places = (self.place(index, one) for one in (key, *copies))
        return next((place for place in places if place is not None), None)

    def _name(self, index: sqlite3.Connection, place: ThreadPlace) -> str:
        """The name of a development's thread, made of the first one in it."""
        if place.key not in self._names:
            members = {place.key: place}
            waiting = [place.key]
            while waiting:
                key = waiting.pop()
                for asked in (_EARLIER, _LATER):
                    for other in self._linked(index, key, asked):
                        if other.place.key not in members:
                            members[other.place.key] = other.place
                            waiting.append(other.place.key)
            first = min(members.values(), key=lambda one: (one.date or "", one.source, one.number))
            name = f"t:{blake2b(first.id.encode(), digest_size=6).hexdigest()}"
            self._names |= dict.fromkeys(members, name)
        return self._names[place.key]


def words_of_link(why: object) -> tuple[str, ...]:
    """The shared words of a row; DatabaseError where they are none."""
    if not isinstance(why, str):
        raise ValueError("no text where one should be")
    return tuple(one_line(word) for word in json.loads(why))
