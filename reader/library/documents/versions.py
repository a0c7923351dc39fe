"""Remembers in the index which earlier versions there are, and of which words they are.

The store of documents has the versions themselves; a new index is told of them at a refresh.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from reader.library.index.connect import writing


class VersionPlace(NamedTuple):
    """Where the words with the hash `text` are kept: the name of a version."""

    name: str
    text: str


def add_version(
    index: sqlite3.Connection, name: str, texts: Iterable[tuple[str, str | None]]
) -> None:
    """Remember a version by the hashes of its texts, and what became of each.

    One without any is remembered too, so that it is not looked at again.
    """
    rows = [(text, became, name) for text, became in texts] or [("", None, name)]
    with writing(index):
        index.executemany("INSERT OR REPLACE INTO version VALUES (?, ?, ?)", rows)


def drop_versions(index: sqlite3.Connection, names: Iterable[str]) -> None:
    """Forget versions that have gone from the store."""
    with writing(index):
        index.executemany("DELETE FROM version WHERE name = ?", [(name,) for name in names])


def known_versions(index: sqlite3.Connection) -> dict[str, set[str]]:
    """The hashes of the texts of each version."""
    found: dict[str, set[str]] = {}
    for name, text in index.execute("SELECT name, text FROM version"):
        found.setdefault(name, set()).add(text)
    return found


def version_with(index: sqlite3.Connection, text: str) -> VersionPlace | None:
    """Where words are kept; the last of several places."""
    asked = "SELECT name, text FROM version WHERE text = ? ORDER BY name DESC LIMIT 1"
    return _place(index.execute(asked, (text,)).fetchone())


def version_before(index: sqlite3.Connection, text: str) -> VersionPlace | None:
    """Where the words are kept that became these."""
    asked = "SELECT name, text FROM version WHERE became = ? ORDER BY name DESC LIMIT 1"
    return _place(index.execute(asked, (text,)).fetchone())


def _place(row: tuple[object, object] | None) -> VersionPlace | None:
    if row is None or not all(isinstance(value, str) for value in row):
        return None
    return VersionPlace(str(row[0]), str(row[1]))
