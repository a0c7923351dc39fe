"""Reads what lists show of bulletins and developments.

Another program may have written to the file: text is cleaned, and a malformed number is an error.
"""

import json
import os
import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from reader.annotate import RULES_VERSION
from reader.library.index.evidence_rows import gated_column
from reader.library.row_summary import RowSummary
from reader.library.rows import TextOrigin
from reader.parse import PARSE_VERSION


class BulletinHeader(NamedTuple):
    """A bulletin as its heading row shows it; `date` is "" if there is none.

    `times` are the first and last time of its entries ("06:15–18:02"), or "". `why` says why a
    source could not be read, or is "".
    """

    date: str
    inferred: int
    title: str
    times: str = ""
    why: str = ""


class ListedEntry(NamedTuple):
    """A development as the list shows it; `text` is the hash of its text."""

    key: int
    position: int
    story: int
    text: str
    title: str
    summary: RowSummary = RowSummary()


def readable(value: object) -> str:
    """Return a line of text from the index, cleaned; DatabaseError if it is not text."""
    if not isinstance(value, str):
        raise sqlite3.DatabaseError("no text where one should be")
    if value.isprintable():
        return value
    from reader import clean  # hardly ever on the way to the first screen

    return clean.line(value)


def number(value: object) -> int:
    """Return a number from the index; DatabaseError if it is not one."""
    if not isinstance(value, int):
        raise sqlite3.DatabaseError("no number where one should be")
    return value


def header(index: sqlite3.Connection, bulletin: int) -> BulletinHeader | None:
    """Return what the heading row of a bulletin shows; None if the bulletin is gone."""
    row = index.execute(
        "SELECT date, inferred, title, coalesce(times, ''), coalesce(why, '') FROM bulletin"
        " WHERE id = ?",
        (bulletin,),
    ).fetchone()
    return BulletinHeader(readable(row[0]), row[1], *map(readable, row[2:])) if row else None


_ENTRY = "development.id, position, story, text, title, people, quotes, claims, time, section"


def _entries(rows: Sequence[tuple[Any, ...]]) -> list[ListedEntry]:
    """Validated entries, a column at a time, because a bulletin may have thousands."""
    if not rows:
        return []
    keys, positions, stories, texts, titles, *told = zip(*rows, strict=True)
    people, quotes, claims, times, sections = told
    for numbers in (stories, quotes, claims):
        if {*map(type, numbers)} != {int}:
            raise sqlite3.DatabaseError("no number where one should be")
    summaries = map(
        RowSummary,
        gated_column(people, readable),
        quotes,
        claims,
        gated_column(times, readable),
        gated_column(sections, readable),
    )
    shown = gated_column(titles, readable)
    return list(map(ListedEntry, keys, positions, stories, texts, shown, summaries))


def entries(index: sqlite3.Connection, bulletin: int) -> list[ListedEntry]:
    """Return the parts of a bulletin in order."""
    asked = f"SELECT {_ENTRY} FROM development WHERE bulletin = ? ORDER BY position"
    return _entries(index.execute(asked, (bulletin,)).fetchall())


class JoinedReport(NamedTuple):
    """A report that is listed with others: the bulletin that has their heading, and its parts."""

    first: int
    keys: tuple[int, ...]


def joined_reports(index: sqlite3.Connection) -> dict[int, JoinedReport]:
    """Return the reports that share a heading, by key, the newest of a group first."""
    rows = index.execute(
        "SELECT b.id, b.listed_with, group_concat(d.id) FROM bulletin AS b"
        " JOIN development AS d ON d.bulletin = b.id WHERE b.listed_with IS NOT NULL"
        " GROUP BY b.id ORDER BY b.published DESC, b.id"
    )
    return {
        number(key): JoinedReport(number(first), tuple(map(int, str(keys).split(","))))
        for key, first, keys in rows
    }


def entries_of(index: sqlite3.Connection, keys: Sequence[int]) -> list[ListedEntry]:
    """Return parts by their keys, in this order, without those that are gone."""
    asked = (
        f"SELECT {_ENTRY} FROM json_each(?) AS wanted"
        " CROSS JOIN development ON development.id = wanted.value ORDER BY wanted.key"
    )
    return _entries(index.execute(asked, (json.dumps(keys),)).fetchall())


def entry(index: sqlite3.Connection, key: int) -> tuple[ListedEntry, int] | None:
    """Return one part and the key of its bulletin; None if it is gone."""
    asked = f"SELECT {_ENTRY}, bulletin FROM development WHERE id = ?"
    row = index.execute(asked, (key,)).fetchone()
    return (_entries([row[:-1]])[0], int(row[-1])) if row else None


def origin(index: sqlite3.Connection, key: int) -> TextOrigin:
    """Return when the source of a development was read.

    All of an index is by one version of rules.
    """
    row = index.execute(
        "SELECT s.at, s.path FROM development AS d JOIN bulletin AS b ON b.id = d.bulletin"
        " JOIN source AS s ON s.path = b.path WHERE d.id = ?",
        (key,),
    ).fetchone()
    at, path = (number(row[0]), os.fsdecode(row[1])) if row else (None, "")
    return TextOrigin(at, RULES_VERSION, PARSE_VERSION, path)
