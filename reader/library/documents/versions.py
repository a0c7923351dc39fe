"""Records in the index which earlier versions are stored, and of which texts.

The versions themselves are in the document store. A refresh adds them to a new index.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from reader.library.index.connect import writing


class VersionPlace(NamedTuple):
    """The name of the version that contains the text with the hash `text`."""

    name: str
    text: str


def add_version(
    index: sqlite3.Connection, name: str, texts: Iterable[tuple[str, str | None]]
) -> None:
    """Record a version by the hashes of its texts and of the texts that replaced them.

    A version without texts is recorded too, so that it is not read again.
    """
    rows = [(text, became, name) for text, became in texts] or [("", None, name)]
    with writing(index):
        index.executemany("INSERT OR REPLACE INTO version VALUES (?, ?, ?)", rows)


def drop_versions(index: sqlite3.Connection, names: Iterable[str]) -> None:
    """Remove versions that are no longer stored."""
    with writing(index):
        index.executemany("DELETE FROM version WHERE name = ?", [(name,) for name in names])


def known_versions(index: sqlite3.Connection) -> dict[str, set[str]]:
    """Return the hashes of the texts of each recorded version."""
    found: dict[str, set[str]] = {}
    for name, text in index.execute("SELECT name, text FROM version"):
        found.setdefault(name, set()).add(text)
    return found


def version_with(index: sqlite3.Connection, text: str) -> VersionPlace | None:
    """Return the latest version that contains a text, or None."""
    asked = "SELECT name, text FROM version WHERE text = ? ORDER BY name DESC LIMIT 1"
    return _place(index.execute(asked, (text,)).fetchone())


def version_before(index: sqlite3.Connection, text: str) -> VersionPlace | None:
    """Return the latest version whose text was replaced by this one, or None."""
    asked = "SELECT name, text FROM version WHERE became = ? ORDER BY name DESC LIMIT 1"
    return _place(index.execute(asked, (text,)).fetchone())


def _place(row: tuple[object, object] | None) -> VersionPlace | None:
    if row is None or not all(isinstance(value, str) for value in row):
        return None
    return VersionPlace(str(row[0]), str(row[1]))
