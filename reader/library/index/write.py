"""An annotated bulletin into the index, whole or not at all; keys stay with their developments.

A development that is the same as one that stood in this file before keeps its key.  One with the
very same words as one in another file joins its *story*, which is listed once and marked once.  One
that is the same in other words is of its *kin*: it is listed too, and only marks of earlier
versions, which did not tell them apart, hold for both.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from reader.library.identity.wording import have_same_words, name_two_publishers
from reader.library.index.connect import writing
from reader.library.index.match import IndexedText, find_same, indexed_texts_where, pair_versions

if TYPE_CHECKING:  # the rules and parsers behind these are not on the way to the screen
    from reader.library.index.prepare import FileSeen, PreparedBulletin, PreparedEntry


class Stored(NamedTuple):
    """What a change did: developments now in the index, and stories that it no longer has."""

    known: tuple[IndexedText, ...] = ()
    gone: tuple[int, ...] = ()


def put_unreadable(index: sqlite3.Connection, seen: FileSeen, why: str) -> Stored:
    """Remember that a file gives no bulletin; what it gave before leaves the index."""
    with writing(index):
        gone = _forget(index, seen.path)
        _put_file(index, seen, why)
    return Stored((), gone)


def put(index: sqlite3.Connection, seen: FileSeen, made: PreparedBulletin) -> Stored:
    """Store a bulletin in place of what its file gave before."""
    from reader.library.index.write_terms import (  # not on the way to the screen
        remove_terms,
        write_terms,
    )

    with writing(index):
        remove_terms(index, seen.path)
        number = _put_bulletin(index, seen.path, made)
        old = indexed_texts_where(index, "bulletin = ?", (number,))
        kept = pair_versions(old, [entry.print for entry in made.entries])
        kept = {at: known for at, known in kept.items() if _stays(index, known, made.entries[at])}
        stay = {known.key for known in kept.values()}
        leaving = [known for known in old if known.key not in stay]
        _remove(index, [known.key for known in leaving])
        stored = _put_entries(index, number, made, kept)
        write_terms(index, number, made.date, stored, made.known)
        _put_file(index, seen, None)
        gone = _without_any(index, {known.story for known in old})
    return Stored(tuple(known for _, known in stored), gone)


def remove(index: sqlite3.Connection, paths: Iterable[bytes]) -> Stored:
    """Files that have gone leave the index, one by one, so that nobody waits long to write."""
    gone: list[int] = []
    for path in paths:
        with writing(index):
            gone += _forget(index, path)
            index.execute("DELETE FROM file WHERE path = ?", (path,))
    return Stored((), tuple(gone))


def touch(index: sqlite3.Connection, seen: FileSeen) -> None:
    """A file whose content is as before, though its time or size is not."""
    index.execute(
        "UPDATE file SET size = ?, mtime = ? WHERE path = ?", (seen.size, seen.mtime, seen.path)
    )


def _put_file(index: sqlite3.Connection, seen: FileSeen, why: str | None) -> None:
    index.execute(
        "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?)",
        (seen.path, seen.size, seen.mtime, seen.content, seen.made, why),
    )


def _put_bulletin(index: sqlite3.Connection, path: bytes, made: PreparedBulletin) -> int:
    row = (
        path,
        made.date or "",
        made.inferred,
        made.name,
        made.title,
        len(made.entries) - made.has_lead,
        made.has_lead,
        made.head,
    )
    index.execute(
        "INSERT INTO bulletin (path, date, inferred, name, title, parts, lead, head)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET date = excluded.date,"
        " inferred = excluded.inferred, name = excluded.name, title = excluded.title,"
        " parts = excluded.parts, lead = excluded.lead, head = excluded.head",
        row,
    )
    found = index.execute("SELECT id FROM bulletin WHERE path = ?", (path,)).fetchone()
    return int(found[0])


def _put_entries(
    index: sqlite3.Connection,
    bulletin: int,
    made: PreparedBulletin,
    kept: Mapping[int, IndexedText],
) -> list[tuple[int, IndexedText]]:
    """Store the parts of a bulletin; what is known of each, with its position.

    `kept` are those that stood in the bulletin before, by their place among the entries.
    """
    last = index.execute("SELECT seq FROM sqlite_sequence WHERE name = 'development'").fetchone()
    new_keys = count(last[0] + 1 if last else 1)
    stored = []
    for place, entry in enumerate(made.entries):
        old, position = kept.get(place), place + (not made.has_lead)
        key = old.key if old else next(new_keys)
        story, kin = _places(index, key, old, entry)
        known = IndexedText(key, story, str(entry.print), kin, entry.signature)
        _put_entry(index, (bulletin, position), known, entry)
        stored.append((position, known))
    return stored


def _put_entry(
    index: sqlite3.Connection, at: tuple[int, int], known: IndexedText, entry: PreparedEntry
) -> None:
    now = entry.print
    told = (entry.heading, now.day[-5:], now.text, entry.title, known.line)
    row = (known.key, *at, known.story, *told, known.kin, known.signature)
    marks = ", ".join("?" * len(row))
    index.execute(f"INSERT OR REPLACE INTO development VALUES ({marks})", row)
    index.execute("INSERT OR REPLACE INTO body VALUES (?, ?)", (known.key, entry.packed))


def _stays(index: sqlite3.Connection, old: IndexedText, entry: PreparedEntry) -> bool:
    """Whether a changed text takes its story along.

    Not where another file still has the old words, or another publisher's took their place.
    """
    if have_same_words(old.signature, entry.signature):
        return True
    if name_two_publishers(old.signature, entry.signature):
        return False
    copies = index.execute(
        "SELECT 1 FROM development WHERE story = ? AND id <> ?", (old.story, old.key)
    )
    return copies.fetchone() is None


def _places(
    index: sqlite3.Connection, key: int, old: IndexedText | None, entry: PreparedEntry
) -> tuple[int, int]:
    """The story and the kin of what is stored under a key; `old` is what it was before."""
    alike = indexed_texts_where(index, "text = ? AND id <> ?", (entry.print.text, key))
    for other in alike:
        if have_same_words(other.signature, entry.signature):
            return other.story, other.kin
    if old:
        return old.story, old.kin
    found = find_same(index, entry.print, growing=False)
    return key, found.kin if found else key


def _forget(index: sqlite3.Connection, path: bytes) -> tuple[int, ...]:
    """Take out what a file gave; the stories that have gone with it."""
    found = index.execute("SELECT id FROM bulletin WHERE path = ?", (path,)).fetchone()
    if not found:
        return ()
    from reader.library.index.write_terms import remove_terms

    remove_terms(index, path)
    rows = index.execute("SELECT id, story FROM development WHERE bulletin = ?", found).fetchall()
    _remove(index, [key for key, _ in rows])
    index.execute("DELETE FROM bulletin WHERE id = ?", found)
    return _without_any(index, [story for _, story in rows])


def _without_any(index: sqlite3.Connection, stories: Iterable[int]) -> tuple[int, ...]:
    """Those of the stories that no development in the index belongs to."""
    asked = "SELECT 1 FROM development WHERE story = ? LIMIT 1"
    return tuple(story for story in stories if index.execute(asked, (story,)).fetchone() is None)


def _remove(index: sqlite3.Connection, keys: Iterable[int]) -> None:
    for key in keys:
        index.execute("DELETE FROM body WHERE id = ?", (key,))
        index.execute("DELETE FROM development WHERE id = ?", (key,))
