"""Turns a development's key into what tells scripts which one it is, and where it stands."""

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
    """`id` is a hash of the very words and the stated day: the same words have the same everywhere.

    `source` is the path as it is reached from the library's sources, or "-": the one that reading
    the same sources gives (`Bulletin.source`), not the one that the bulletin was first read by.
    `address` and `publisher` are those that the bulletin states.  `number` is the position in it: 0
    for the lead, then from 1.  Of a development that has gone from the index all are None.
    """

    id: str | None = None
    source: str | None = None
    address: str | None = None
    publisher: str | None = None
    number: int | None = None


class IndexedBulletin(NamedTuple):
    """A bulletin in the index: its file's path as `source_path` keeps it, and itself without parts.

    `parts` are the key and the position of each part, the hash of its words and stated day (without
    case, accents and punctuation) and its signature, which begins with that of its exact words.
    """

    path: bytes
    bulletin: Bulletin
    parts: list[tuple[int, int, str, str]]


class RowIdentities:
    """The identities of the developments of one library."""

    def __init__(self, index: RecoveringIndex, sources: Sequence[str]) -> None:
        """`sources` are those that the library was opened with, as they were given."""
        self._index = index
        self._given: dict[bytes, str] = {}
        for source in sources:
            self._given.setdefault(source_path(source), source)
        self._last: dict[int, RowIdentity] = {}  # of one bulletin: its rows follow one another

    def find(self, key: int) -> RowIdentity:
        """The identity of a development."""
        if key not in self._last:
            found = self._index.ask(lambda index: _bulletin_of(index, key))
            self._last = self._identities(*found) if found else {}
        return self._last.get(key, RowIdentity())

    def key_of(self, id: str) -> int | None:
        """The key of the development with this id; None if the index has none."""
        asked = "SELECT id FROM development WHERE text = ? AND substr(signature, 1, ?) = ? LIMIT 1"
        words, exact = id[:-HASH_LENGTH], id[-HASH_LENGTH:]
        row = self._index.ask(
            lambda index: index.execute(asked, (words, HASH_LENGTH, exact)).fetchone()
        )
        return int(row[0]) if row else None

    def _identities(
        self, path: bytes, bulletin: Bulletin, parts: list[tuple[int, int, str, str]]
    ) -> dict[int, RowIdentity]:
        """The identities of the parts of a bulletin by their keys."""
        stated = (self.as_given(path), bulletin.address, bulletin.publisher)
        return {
            key: RowIdentity(words + signature[:HASH_LENGTH], *stated, position)
            for key, position, words, signature in parts
        }

    def as_given(self, path: bytes) -> str:
        """A path of the index, begun with the source that leads to it, cleaned for showing."""
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
    """The bulletin that a development stands in; None if it has gone."""
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
