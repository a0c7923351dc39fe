"""Finds the indexed developments that belong to fingerprints, the most similar one of several."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.library.identity.candidates import Candidates
from reader.library.identity.fingerprint import (
    Fingerprint,
    heading_key,
    is_same,
    likeness,
    parse_fingerprint,
    sameness_to_later,
    text_hash,
)
from reader.library.identity.wording import (
    join_target,
    name_same_file,
    name_two_publishers,
)
from reader.library.index.connect import whole

MOST_ALIKE = 400
"""Most developments with one heading that a new one is compared with, the latest stored first."""

MOST_COMPARED = 8
"""Most of those, the likeliest by shared 4-grams, that are compared with each of many marks."""


class IndexedText(NamedTuple):
    """A development in the index: its key, its story and the line of its fingerprint.

    Developments of one `kin` are the same development, in different wordings (stories). `signature`
    identifies the wording and its publisher.
    """

    key: int
    story: int
    line: str
    kin: int
    signature: str

    @property
    def print(self) -> Fingerprint:
        """The fingerprint; DatabaseError if its line is malformed."""
        with whole():
            return parse_fingerprint(self.line)

    @property
    def target(self) -> str:
        """The target of a mark on it."""
        return join_target(self.line, self.signature)


def find_same(
    index: sqlite3.Connection, wanted: Fingerprint, growing: bool = True
) -> IndexedText | None:
    """Return the indexed development of this fingerprint, the most similar one of several.

    With `growing`, a heading without text matches any text under that heading. Between two
    bulletins that would be wrong: of all texts under a heading like "Other developments", only one
    would be listed.
    """
    exact = indexed_texts_where(index, "text = ?", (wanted.text,), 1)
    if exact:
        return exact[0]
    day = wanted.day[-5:]
    where = "heading = ? AND day IN (?, '')" if day else "heading = ?"
    values = (heading_key(wanted.heading), day) if day else (heading_key(wanted.heading),)
    near = [(known, known.print) for known in indexed_texts_where(index, where, values, MOST_ALIKE)]
    if not growing:
        near = [pair for pair in near if bool(pair[1].gram_count) is bool(wanted.gram_count)]
    return _most_similar(near, wanted)


def _most_similar(
    near: Iterable[tuple[IndexedText, Fingerprint]], wanted: Fingerprint, sign: str = ""
) -> IndexedText | None:
    """The most similar one of those that are the same; of equal ones the first stored."""
    rated = [
        (name_same_file(known.signature, sign), alike, -known.key, known)
        for known, there in near
        if (alike := sameness_to_later(wanted, there)) is not None
    ]
    return max(rated)[-1] if rated else None


class CandidateCache:
    """The developments of an index under a heading and a day; each is read once."""

    def __init__(self, index: sqlite3.Connection) -> None:
        """Read nothing yet."""
        self._index = index
        self._read: dict[
            tuple[object, ...], tuple[list[tuple[IndexedText, Fingerprint]], Candidates]
        ] = {}

    def find(self, wanted: Fingerprint, sign: str) -> IndexedText | None:
        """As `find_same`, for a fingerprint whose exact text is not indexed.

        A text of one publisher never matches a text of another one. A text in a file of the same
        name is preferred to a more similar one.
        """
        heading, day = heading_key(wanted.heading), wanted.day[-5:]
        near: list[tuple[IndexedText, Fingerprint]] = []
        for place in ((heading, day), (heading, "")) if day else ((heading,),):
            there, alike = self._shelf(place)
            near += [there[number] for number in alike.closest(wanted, MOST_COMPARED)]
        near = [pair for pair in near if not name_two_publishers(pair[0].signature, sign)]
        return _most_similar(near, wanted, sign)

    def _shelf(
        self, place: tuple[object, ...]
    ) -> tuple[list[tuple[IndexedText, Fingerprint]], Candidates]:
        shelf = self._read.get(place)
        if shelf is None:
            where = " AND ".join(("heading = ?", "day = ?")[: len(place)])
            some = reversed(indexed_texts_where(self._index, where, place, MOST_ALIKE))
            there = [(known, known.print) for known in some]
            shelf = self._read[place] = there, Candidates([now for _, now in there])
        return shelf


def pair_versions(old: Sequence[IndexedText], new: Sequence[Fingerprint]) -> dict[int, IndexedText]:
    """Pair new developments with old ones, one to one: equal texts first, then the most similar."""
    kept: dict[int, IndexedText] = {}
    worded = {text_hash(known.line): known for known in reversed(old)}
    for place, now in enumerate(new):
        if now.text in worded:
            kept[place] = worded.pop(now.text)
    taken = {known.key for known in kept.values()}
    headed: dict[str, list[tuple[IndexedText, Fingerprint]]] = {}
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


def indexed_texts_where(
    index: sqlite3.Connection, where: str, values: Sequence[object], most: int = -1
) -> list[IndexedText]:
    """Return developments that meet a condition, the latest stored first, at most `most`."""
    rows = index.execute(
        f"SELECT id, story, print, kin, signature FROM development WHERE {where}"
        " ORDER BY id DESC LIMIT ?",
        (*values, most),
    )
    return [IndexedText(*row) for row in rows]


def indexed_texts(index: sqlite3.Connection, keys: Iterable[int]) -> list[IndexedText]:
    """Return these developments without those that are gone."""
    rows = index.execute(
        "SELECT d.id, d.story, d.print, d.kin, d.signature FROM json_each(?) AS wanted"
        " JOIN development AS d ON d.id = wanted.value",
        (json.dumps(list(keys)),),
    )
    return [IndexedText(*row) for row in rows]


def stories_of_kins(index: sqlite3.Connection, kins: Iterable[int]) -> dict[int, set[int]]:
    """Return all stories of these kins."""
    found: dict[int, set[int]] = {kin: set() for kin in kins}
    wanted = json.dumps(list(found))
    rows = index.execute(
        "SELECT d.kin, d.story FROM json_each(?1) AS wanted"
        " JOIN development AS d ON d.kin = wanted.value AND d.kin <> d.story"
        " UNION SELECT d.story, d.story FROM json_each(?1) AS wanted"
        " JOIN development AS d ON d.story = wanted.value",
        (wanted,),
    )
    for kin, story in rows if found else ():
        found[kin].add(story)
    return found


def has_text(index: sqlite3.Connection, line: str) -> bool:
    """Whether the index has exactly this text."""
    asked = "SELECT 1 FROM development WHERE text = ? LIMIT 1"
    return index.execute(asked, (text_hash(line),)).fetchone() is not None
