"""Questions to the index: shelves, rows, articles, fingerprints; nothing is changed here."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.library.index.connect import whole
from reader.library.index.packed_development import open_packed, unpack_head
from reader.library.index.source_paths import FEW, under
from reader.library.rows import Article
from reader.models import Bulletin


class BulletinHeader(NamedTuple):
    """A bulletin as its row shows it; `date` is "" where there is none."""

    date: str
    inferred: int
    title: str


class ListedEntry(NamedTuple):
    """A development as the list needs it; `text` is the hash of its words."""

    key: int
    position: int
    story: int
    text: str
    title: str


class StoryCopy(NamedTuple):
    """Where a development of some story stands."""

    key: int
    story: int
    bulletin: int
    position: int


_MOST = 1 << 16
"""More parts than a bulletin can have: it has fewer lines."""
_LAST = 1 << 62
"""No key is greater."""


def shelf(index: sqlite3.Connection, sources: Sequence[bytes]) -> list[list[int]]:
    """Of every bulletin below these paths with parts its key, all its parts, its developments.

    Three columns, newest first, those without a date last, then by name.  They come as three texts
    in one row: thousands of rows would take three times as long, and the first screen waits.
    """
    test, bound = _below(index, sources)
    columns = index.execute(
        "SELECT group_concat(id), group_concat(lead + parts), group_concat(parts) FROM"
        " (SELECT id, lead, parts FROM bulletin INDEXED BY shelf"
        f" WHERE lead + parts > 0 AND ({test}) ORDER BY date DESC, name, path)",
        bound,
    ).fetchone()
    with whole():
        numbers = [json.loads(f"[{column or ''}]") for column in columns]
        for column, most in zip(numbers, (_LAST, _MOST, _MOST), strict=True):
            if column and ({*map(type, column)} - {int} or min(column) < 0 or max(column) > most):
                raise ValueError("no numbers where they should be")
    return numbers


def _below(index: sqlite3.Connection, sources: Sequence[bytes]) -> tuple[str, list[bytes | str]]:
    """SQL for a bulletin that is one of the sources or below one, and what it compares with."""
    if len(sources) <= FEW:
        folders = [source.rstrip(b"/") for source in sources]
        bounds = zip(sources, folders, folders, strict=True)
        test = " OR ".join(["path = ? OR (path > ? AND path < ?)"] * len(sources)) or "0"
        return test, [part for one, low, high in bounds for part in (one, low + b"/", high + b"0")]
    is_shown = under(frozenset(sources))
    keys = [key for key, path in index.execute("SELECT id, path FROM bulletin") if is_shown(path)]
    return "id IN (SELECT value FROM json_each(?))", [json.dumps(keys)]


def readable(value: object) -> str:
    """A text of the index as it may be shown: whoever can write to the file may have been there."""
    if not isinstance(value, str):
        raise sqlite3.DatabaseError("no text where one should be")
    if value.isprintable():
        return value
    from reader import clean  # hardly ever on the way to the first screen

    return clean.line(value)


def header(index: sqlite3.Connection, bulletin: int) -> BulletinHeader | None:
    """What the row of a bulletin shows."""
    row = index.execute(
        "SELECT date, inferred, title FROM bulletin WHERE id = ?", (bulletin,)
    ).fetchone()
    return BulletinHeader(readable(row[0]), row[1], readable(row[2])) if row else None


def _entry(key: int, position: int, story: object, text: str, title: object) -> ListedEntry:
    if not isinstance(story, int):
        raise sqlite3.DatabaseError("no number where a story should be")
    return ListedEntry(key, position, story, text, readable(title))


def entries(index: sqlite3.Connection, bulletin: int) -> list[ListedEntry]:
    """The parts of a bulletin in their order."""
    rows = index.execute(
        "SELECT id, position, story, text, title FROM development WHERE bulletin = ?"
        " ORDER BY position",
        (bulletin,),
    )
    return [_entry(*row) for row in rows]


def entry(index: sqlite3.Connection, key: int) -> tuple[ListedEntry, int] | None:
    """One part, and the key of its bulletin."""
    row = index.execute(
        "SELECT id, position, story, text, title, bulletin FROM development WHERE id = ?",
        (key,),
    ).fetchone()
    return (_entry(*row[:5]), int(row[5])) if row else None


def fingerprint_line(index: sqlite3.Connection, key: int) -> str | None:
    """The line of a development's fingerprint."""
    row = index.execute("SELECT print FROM development WHERE id = ?", (key,)).fetchone()
    return str(row[0]) if row else None


def entries_with_text(index: sqlite3.Connection, stories: Iterable[int]) -> list[ListedEntry]:
    """Keys and texts of all developments of these stories; positions and titles are left out."""
    rows = index.execute(
        "SELECT d.id, 0, d.story, d.text, '' FROM json_each(?) AS wanted"
        " JOIN development AS d ON d.story = wanted.value",
        (_list(stories),),
    )
    return [ListedEntry(*row) for row in rows]


def parted(
    index: sqlite3.Connection, keys: Iterable[int], stories: Iterable[int]
) -> tuple[list[int], list[ListedEntry]]:
    """Those of these developments whose story is none of `stories`, as keys; and all others.

    Of these positions and titles are left out.
    """
    values = _list(keys), _list(stories)
    some = (
        "FROM json_each(?) AS wanted JOIN development AS d ON d.id = wanted.value"
        " WHERE d.story {} (SELECT value FROM json_each(?))"
    )
    others = index.execute(f"SELECT d.id {some.format('NOT IN')}", values)
    rows = index.execute(f"SELECT d.id, 0, d.story, d.text, '' {some.format('IN')}", values)
    return [key for (key,) in others], [ListedEntry(*row) for row in rows]


def count_bulletins(index: sqlite3.Connection) -> int:
    """How many bulletins the index holds."""
    return int(index.execute("SELECT count(*) FROM bulletin").fetchone()[0])


def copied(index: sqlite3.Connection) -> list[StoryCopy]:
    """Every development whose story is in the index more than once."""
    rows = index.execute(
        "SELECT id, story, bulletin, position FROM development"
        " WHERE story IN (SELECT story FROM development WHERE story <> id)"
    )
    return [StoryCopy(*row) for row in rows]


def stories_found(index: sqlite3.Connection, asked: str, among: Iterable[int]) -> set[int]:
    """The stories of those of some developments that FTS5 finds."""
    rows = index.execute(
        "SELECT DISTINCT s.story FROM words CROSS JOIN searched AS s ON s.place = words.rowid"
        " WHERE words MATCH ? AND s.id IN (SELECT value FROM json_each(?))",
        (asked, _list(among)),
    )
    return {story for (story,) in rows}


def heads(index: sqlite3.Connection, bulletins: Iterable[int]) -> list[Bulletin]:
    """These bulletins without their parts, in this order; those that have gone are left out."""
    asked = "SELECT head FROM bulletin WHERE id = ?"
    rows = (index.execute(asked, (bulletin,)).fetchone() for bulletin in bulletins)
    with whole():
        return [_head(row[0])[0] for row in rows if row]


def of_stories(index: sqlite3.Connection, stories: Iterable[int]) -> list[StoryCopy]:
    """Every development of these stories."""
    rows = index.execute(
        "SELECT d.id, d.story, d.bulletin, d.position FROM json_each(?) AS wanted"
        " JOIN development AS d ON d.story = wanted.value",
        (_list(stories),),
    )
    return [StoryCopy(*row) for row in rows]


class ChosenRows(NamedTuple):
    """How many parts of a bulletin were chosen, how many of them developments, and their keys."""

    bulletin: int
    size: int
    developments: int
    keys: str


def chosen(
    index: sqlite3.Connection,
    stories: Iterable[int],
    wanted: bool,
    keep: Iterable[int],
    hidden: Iterable[int],
) -> dict[int, ChosenRows]:
    """The parts whose story is one of `stories`, or none of them, and those in `keep` anyway.

    Those in `hidden` are left out.  SQLite goes through them: it takes a tenth of Python's time.
    """
    rows = index.execute(
        "SELECT bulletin, count(*), sum(position > 0), group_concat(id) FROM"
        " (SELECT bulletin, position, id FROM development"
        "  WHERE ((story IN (SELECT value FROM json_each(?))) = ?"
        "  OR id IN (SELECT value FROM json_each(?)))"
        "  AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY bulletin, position)"
        " GROUP BY bulletin",
        (_list(stories), wanted, _list(keep), _list(hidden)),
    )
    return {row[0]: ChosenRows(*row) for row in rows}


def _list(numbers: Iterable[int]) -> str:
    try:
        return json.dumps(list(numbers))
    except TypeError as error:  # a story that is none, out of a damaged index
        raise sqlite3.DatabaseError(str(error)) from error


_LONG = 1 << 16
"""Bytes."""

_head = lru_cache(16)(unpack_head)  # the developments of one bulletin are asked for in a row


def _long(index: sqlite3.Connection, key: int) -> bytes | None:
    """A long body, which a row would copy twice; None if it has gone by now."""
    try:
        with index.blobopen("body", "packed", key, readonly=True) as body:
            return body.read()
    except sqlite3.OperationalError:
        if index.execute("SELECT 1 FROM body WHERE id = ?", (key,)).fetchone():
            raise
        return None


def article(index: sqlite3.Connection, key: int) -> Article | None:
    """One development with its bulletin."""
    row = index.execute(
        "SELECT CAST(d.position AS INTEGER), CAST(b.parts AS INTEGER), b.head,"
        " CASE WHEN length(body.packed) < ? THEN body.packed END"
        " FROM development AS d JOIN bulletin AS b ON b.id = d.bulletin"
        " JOIN body ON body.id = d.id WHERE d.id = ?",
        (_LONG, key),
    ).fetchone()
    packed = row and (row[3] or _long(index, key))
    if not packed:
        return None
    position, total, head, _ = row
    with whole():
        bulletin, people = _head(head)
        part, found = open_packed(packed, people)
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
