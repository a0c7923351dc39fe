"""Finds the developments that a text was divided into since a mark was made on it.

Other rules divide a text otherwise and give its parts other headings.  They are found in a bulletin
of the same name by their words: most of the 4-grams of one are those of the other.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from reader.library.identity.fingerprint import (
    SAME_SHARE,
    Fingerprint,
    dates_conflict,
    likeness,
    parse_fingerprint,
)
from reader.library.identity.wording import file_name, name_two_publishers, split_target
from reader.library.index.connect import whole

MOST_PARTS = 2000
"""Developments of bulletins of one name that are compared with a mark."""


class DividedStories(tuple[int, ...]):
    """The stories of the parts of a text, that with the most of its words first."""


def divided_stories(index: sqlite3.Connection, targets: Iterable[str]) -> dict[str, DividedStories]:
    """The parts that the texts of signed targets stand in now, as far as there are any."""
    shelves: dict[str, list[tuple[int, str, Fingerprint]]] = {}
    found: dict[str, DividedStories] = {}
    for target in targets:
        line, sign = split_target(target)
        name = file_name(sign)
        try:
            marked = parse_fingerprint(line)
        except ValueError:  # of no text
            continue
        if not name or not marked.gram_count:
            continue
        if name not in shelves:
            shelves[name] = _shelf(index, name)
        parts = _parts_of(marked, sign, shelves[name])
        if parts:
            found[target] = DividedStories(parts)
    return found


def _shelf(index: sqlite3.Connection, name: str) -> list[tuple[int, str, Fingerprint]]:
    """Story, signature and fingerprint of all that stands in bulletins of a name."""
    rows = index.execute(
        "SELECT d.story, d.signature, d.print FROM bulletin AS b"
        " JOIN development AS d ON d.bulletin = b.id WHERE b.name = ? LIMIT ?",
        (name, MOST_PARTS),
    ).fetchall()
    with whole():
        return [(int(story), str(sign), parse_fingerprint(line)) for story, sign, line in rows]


def _parts_of(
    marked: Fingerprint, sign: str, shelf: Iterable[tuple[int, str, Fingerprint]]
) -> list[int]:
    """The stories that have most of their words from a marked text, or hold most of its words."""
    rated: dict[int, float] = {}
    for story, signature, part in shelf:
        if not part.gram_count or dates_conflict(marked, part):
            continue
        if name_two_publishers(signature, sign):
            continue
        alike = likeness(marked, part)
        if alike >= SAME_SHARE:
            shared = alike * min(marked.gram_count, part.gram_count)
            rated[story] = max(shared, rated.get(story, 0.0))
    return sorted(rated, key=lambda story: (-rated[story], story))
