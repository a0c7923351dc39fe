"""Reads which bulletins some sources have, in the order of the list, and what their rows show."""

import json
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from reader.library.index.connect import whole
from reader.library.index.queries import readable
from reader.library.index.source_paths import FEW, under

_MOST = 1 << 16
"""More parts than a bulletin can have: it has fewer lines."""
_LAST = 1 << 62
"""No key is greater."""


class BulletinHeader(NamedTuple):
    """A bulletin as its row shows it; `date` is "" where there is none.

    `why` says why a source that could not be read gives none, else it is "".
    """

    date: str
    inferred: int
    title: str
    why: str = ""


def bulletin_columns(index: sqlite3.Connection, sources: Sequence[bytes]) -> list[list[int]]:
    """Of every bulletin below these paths its key, all its parts, its developments.

    One without any part is left out, unless it stands for a source that could not be read.  Three
    columns, newest first, those without a date last, then by name.  They come as three texts in one
    row: thousands of rows would take three times as long, and the first screen waits.
    """
    test, bound = _below(index, sources)
    columns = index.execute(
        "SELECT group_concat(id), group_concat(lead + parts), group_concat(parts) FROM"
        " (SELECT id, lead, parts FROM bulletin INDEXED BY shelf"
        f" WHERE (lead + parts > 0 OR why IS NOT NULL) AND ({test})"
        " ORDER BY date DESC, name, path, item)",
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


def header(index: sqlite3.Connection, bulletin: int) -> BulletinHeader | None:
    """What the row of a bulletin shows."""
    row = index.execute(
        "SELECT date, inferred, title, coalesce(why, '') FROM bulletin WHERE id = ?", (bulletin,)
    ).fetchone()
    if row is None:
        return None
    return BulletinHeader(readable(row[0]), row[1], readable(row[2]), readable(row[3]))
