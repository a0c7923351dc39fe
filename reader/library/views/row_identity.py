"""Gives scripts a stable identity for each development: an id, its source and its position."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from reader.clean import shown_path
from reader.library.identity.wording import HASH_LENGTH
from reader.library.index import queries
from reader.library.index.recover import RecoveringIndex
from reader.library.index.source_paths import source_path
from reader.models import Bulletin


class RowIdentity(NamedTuple):
    """The identity of a development; all fields are None if it is no longer indexed.

    `id` is a hash of the exact words and the stated day, so equal texts have equal ids everywhere.
    `source` is the path as reached from the library's current sources, or "-"; it equals
    `Bulletin.source` of a new reading, whichever path the bulletin was first read by. `address` and
    `publisher` are as stated in the bulletin. `number` is the position in it: 0 for the lead, then
    from 1.
    """

    id: str | None = None
    source: str | None = None
    address: str | None = None
    publisher: str | None = None
    number: int | None = None


class IndexedBulletin(NamedTuple):
    """A bulletin in the index without its parts, with its file's path as `source_path` stores it.

    `parts` are, for each part: key, position, hash of its normalised words and stated day, and
    signature, which begins with a hash of its exact words.
    """

    path: bytes
    bulletin: Bulletin
    parts: list[tuple[int, int, str, str]]


class RowIdentities:
    """Looks up the identities of the developments of one library."""

    def __init__(self, index: RecoveringIndex, sources: Sequence[str]) -> None:
        """`sources` are the library's sources as they were given."""
        self._index = index
        self._given: dict[bytes, str] = {}
        for source in sources:
            self._given.setdefault(source_path(source), source)
        self._last: dict[int, RowIdentity] = {}  # of the last bulletin: its rows come in sequence

    def find(self, key: int) -> RowIdentity:
        """Return the identity of a development."""
        if key not in self._last:
            found = self._index.ask(lambda index: _bulletin_of(index, key))
            self._last = self._identities(*found) if found else {}
        return self._last.get(key, RowIdentity())

    def key_of(self, id: str) -> int | None:
        """Return the key of the development with this id; None if the index has none."""
        asked = "SELECT id FROM development WHERE text = ? AND substr(signature, 1, ?) = ? LIMIT 1"
        words, exact = id[:-HASH_LENGTH], id[-HASH_LENGTH:]
        row = self._index.ask(
            lambda index: index.execute(asked, (words, HASH_LENGTH, exact)).fetchone()
        )
        return int(row[0]) if row else None

    def _identities(
        self, path: bytes, bulletin: Bulletin, parts: list[tuple[int, int, str, str]]
    ) -> dict[int, RowIdentity]:
        """The identities of the parts of a bulletin by key."""
        stated = (self.as_given(path), bulletin.address, bulletin.publisher)
        return {
            key: RowIdentity(words + signature[:HASH_LENGTH], *stated, position)
            for key, position, words, signature in parts
        }

    def as_given(self, path: bytes) -> str:
        """Return a path of the index as reached from the given source above it, for display."""
        if path.startswith(b"-/"):
            return "-"
        above, below = path, b""
        while above not in self._given:
            parent, name = os.path.split(above)
            if parent == above:
                return shown_path(os.fsdecode(path))
            above, below = parent, os.path.join(name, below) if below else name
        given = self._given[above]
        return shown_path(os.path.join(given, os.fsdecode(below)) if below else given)


def _bulletin_of(index: sqlite3.Connection, key: int) -> IndexedBulletin | None:
    """The bulletin that contains a development; None if it is no longer indexed."""
    asked = (
        "SELECT id, path FROM bulletin WHERE id = (SELECT bulletin FROM development WHERE id = ?)"
    )
    found = index.execute(asked, (key,)).fetchone()
    heads = queries.bulletin_heads(index, found[:1]) if found else ()
    if not heads:
        return None
    parts = index.execute(
        "SELECT id, CAST(position AS INTEGER), text, signature FROM development WHERE bulletin = ?",
        found[:1],
    ).fetchall()
    texts = [text for part in parts for text in part[2:]]
    if not isinstance(found[1], bytes) or not all(isinstance(text, str) for text in texts):
        raise sqlite3.DatabaseError("no path or text where one should be")
    return IndexedBulletin(found[1], heads[0], parts)
