"""Turns a development's key into what tells scripts which one it is, and where it stands."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from reader.library.identity.wording import HASH
from reader.library.index import queries
from reader.library.index.recover import RecoveringIndex
from reader.library.index.source_paths import source_path
from reader.models import Bulletin
from reader.pipeline import Candidate


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


class DevelopmentPlace(NamedTuple):
    """Where the index has a development; `path` is the file's, as `source_path` keeps it.

    `position` is 0 for the lead.  `words` is the hash of its words and stated day without case,
    accents and punctuation; `signature` begins with that of its exact words.
    """

    bulletin: int
    path: bytes
    position: int
    words: str
    signature: str


def find_place(index: sqlite3.Connection, key: int) -> DevelopmentPlace | None:
    """Where a development stands; None if it has gone."""
    row = index.execute(
        "SELECT b.id, b.path, CAST(d.position AS INTEGER), d.text, d.signature"
        " FROM development AS d JOIN bulletin AS b ON b.id = d.bulletin WHERE d.id = ?",
        (key,),
    ).fetchone()
    if row and not (isinstance(row[1], bytes) and all(isinstance(text, str) for text in row[3:])):
        raise sqlite3.DatabaseError("no path or text where one should be")
    return DevelopmentPlace(*row) if row else None


class RowIdentities:
    """The identities of the developments of one library."""

    def __init__(self, index: RecoveringIndex, sources: Sequence[str]) -> None:
        """`sources` are those that the library was opened with, as they were given."""
        self._index = index
        self._given: dict[bytes, str] = {}
        for source in sources:
            self._given.setdefault(source_path(source), source)
        self._last: tuple[int, Bulletin] | None = None  # rows of one bulletin come in a row

    def find(self, key: int) -> RowIdentity:
        """The identity of a development."""
        place = self._index.ask(lambda index: find_place(index, key))
        bulletin = place and self._bulletin(place.bulletin)
        if place is None or bulletin is None:
            return RowIdentity()
        return RowIdentity(
            place.words + place.signature[:HASH],
            self._as_given(place.path),
            bulletin.address,
            bulletin.publisher,
            place.position,
        )

    def _bulletin(self, number: int) -> Bulletin | None:
        """A bulletin without its parts."""
        if self._last is None or self._last[0] != number:
            found = self._index.ask(lambda index: queries.heads(index, [number]))
            self._last = (number, found[0]) if found else None
        return self._last and self._last[1]

    def _as_given(self, path: bytes) -> str:
        """A path of the index, begun with the source that leads to it, cleaned for showing."""
        if path.startswith(b"-/"):
            return "-"
        above, below = path, b""
        while above not in self._given:
            parent, name = os.path.split(above)
            if parent == above:
                return Candidate(os.fsdecode(path)).shown
            above, below = parent, os.path.join(name, below) if below else name
        given = self._given[above]
        return Candidate(os.path.join(given, os.fsdecode(below)) if below else given).shown
