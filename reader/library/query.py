"""Questions to the index: shelves, rows, articles, fingerprints; nothing is changed here."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from reader.library.codec import unpack, unpack_head
from reader.library.identity import Fingerprint
from reader.library.marks.record import from_json
from reader.library.store import Known, find
from reader.library.views import Article


class Shelved(NamedTuple):
    """A bulletin as the list needs it; `parts` counts developments, `lead` is 0 or 1."""

    key: int
    path: bytes
    date: str
    inferred: int
    title: str
    parts: int
    lead: int


class Entry(NamedTuple):
    """A development as the list needs it; `text` is the hash of its words."""

    key: int
    position: int
    story: int
    text: str
    title: str


class Copy(NamedTuple):
    """Where a development of some story stands."""

    key: int
    story: int
    bulletin: int
    position: int


def shelf(index: sqlite3.Connection) -> list[Shelved]:
    """Every bulletin: newest first, those without a date last, then by name."""
    rows = index.execute(
        "SELECT id, path, date, inferred, title, parts, lead FROM bulletin"
        " ORDER BY date DESC, name, path"
    )
    return [Shelved(*row) for row in rows]


def version(index: sqlite3.Connection) -> int:
    """A number that changes when another connection has changed the index."""
    return int(index.execute("PRAGMA data_version").fetchone()[0])


def entries(index: sqlite3.Connection, bulletin: int) -> list[Entry]:
    """The parts of a bulletin in their order."""
    rows = index.execute(
        "SELECT id, position, story, text, title FROM development WHERE bulletin = ?"
        " ORDER BY position",
        (bulletin,),
    )
    return [Entry(*row) for row in rows]


def entry(index: sqlite3.Connection, key: int) -> tuple[Entry, int] | None:
    """One part, and the key of its bulletin."""
    row = index.execute(
        "SELECT id, position, story, text, title, bulletin FROM development WHERE id = ?", (key,)
    ).fetchone()
    return (Entry(*row[:5]), int(row[5])) if row else None


def copied(index: sqlite3.Connection) -> list[Copy]:
    """Every development whose story is in the index more than once."""
    rows = index.execute(
        "SELECT id, story, bulletin, position FROM development"
        " WHERE story IN (SELECT story FROM development WHERE story <> id)"
    )
    return [Copy(*row) for row in rows]


def of_stories(index: sqlite3.Connection, stories: Iterable[int]) -> list[Copy]:
    """Every development of these stories."""
    rows = index.execute(
        "SELECT d.id, d.story, d.bulletin, d.position FROM json_each(?) AS wanted"
        " JOIN development AS d ON d.story = wanted.value",
        (json.dumps(list(stories)),),
    )
    return [Copy(*row) for row in rows]


def everything(index: sqlite3.Connection) -> dict[int, list[tuple[int, int, int]]]:
    """Key, position and story of all developments in their order, by the bulletin's key."""
    found: dict[int, list[tuple[int, int, int]]] = {}
    rows = index.execute(
        "SELECT bulletin, id, position, story FROM development ORDER BY bulletin, position"
    )
    for bulletin, *rest in rows:
        found.setdefault(bulletin, []).append((rest[0], rest[1], rest[2]))
    return found


def known(index: sqlite3.Connection, keys: Iterable[int]) -> list[Known]:
    """Stories and fingerprints of these developments; those that have gone are left out."""
    rows = index.execute(
        "SELECT d.id, d.story, d.print FROM json_each(?) AS wanted"
        " JOIN development AS d ON d.id = wanted.value",
        (json.dumps(list(keys)),),
    )
    return [Known(key, story, from_json(data)) for key, story, data in rows]


def stories_of(index: sqlite3.Connection, prints: Iterable[Fingerprint]) -> dict[str, int]:
    """The stories of those texts that stand in the index word for word, by the text's hash."""
    rows = index.execute(
        "SELECT DISTINCT d.text, d.story FROM json_each(?) AS wanted"
        " JOIN development AS d ON d.text = wanted.value",
        (json.dumps([target.text for target in prints]),),
    )
    return dict(rows.fetchall())


def story_of(index: sqlite3.Connection, target: Fingerprint) -> int | None:
    """The story that a fingerprint is of."""
    found = find(index, target)
    return found.story if found else None


def article(index: sqlite3.Connection, key: int) -> Article | None:
    """One development with its bulletin; ValueError when its entry is damaged."""
    row = index.execute(
        "SELECT d.position, b.parts, b.head, body.packed FROM development AS d"
        " JOIN bulletin AS b ON b.id = d.bulletin JOIN body ON body.id = d.id WHERE d.id = ?",
        (key,),
    ).fetchone()
    if row is None:
        return None
    position, total, head, packed = row
    bulletin, people = unpack_head(head)
    part, found = unpack(packed, people)
    return Article(
        key=key,
        development=part,
        found=found,
        position=position,
        total=total,
        bulletin_title=bulletin.title,
        publisher=bulletin.publisher,
        date=bulletin.date,
        date_inferred=bulletin.date_inferred,
        date_basis=bulletin.date_basis,
        address=bulletin.address,
        credits=bulletin.credits,
        source=bulletin.source,
        name=bulletin.name,
    )
