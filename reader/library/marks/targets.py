"""Finds the stories that the marks of the files belong to."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress

from reader.library.identity.divided import (
    MOST_KEPT,
    DividedStories,
    FirstStory,
    ShelvedText,
    is_of_title,
    parts_beside,
    parts_of,
)
from reader.library.identity.fingerprint import Fingerprint, parse_fingerprint, text_hash
from reader.library.identity.wording import (
    file_name,
    have_same_words,
    name_two_publishers,
    split_target,
)
from reader.library.index.connect import whole
from reader.library.index.match import CandidateCache, IndexedText, stories_of_kins

_Worded = tuple[int, int, str]
"""A story that has some text, its kin and its signature."""


def likely_stories(index: sqlite3.Connection, targets: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return the stories that marks with these targets belong to, as far as they are indexed.

    A target with a signature belongs to one story: the one with exactly its text, or else the most
    similar one that is not by another publisher. A target without a signature belongs to all
    stories of a kin, because early versions could not tell them apart. If the text of a signed
    target has been divided, the target belongs to the parts, of which one may have kept the
    heading; if its words are now the title of its bulletin, to the first development.
    """
    wanted = list(dict.fromkeys(targets))
    there, shelves = _worded(index, wanted), CandidateCache(index)
    found: dict[str, tuple[int, ...]] = {}
    old: dict[str, int] = {}  # the kins of targets without a signature
    named: dict[str, list[ShelvedText]] = {}
    for target in wanted:
        line, sign = split_target(target)
        if one := _of_words(there.get(text_hash(line), ()), sign):
            found[target], kin = (one[0],), one[1]
        elif likest := _likely(shelves, line, sign):
            found[target], kin = _with_parts(index, line, sign, likest, named), likest.kin
        else:
            continue
        if not sign:
            old[target] = kin
    kins = stories_of_kins(index, set(old.values())) if old else {}
    divided = _divided(index, [target for target in wanted if target not in found])
    return found | {target: tuple(kins[kin]) for target, kin in old.items()} | divided


def _with_parts(
    index: sqlite3.Connection,
    line: str,
    sign: str,
    kept: IndexedText,
    named: dict[str, list[ShelvedText]],
) -> tuple[int, ...]:
    """The story with the heading of a mark, and the other parts if its text was divided."""
    marked, first = parse_fingerprint(line), kept.print
    name = file_name(sign)
    if not name or first.gram_count >= MOST_KEPT * marked.gram_count:
        return (kept.story,)
    if name not in named:
        named[name] = _named(index, name)
    return parts_beside(marked, sign, (kept.story, kept.signature, first), named[name])


MOST_PARTS, MOST_TITLES = 2000, 400
"""Most developments in bulletins of one name, and such bulletins, compared with a mark."""


def _divided(index: sqlite3.Connection, targets: Iterable[str]) -> dict[str, DividedStories]:
    """The parts into which the texts of signed targets were divided, if they were."""
    shelves: dict[str, list[ShelvedText]] = {}
    titles: dict[str, list[_Titled]] = {}
    found: dict[str, DividedStories] = {}
    for target in targets:
        line, sign = split_target(target)
        if not (name := file_name(sign)):
            continue
        with suppress(ValueError):  # a malformed line belongs to no story
            marked = parse_fingerprint(line)
            if name not in shelves:
                shelves[name], titles[name] = _named(index, name), _titled(index, name)
            parts = parts_of(marked, sign, shelves[name]) if marked.gram_count else None
            if parts := parts or _under_title(titles[name], marked, sign):
                found[target] = parts
    return found


_Titled = tuple[str, ShelvedText]
"""The title of a bulletin and its first development."""


def _under_title(
    titles: Sequence[_Titled], marked: Fingerprint, sign: str
) -> DividedStories | None:
    """The first development of the latest bulletin whose title has the words of a mark."""
    firsts = (first for title, first in titles if is_of_title(marked, sign, title, first))
    found = next(firsts, None)
    return FirstStory((found[0],)) if found is not None else None


def _titled(index: sqlite3.Connection, name: str) -> list[_Titled]:
    """The titles and first developments of the bulletins with a name, the latest first."""
    rows = index.execute(
        "SELECT b.title, d.story, d.signature, d.print, min(d.position) FROM bulletin AS b"
        " JOIN development AS d ON d.bulletin = b.id WHERE b.name = ?"
        " GROUP BY b.id ORDER BY b.id DESC LIMIT ?",
        (name, MOST_TITLES),
    ).fetchall()
    with whole():
        return [
            (title or "", (int(story), str(sign), parse_fingerprint(line)))
            for title, story, sign, line, _ in rows
        ]


def _named(index: sqlite3.Connection, name: str) -> list[ShelvedText]:
    """The developments of all bulletins with a name."""
    rows = index.execute(
        "SELECT d.story, d.signature, d.print FROM bulletin AS b"
        " JOIN development AS d ON d.bulletin = b.id WHERE b.name = ? LIMIT ?",
        (name, MOST_PARTS),
    ).fetchall()
    with whole():
        return [(int(story), str(sign), parse_fingerprint(line)) for story, sign, line in rows]


def _of_words(there: Sequence[_Worded], sign: str) -> _Worded | None:
    """The signed one of several stories whose normalised text is equal."""
    for one in there:
        if not sign or have_same_words(one[2], sign):
            return one
    return next((one for one in there if not name_two_publishers(one[2], sign)), None)


def _likely(shelves: CandidateCache, line: str, sign: str) -> IndexedText | None:
    with suppress(ValueError):  # a malformed line belongs to no story
        return shelves.find(parse_fingerprint(line), sign)
    return None


def _worded(index: sqlite3.Connection, targets: Iterable[str]) -> dict[str, list[_Worded]]:
    """The stories whose text has one of these hashes, by hash."""
    rows = index.execute(
        "SELECT DISTINCT d.text, d.story, d.kin, d.signature FROM json_each(?) AS wanted"
        " JOIN development AS d ON d.text = wanted.value",
        (json.dumps([text_hash(target) for target in targets]),),
    )
    found: dict[str, list[_Worded]] = {}
    for text, story, kin, sign in rows:
        found.setdefault(text, []).append((story, kin, sign))
    return found
