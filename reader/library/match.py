"""Fingerprints to the developments in the index that they are of, the likest where several are."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import NamedTuple

from reader.library.alike import Alike
from reader.library.identity import (
    Fingerprint,
    became,
    heading_key,
    is_same,
    likeness,
    read_print,
    text_of,
)
from reader.library.index import whole

MOST_ALIKE = 400
"""With how many developments of one heading a new one is compared, the latest stored first."""

MOST_COMPARED = 8
"""With how many of those, the likest by the look of it, one of many marks is compared."""


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


def find(index: sqlite3.Connection, wanted: Fingerprint, growing: bool = True) -> Known | None:
    """The development in the index that this fingerprint is of, the likest if there are several.

    `growing`: a heading that had no text yet may be any text's under it.  Two bulletins have not
    one text so: of all that stands under a heading ("Other developments") one would be listed.
    """
    exact = known_where(index, "text = ?", (wanted.text,), 1)
    if exact:
        return exact[0]
    day = wanted.day[-5:]
    where = "heading = ? AND day IN (?, '')" if day else "heading = ?"
    values = (heading_key(wanted.heading), day) if day else (heading_key(wanted.heading),)
    near = [(known, known.print) for known in known_where(index, where, values, MOST_ALIKE)]
    if not growing:
        near = [pair for pair in near if bool(pair[1].grams) is bool(wanted.grams)]
    return _likest(near, wanted)


def _likest(near: Iterable[tuple[Known, Fingerprint]], wanted: Fingerprint) -> Known | None:
    """Of those that are the same the likest, and of several the first that was stored."""
    rated = [
        (alike, -known.key, known)
        for known, there in near
        if (alike := became(wanted, there)) is not None
    ]
    return max(rated)[-1] if rated else None


class _Shelves:
    """What is in an index under a heading and a day, read once however often it is asked for."""

    def __init__(self, index: sqlite3.Connection) -> None:
        self._index = index
        self._read: dict[tuple[object, ...], tuple[list[tuple[Known, Fingerprint]], Alike]] = {}

    def find(self, wanted: Fingerprint) -> Known | None:
        """As `find`, of a fingerprint whose very words are not in the index."""
        heading, day = heading_key(wanted.heading), wanted.day[-5:]
        near: list[tuple[Known, Fingerprint]] = []
        for place in ((heading, day), (heading, "")) if day else ((heading,),):
            there, alike = self._shelf(place)
            near += [there[number] for number in alike.closest(wanted, MOST_COMPARED)]
        return _likest(near, wanted)

    def _shelf(self, place: tuple[object, ...]) -> tuple[list[tuple[Known, Fingerprint]], Alike]:
        shelf = self._read.get(place)
        if shelf is None:
            where = " AND ".join(("heading = ?", "day = ?")[: len(place)])
            some = reversed(known_where(self._index, where, place, MOST_ALIKE))
            there = [(known, known.print) for known in some]
            shelf = self._read[place] = there, Alike([now for _, now in there])
        return shelf


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


def known(index: sqlite3.Connection, keys: Iterable[int]) -> list[Known]:
    """Stories and fingerprints of these developments; those that have gone are left out."""
    rows = index.execute(
        "SELECT d.id, d.story, d.print FROM json_each(?) AS wanted"
        " JOIN development AS d ON d.id = wanted.value",
        (json.dumps(list(keys)),),
    )
    return [Known(*row) for row in rows]


def stories_of(index: sqlite3.Connection, lines: Iterable[str]) -> dict[str, int]:
    """The stories of those texts that stand in the index word for word, by the text's hash."""
    rows = index.execute(
        "SELECT DISTINCT d.text, d.story FROM json_each(?) AS wanted"
        " JOIN development AS d ON d.text = wanted.value",
        (json.dumps([text_of(line) for line in lines]),),
    )
    return dict(rows.fetchall())


def likely_stories(index: sqlite3.Connection, lines: Iterable[str]) -> dict[str, int]:
    """The stories of fingerprints' lines, as far as the index has them, by the text's hash."""
    wanted = {text_of(line): line for line in lines}
    found, shelves = stories_of(index, wanted.values()), _Shelves(index)
    for text in wanted.keys() - found.keys():
        with suppress(ValueError):  # a line that we can't read is of no story
            likest = shelves.find(read_print(wanted[text]))
            if likest is not None:
                found[text] = likest.story
    return found
