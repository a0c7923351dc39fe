"""Returns the thread of a development, with what came before it and what came later."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import partial
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
_BULLETINS = "SELECT id, path FROM bulletin ORDER BY date, path, id"
_IN_BULLETINS = (
    "SELECT d.id FROM json_each(?) AS asked JOIN development AS d ON d.bulletin = asked.value"
    " ORDER BY asked.key, d.position"
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
"""SQL for developments with a link, and for their copies."""

_WITH_ID = "SELECT id FROM development WHERE text = ? AND substr(signature, 1, ?) = ?"
AT_ONCE = 64
"""Bulletins whose developments are listed at once."""

T = TypeVar("T")


class ThreadPlace(NamedTuple):
    """The identity and place of a development; all but `key` appear in `list --json` too."""

    key: int
    id: str
    source: str
    date: str | None
    number: int
    heading: str


class LinkedPlace(NamedTuple):
    """A development linked to another one; `why` are the words that both share."""

    place: ThreadPlace
    why: tuple[str, ...]


class ThreadRow(NamedTuple):
    """A development with its neighbours in the thread.

    `thread` is the thread's id for scripts, None without links. `earlier` are the developments that
    it continues, the nearest first, and `later` those that continue it.
    """

    place: ThreadPlace
    thread: str | None
    earlier: tuple[LinkedPlace, ...]
    later: tuple[LinkedPlace, ...]


class AskIndex(Protocol):
    """Runs a query on the index."""

    def __call__(self, read: Callable[[sqlite3.Connection], T], /) -> T:
        """Call `read` with a connection to the index, and return its result."""


class Threads:
    """The threads of all listed developments, by key.

    Links that lead to an unlisted development are followed further. A link to a copy of a listed
    development counts as a link to the listed one.
    """

    def __init__(self, ask: AskIndex, shown: ShownThreads) -> None:
        """`ask` queries the index."""
        self._ask, self._shown = ask, shown

    def __iter__(self) -> Iterator[int]:
        """Yield the keys of all listed developments, earlier bulletins first.

        They are read some bulletins at a time, so that the first ones come at once.
        """
        bulletins = self._ask(self._shown.bulletins)
        for low in range(0, len(bulletins), AT_ONCE):
            some = bulletins[low : low + AT_ONCE]
            yield from self._ask(partial(self._shown.keys, bulletins=some))

    def row(self, key: int) -> ThreadRow | None:
        """Return a development with its thread; None if it is not listed."""
        return self._ask(lambda index: self._shown.row(index, key))

    def rows(self, keys: Iterable[int]) -> dict[int, ThreadRow]:
        """As `row` for many developments, by key, without those that are not listed."""
        return self._ask(lambda index: self._shown.rows(index, keys))

    def stories(self, keys: Iterable[int]) -> list[tuple[int, ...]]:
        """Return the whole threads of these developments as keys, the newest threads first."""
        return self._ask(lambda index: self._shown.stories(index, keys))


class ShownThreads:
    """Reads threads from the index, limited to what is listed."""

    def __init__(
        self,
        sources: frozenset[bytes],
        as_given: Callable[[bytes], str],
        hidden: Container[int],
    ) -> None:
        """`hidden` are developments that are not listed because a copy of them is."""
        self._is_below, self._as_given, self._hidden = under(sources), as_given, hidden
        self._shown: dict[bytes, str | None] = {}
        self._names: dict[int, str] = {}

    def bulletins(self, index: sqlite3.Connection) -> list[int]:
        """Return the keys of all bulletins in the sources, earlier ones first."""
        return [key for key, path in index.execute(_BULLETINS).fetchall() if self._is_below(path)]

    def keys(self, index: sqlite3.Connection, bulletins: Sequence[int]) -> list[int]:
        """Return the keys of the listed developments of some bulletins."""
        rows = index.execute(_IN_BULLETINS, (json.dumps(bulletins),)).fetchall()
        return [key for (key,) in rows if key not in self._hidden]

    def members(self, index: sqlite3.Connection, name: str) -> set[int]:
        """Return the developments of the thread with this id, or of the one with this development.

        Empty if there is none. A thread's id is not stored, so threads are computed until it is
        found.
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
        """Return a development with its thread; None if it is not listed."""
        with one_snapshot(index), whole():
            place = self.place(index, key)
            if place is None:
                return None
            earlier = tuple(self._linked(index, key, _EARLIER))
            later = tuple(self._linked(index, key, _LATER))
            name = self._name(index, place) if earlier or later else None
            return ThreadRow(place, name, earlier, later)

    def rows(self, index: sqlite3.Connection, keys: Iterable[int]) -> dict[int, ThreadRow]:
        """As `row` for many developments, by key, without those that are not listed."""
        found: dict[int, ThreadRow] = {}
        with one_snapshot(index), whole():
            linked = {key for (key,) in index.execute(_ANY_LINK)}
            for told in index.execute(_PLACES, (json.dumps(list(keys)),)):
                place = self._placed(told)
                if place is None:
                    continue
                row = self.row(index, place.key) if place.key in linked else None
                found[place.key] = row or ThreadRow(place, None, (), ())
        return found

    def stories(self, index: sqlite3.Connection, keys: Iterable[int]) -> list[tuple[int, ...]]:
        """As `Threads.stories`."""
        named = {row.thread for row in self.rows(index, keys).values() if row.thread is not None}
        members: dict[str, list[int]] = {}
        for key, name in self._names.items():
            if name in named:
                members.setdefault(name, []).append(key)
        return sorted((tuple(some) for some in members.values()), key=max, reverse=True)

    def neighbours(
        self, index: sqlite3.Connection, key: int
    ) -> tuple[ThreadPlace | None, ThreadPlace | None]:
        """Return the nearest earlier and later development without reading the whole thread."""
        with one_snapshot(index), whole():
            if self.place(index, key) is None:
                return None, None
            near = (next(self._linked(index, key, asked), None) for asked in (_EARLIER, _LATER))
            earlier, later = (one.place if one is not None else None for one in near)
            return earlier, later

    def place(self, index: sqlite3.Connection, key: int) -> ThreadPlace | None:
        """Return the place of a development; None if it is not listed."""
        found = index.execute(_PLACE, (key,)).fetchone() if key not in self._hidden else None
        return self._placed(found) if found is not None else None

    def _placed(self, found: tuple[Any, ...]) -> ThreadPlace | None:
        """The place in a row of the index; None if the development is not listed."""
        key, path, day, number, title, text, signature = found
        given = self._given(path)
        if given is None or key in self._hidden:
            return None
        identity = one_line(text) + one_line(signature)[:HASH_LENGTH]
        return ThreadPlace(key, identity, given, line_or_none(day), number, one_line(title))

    def _given(self, path: bytes) -> str | None:
        """The path of a bulletin as shown, None if it is below no source.

        Cached for its developments.
        """
        if path not in self._shown:
            self._shown[path] = self._as_given(path) if self._is_below(path) else None
        return self._shown[path]

    def _linked(self, index: sqlite3.Connection, key: int, asked: str) -> Iterator[LinkedPlace]:
        """The listed developments linked in one direction, through unlisted ones if needed."""
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
        """Yield the links of a development and of its copies."""
        copies = [other for (other,) in index.execute(_SAME_WORDS, (key, key))]
        for one in (key, *copies):
            for other, why in index.execute(asked, (one,)).fetchall():
                yield other, words_of_link(why)

    def listed(self, index: sqlite3.Connection, key: int) -> ThreadPlace | None:
        """Return a development or else its listed copy; None if neither is listed."""
        copies = (other for (other,) in index.execute(_SAME_WORDS, (key, key)).fetchall())
        places = (self.place(index, one) for one in (key, *copies))
        return next((place for place in places if place is not None), None)

    def _name(self, index: sqlite3.Connection, place: ThreadPlace) -> str:
        """The id of a development's thread, computed from the first development in it."""
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
    """Decode the shared words of a link's row; ValueError if they are malformed."""
    if not isinstance(why, str):
        raise ValueError("no text where one should be")
    return tuple(one_line(word) for word in json.loads(why))
