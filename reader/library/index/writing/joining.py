"""Joins the reports of one source, day and publisher in the list, under the first of them.

The items of a feed are in one file. If they were fetched, each is in a file of its own, and the
folder of these files is the source.
"""

from __future__ import annotations

import re
import sqlite3
from typing import NamedTuple

_KEPT_ALONE = re.compile(rb"(.*/documents/fetched/[^/]+/)[0-9a-f]{24}", re.DOTALL)
_LAST = b"\xff"


class _Group(NamedTuple):
    """Reports that are listed together.

    The paths of their source are from `low` to below `high`.
    """

    day: str
    publisher: str | None
    low: bytes
    high: bytes


_MEMBERS = (
    "FROM bulletin WHERE report AND date = ? AND publisher IS ? AND path >= ? AND path < ?"
    " ORDER BY id"
)


def is_kept_alone(path: bytes) -> bool:
    """Whether a file holds one fetched item, or the page of one."""
    return _KEPT_ALONE.fullmatch(path) is not None


def groups_of(index: sqlite3.Connection, path: bytes) -> frozenset[_Group]:
    """Return the groups of the reports in a file."""
    alone = _KEPT_ALONE.fullmatch(path)
    ends = (alone[1], alone[1] + _LAST) if alone else (path, path + b"\0")
    asked = "SELECT DISTINCT date, publisher FROM bulletin WHERE path = ? AND report"
    return frozenset(_Group(day, by, *ends) for day, by in index.execute(asked, (path,)))


def join_reports(index: sqlite3.Connection, path: bytes, before: frozenset[_Group]) -> None:
    """Update the groups of a changed file's reports; `before` were its groups before the change."""
    now = groups_of(index, path)
    is_alone = is_kept_alone(path)
    for group in before | now if not is_alone else before - now:
        _join(index, group)
    for group in now if is_alone else ():
        _admit(index, group, path)


def _join(index: sqlite3.Connection, group: _Group) -> None:
    """List a group under its first report."""
    rows = index.execute(f"SELECT id, listed_with {_MEMBERS}", group).fetchall()
    first = rows[0][0] if len(rows) > 1 else None
    moved = [(first, key) for key, now in rows if now != first]
    index.executemany("UPDATE bulletin SET listed_with = ? WHERE id = ?", moved)


def _admit(index: sqlite3.Connection, group: _Group, path: bytes) -> None:
    """Add the one report of a file to a group without reading the others, which may be many.

    The first two reports are enough to see whether the group has more than one.
    """
    keys = [key for (key,) in index.execute(f"SELECT id {_MEMBERS} LIMIT 2", group)]
    first = keys[0] if len(keys) > 1 else None
    index.execute(
        "UPDATE bulletin SET listed_with = ? WHERE (id = ? OR report AND path = ?)"
        " AND listed_with IS NOT ?",
        (first, keys[0], path, first),
    )
