"""Fingerprints to the developments in the index that they are of, the likest where several are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from reader.library.identity import (
    Fingerprint,
    heading_key,
    is_same,
    likeness,
    read_print,
    text_of,
)

MOST_ALIKE = 400
"""With how many developments of one heading a new one is compared, the latest stored first."""


class Known(NamedTuple):
    """A development in the index: its key, its story and the line of its fingerprint."""

    key: int
    story: int
    line: str

    @property
    def print(self) -> Fingerprint:
        """The fingerprint; the index is damaged where its line tells of none."""
        with whole():
            return read_print(self.line)


@contextmanager
def whole() -> Iterator[None]:
    """An entry that can't be read is damage of the index, like any that SQLite finds itself."""
    try:
        yield
    except ValueError as error:
        raise sqlite3.DatabaseError(str(error)) from error


def find(index: sqlite3.Connection, wanted: Fingerprint) -> Known | None:
    """The development in the index that this fingerprint is of, the likest if there are several."""
    exact = known_where(index, "text = ?", (wanted.text,), 1)
    if exact:
        return exact[0]
    day = wanted.day[-5:]
    where = "heading = ? AND day IN (?, '')" if day else "heading = ?"
    values = (heading_key(wanted.heading), day) if day else (heading_key(wanted.heading),)
    near = known_where(index, where, values, MOST_ALIKE)
    rated = [
        (likeness(there, wanted), -known.key, known)
        for known, there in ((known, known.print) for known in near)
        if is_same(there, wanted)
    ]
    return max(rated)[-1] if rated else None


def pair(old: Sequence[Known], new: Sequence[Fingerprint]) -> dict[int, Known]:
    """Which of the old developments each of the new ones is, one to one: first those with the
    very same words, then the likest.
    """
    kept: dict[int, Known] = {}
    worded = {text_of(known.line): known for known in reversed(old)}
    for place, now in enumerate(new):
        if now.text in worded:
            kept[place] = worded.pop(now.text)
    taken = {known.key for known in kept.values()}
    headed: dict[str, list[tuple[Known, Fingerprint]]] = {}
    for known in old:
        if known.key not in taken:
            there = known.print
            headed.setdefault(there.heading, []).append((known, there))
    pairs = [
        (likeness(there, now), -place, -known.key, known)
        for place, now in enumerate(new)
        if place not in kept
        for known, there in headed.get(now.heading, [])[:MOST_ALIKE]
        if is_same(there, now)
    ]
    for _, place, _, known in sorted(pairs, key=lambda pair: pair[:3], reverse=True):
        if -place not in kept and known.key not in taken:
            kept[-place] = known
            taken.add(known.key)
    return kept


def known_where(
    index: sqlite3.Connection, where: str, values: Sequence[object], most: int = -1
) -> list[Known]:
    """Developments as asked for, the latest stored first, at most so many."""
    rows = index.execute(
        f"SELECT id, story, print FROM development WHERE {where} ORDER BY id DESC LIMIT ?",
        (*values, most),
    )
    return [Known(*row) for row in rows]
