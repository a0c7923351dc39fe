"""Finds the developments of the index that fingerprints are of, the likest of several."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import NamedTuple

from reader.library.identity.candidates import Candidates
from reader.library.identity.divided import DividedStories, ShelvedText, parts_of
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
    file_name,
    have_same_words,
    join_target,
    name_same_file,
    name_two_publishers,
    split_target,
)
from reader.library.index.connect import whole

MOST_ALIKE = 400
"""With how many developments of one heading a new one is compared, the latest stored first."""

MOST_COMPARED = 8
"""With how many of those, the likest by the look of it, one of many marks is compared."""


class IndexedText(NamedTuple):
    """A development in the index: its key, its story and the line of its fingerprint.

    Those of one `kin` are the same development, each story of it in words of its own; `signature`
    tells which words and whose.
    """

    key: int
    story: int
    line: str
    kin: int
    signature: str

    @property
    def print(self) -> Fingerprint:
        """The fingerprint; the index is damaged where its line tells of none."""
        with whole():
            return parse_fingerprint(self.line)

    @property
    def target(self) -> str:
        """What a mark on it is made on."""
        return join_target(self.line, self.signature)


def find_same(
    index: sqlite3.Connection, wanted: Fingerprint, growing: bool = True
) -> IndexedText | None:
    """The development in the index that this fingerprint is of, the likest if there are several.

    `growing`: a heading that had no text yet may be any text's under it.  Two bulletins have not
    one text so: of all that stands under a heading ("Other developments") one would be listed.
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
    """Of those that are the same the likest, and of several the first that was stored."""
    rated = [
        (name_same_file(known.signature, sign), alike, -known.key, known)
        for known, there in near
        if (alike := sameness_to_later(wanted, there)) is not None
    ]
    return max(rated)[-1] if rated else None


class _CandidateCache:
    """What is in an index under a heading and a day, read once however often it is asked for."""

    def __init__(self, index: sqlite3.Connection) -> None:
        self._index = index
        self._read: dict[
            tuple[object, ...], tuple[list[tuple[IndexedText, Fingerprint]], Candidates]
        ] = {}

    def find(self, wanted: Fingerprint, sign: str) -> IndexedText | None:
        """As `find`, of a fingerprint whose very words are not in the index.

        What the signature's publisher said is never found in another publisher's words.  A text in
        a file of the same name comes before one that is more like it.
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
    """Which of the old developments each of the new ones is, one to one: first those with the
    very same words, then the likest.
    """
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
    """Developments as asked for, the latest stored first, at most so many."""
    rows = index.execute(
        f"SELECT id, story, print, kin, signature FROM development WHERE {where}"
        " ORDER BY id DESC LIMIT ?",
        (*values, most),
    )
    return [IndexedText(*row) for row in rows]


def indexed_texts(index: sqlite3.Connection, keys: Iterable[int]) -> list[IndexedText]:
    """Stories and fingerprints of these developments; those that have gone are left out."""
    rows = index.execute(
        "SELECT d.id, d.story, d.print, d.kin, d.signature FROM json_each(?) AS wanted"
        " JOIN development AS d ON d.id = wanted.value",
        (json.dumps(list(keys)),),
    )
    return [IndexedText(*row) for row in rows]


_Worded = tuple[int, int, str]
"""A story that has some text, its kin and its signature."""


def likely_stories(index: sqlite3.Connection, targets: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The stories that marks made on these are of, as far as the index has them.

    A signed one is of one story: that of its very words, else the likest that is no rival's.  One
    without a signature is of all stories of a kin: nobody could tell them apart.  A signed one
    whose text stands in other parts now is of these.
    """
    wanted = list(dict.fromkeys(targets))
    there, shelves = _worded(index, wanted), _CandidateCache(index)
    found: dict[str, tuple[int, ...]] = {}
    old: dict[str, int] = {}  # the kins of those that are not signed
    for target in wanted:
        line, sign = split_target(target)
        one = _of_words(there.get(text_hash(line), ()), sign) or _likely(shelves, line, sign)
        if one is not None:
            found[target] = (one[0],)
            if not sign:
                old[target] = one[1]
    kins = stories_of_kins(index, set(old.values())) if old else {}
    divided = _divided(index, [target for target in wanted if target not in found])
    return found | {target: tuple(kins[kin]) for target, kin in old.items()} | divided


MOST_PARTS = 2000
"""Developments of bulletins of one name that are compared with a mark."""


def _divided(index: sqlite3.Connection, targets: Iterable[str]) -> dict[str, DividedStories]:
    """The parts that the texts of signed targets stand in now, as far as there are any."""
    shelves: dict[str, list[ShelvedText]] = {}
    found: dict[str, DividedStories] = {}
    for target in targets:
        line, sign = split_target(target)
        if not (name := file_name(sign)):
            continue
        with suppress(ValueError):  # a line that we can't read is of no story
            marked = parse_fingerprint(line)
            if marked.gram_count:
                if name not in shelves:
                    shelves[name] = _named(index, name)
                if parts := parts_of(marked, sign, shelves[name]):
                    found[target] = parts
    return found


def _named(index: sqlite3.Connection, name: str) -> list[ShelvedText]:
    """What stands in bulletins of a name."""
    rows = index.execute(
        "SELECT d.story, d.signature, d.print FROM bulletin AS b"
        " JOIN development AS d ON d.bulletin = b.id WHERE b.name = ? LIMIT ?",
        (name, MOST_PARTS),
    ).fetchall()
    with whole():
        return [(int(story), str(sign), parse_fingerprint(line)) for story, sign, line in rows]


def _of_words(there: Sequence[_Worded], sign: str) -> _Worded | None:
    """Of those that have one text, but perhaps in another spelling, the one that was signed."""
    for one in there:
        if not sign or have_same_words(one[2], sign):
            return one
    return next((one for one in there if not name_two_publishers(one[2], sign)), None)


def _likely(shelves: _CandidateCache, line: str, sign: str) -> _Worded | None:
    with suppress(ValueError):  # a line that we can't read is of no story
        likest = shelves.find(parse_fingerprint(line), sign)
        return (likest.story, likest.kin, likest.signature) if likest else None
    return None


def _worded(index: sqlite3.Connection, targets: Iterable[str]) -> dict[str, list[_Worded]]:
    """What stands in the index word for word, by the text's hash."""
    rows = index.execute(
        "SELECT DISTINCT d.text, d.story, d.kin, d.signature FROM json_each(?) AS wanted"
        " JOIN development AS d ON d.text = wanted.value",
        (json.dumps([text_hash(target) for target in targets]),),
    )
    found: dict[str, list[_Worded]] = {}
    for text, story, kin, sign in rows:
        found.setdefault(text, []).append((story, kin, sign))
    return found


def stories_of_kins(index: sqlite3.Connection, kins: Iterable[int]) -> dict[int, set[int]]:
    """All stories of some kins."""
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
    """Whether a text stands in the index word for word."""
    asked = "SELECT 1 FROM development WHERE text = ? LIMIT 1"
    return index.execute(asked, (text_hash(line),)).fetchone() is not None
