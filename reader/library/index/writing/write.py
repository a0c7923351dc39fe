"""Writes the bulletins of a source into the index, all or none; developments keep their keys.

A development that is the same as one in this bulletin before keeps that one's key. A development
with exactly the words of one in another bulletin joins its *story*, which is listed once and marked
once. The same development in other words belongs to its *kin*: it is listed too, and only marks of
early versions, which did not distinguish the two, apply to both.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import count
from time import time
from typing import TYPE_CHECKING, NamedTuple

from reader.library.identity.wording import have_same_words, name_two_publishers
from reader.library.index.connect import writing
from reader.library.index.evidence_rows import EVIDENCE
from reader.library.index.match import IndexedText, find_same, indexed_texts_where, pair_versions
from reader.library.index.writing.joining import groups_of, is_kept_alone, join_reports
from reader.library.index.writing.stale_threads import mark_days

if TYPE_CHECKING:  # these would import rules and parsers, which the screen does not need
    from reader.library.index.prepare import (
        FileSeen,
        PreparedBulletin,
        PreparedEntry,
        PreparedRows,
    )


class Stored(NamedTuple):
    """The result of a change: developments now in the index, and stories that left it."""

    known: tuple[IndexedText, ...] = ()
    gone: tuple[int, ...] = ()


class UnreadableFile(NamedTuple):
    """Why a file has no bulletin, and where it would be listed: its name and day (ISO 8601)."""

    why: str
    name: str
    day: str


def put_unreadable(index: sqlite3.Connection, seen: FileSeen, file: UnreadableFile) -> Stored:
    """Store that a source has no bulletin; its earlier bulletins leave the index."""
    with writing(index):
        joined = groups_of(index, seen.path)
        gone = _forget(index, seen.path, ())
        join_reports(index, seen.path, joined)
        index.execute(
            "INSERT INTO bulletin (path, item, date, inferred, name, title, parts, lead, why)"
            " VALUES (?, '', ?, 1, ?, ?, 0, 0, ?)",
            (seen.path, file.day, file.name, file.name, file.why),
        )
        _put_source(index, seen, file.why)
    return Stored((), gone)


def put(index: sqlite3.Connection, seen: FileSeen, made: Sequence[PreparedBulletin]) -> Stored:
    """Replace the bulletins of a source."""
    known: list[IndexedText] = []
    with writing(index):
        joined = groups_of(index, seen.path)
        _forget_reason(index, seen.path)
        gone = _forget(index, seen.path, [bulletin.item for bulletin in made])
        for bulletin in made:
            stored = _put_bulletin(index, seen.path, bulletin)
            known += stored.known
            gone += stored.gone
        _put_source(index, seen, None)
        join_reports(index, seen.path, joined)
        gone = _without_any(index, gone)
    return Stored(tuple(known), gone)


def _forget_reason(index: sqlite3.Connection, path: bytes) -> None:
    index.execute("DELETE FROM bulletin WHERE path = ? AND why IS NOT NULL", (path,))


def _put_bulletin(index: sqlite3.Connection, path: bytes, made: PreparedBulletin) -> Stored:
    """Replace the bulletin with the same item; a story in `gone` may have been stored again."""
    from reader.library.index.writing.write_terms import (  # not on the way to the screen
        remove_terms,
        write_terms,
    )

    number = _bulletin_key(index, path, made.item)
    if number is not None:
        remove_terms(index, number)
        mark_days(index, number)
    number = _put_head(index, path, made)
    index.execute("DELETE FROM person WHERE bulletin = ?", (number,))
    people = [(number, at, *row) for at, row in enumerate(made.people)]
    index.executemany("INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", people)
    old = indexed_texts_where(index, "bulletin = ?", (number,))
    kept = pair_versions(old, [entry.print for entry in made.entries])
    if is_kept_alone(path) and len(old) == len(made.entries) == 1:
        kept = {0: old[0]}  # an item and its page are the same development, whatever their words
    kept = {at: known for at, known in kept.items() if _stays(index, known, made.entries[at])}
    stay = {known.key for known in kept.values()}
    leaving = [known for known in old if known.key not in stay]
    _remove(index, [known.key for known in leaving])
    stored = _put_entries(index, number, made, kept)
    write_terms(index, number, made.date, stored, made.known)
    mark_days(index, number)
    gone = _without_any(index, {known.story for known in old})
    return Stored(tuple(known for _, known in stored), gone)


def remove(index: sqlite3.Connection, paths: Iterable[bytes]) -> Stored:
    """Remove deleted sources from the index, one transaction each, so that no writer waits long."""
    gone: list[int] = []
    for path in paths:
        with writing(index):
            joined = groups_of(index, path)
            gone += _forget(index, path, ())
            join_reports(index, path, joined)
            index.execute("DELETE FROM source WHERE path = ?", (path,))
    return Stored((), tuple(gone))


def touch(index: sqlite3.Connection, seen: FileSeen) -> None:
    """Update time and size of a source whose content is unchanged."""
    index.execute(
        "UPDATE source SET size = ?, mtime = ? WHERE path = ?", (seen.size, seen.mtime, seen.path)
    )


def _put_source(index: sqlite3.Connection, seen: FileSeen, why: str | None) -> None:
    index.execute(
        "INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?, ?)",
        (seen.path, seen.size, seen.mtime, seen.content, seen.given, why, int(time())),
    )


def _bulletin_key(index: sqlite3.Connection, path: bytes, item: str) -> int | None:
    asked = "SELECT id FROM bulletin WHERE path = ? AND item = ?"
    found = index.execute(asked, (path, item)).fetchone()
    return int(found[0]) if found else None


_HEAD = (
    "date, inferred, name, title, parts, lead,"
    " publisher, basis, address, credits, published, authors, updated, report,"
    " source, people, roster, times, quotes"
)
_REPLACED = ", ".join(f"{column} = excluded.{column}" for column in _HEAD.split(", "))


def _put_head(index: sqlite3.Connection, path: bytes, made: PreparedBulletin) -> int:
    """Store a bulletin's own row; returns its key, which does not change."""
    parts = len(made.entries) - made.has_lead
    told = (made.date or "", made.inferred, made.name, made.title, parts, made.has_lead)
    quotes = sum(entry.summary.quotes for entry in made.entries)
    row = (path, made.item, *told, *made.head, made.times, quotes)
    index.execute(
        f"INSERT INTO bulletin (path, item, {_HEAD}) VALUES ({_marks(row)})"
        f" ON CONFLICT (path, item) DO UPDATE SET {_REPLACED}",
        row,
    )
    number = _bulletin_key(index, path, made.item)
    assert number is not None
    return number


def _marks(row: Sequence[object]) -> str:
    return ", ".join("?" * len(row))


def _put_entries(
    index: sqlite3.Connection,
    bulletin: int,
    made: PreparedBulletin,
    kept: Mapping[int, IndexedText],
) -> list[tuple[int, IndexedText]]:
    """Store the parts of a bulletin; returns each with its position.

    `kept` are those that were in the bulletin before, by their place among the entries.
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
    row = (known.key, *at, known.story, *told, known.kin, known.signature, *entry.summary)
    index.execute(f"INSERT OR REPLACE INTO development VALUES ({_marks(row)})", row)
    index.execute("INSERT OR IGNORE INTO first_stored VALUES (?, ?)", (now.text, int(time())))
    _put_rows(index, known.key, entry.rows)


def _stays(index: sqlite3.Connection, old: IndexedText, entry: PreparedEntry) -> bool:
    """Whether a changed text keeps its story.

    It does not if another bulletin still has the old words, or if the new words are another
    publisher's.
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
    """The story and the kin of a part stored under a key; `old` is its earlier version."""
    alike = indexed_texts_where(index, "text = ? AND id <> ?", (entry.print.text, key))
    for other in alike:
        if have_same_words(other.signature, entry.signature):
            return other.story, other.kin
    if old:
        return old.story, old.kin
    found = find_same(index, entry.print, growing=False)
    return key, found.kin if found else key


def _put_rows(index: sqlite3.Connection, key: int, rows: PreparedRows) -> None:
    """Store a development's text and evidence, unless the index has exactly these rows."""
    old = index.execute("SELECT digest FROM article WHERE id = ?", (key,)).fetchone()
    if old is not None:
        if old[0] == rows.article[0]:
            return
        _remove_rows(index, key)
    blocks = [(key, number, text) for number, text in enumerate(rows.blocks)]
    index.executemany("INSERT INTO block VALUES (?, ?, ?)", blocks)
    for table, items in zip(EVIDENCE, rows.evidence, strict=True):
        if items:
            made = [(key, number, *row) for number, row in enumerate(items)]
            index.executemany(f"INSERT INTO {table.name} VALUES ({_marks(made[0])})", made)
    languages = [(key, number, *row) for number, row in enumerate(rows.languages)]
    index.executemany("INSERT INTO language VALUES (?, ?, ?, ?)", languages)
    index.execute(f"INSERT INTO article VALUES (?, {_marks(rows.article)})", (key, *rows.article))


def _forget(index: sqlite3.Connection, path: bytes, items: Collection[str]) -> tuple[int, ...]:
    """Remove the bulletins of a source except these items; returns the stories that left."""
    rows = index.execute("SELECT id, item FROM bulletin WHERE path = ?", (path,)).fetchall()
    gone: list[int] = []
    for number, item in rows:
        if item not in items:
            gone += _forget_bulletin(index, number)
    return _without_any(index, gone)


def _forget_bulletin(index: sqlite3.Connection, number: int) -> list[int]:
    """Remove a bulletin; returns the stories of its developments."""
    from reader.library.index.writing.write_terms import remove_terms

    remove_terms(index, number)
    mark_days(index, number)
    asked = "SELECT id, story FROM development WHERE bulletin = ?"
    rows = index.execute(asked, (number,)).fetchall()
    _remove(index, [key for key, _ in rows])
    index.execute("DELETE FROM person WHERE bulletin = ?", (number,))
    index.execute("DELETE FROM bulletin WHERE id = ?", (number,))
    return [story for _, story in rows]


def _without_any(index: sqlite3.Connection, stories: Iterable[int]) -> tuple[int, ...]:
    """The stories that no development in the index belongs to."""
    asked = "SELECT 1 FROM development WHERE story = ? LIMIT 1"
    return tuple(story for story in stories if index.execute(asked, (story,)).fetchone() is None)


def _remove(index: sqlite3.Connection, keys: Iterable[int]) -> None:
    for key in keys:
        _remove_rows(index, key)
        index.execute("DELETE FROM development WHERE id = ?", (key,))
        index.execute("DELETE FROM thread_link WHERE later = ?", (key,))
        index.execute("DELETE FROM rival WHERE one = ?", (key,))


def _remove_rows(index: sqlite3.Connection, key: int) -> None:
    """Remove a development's text and evidence."""
    index.execute("DELETE FROM article WHERE id = ?", (key,))
    for name in ("block", "language", *(table.name for table in EVIDENCE)):
        index.execute(f"DELETE FROM {name} WHERE development = ?", (key,))
