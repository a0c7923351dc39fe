"""Records the days whose texts have changed, so that their links are computed again."""

from __future__ import annotations

import sqlite3


def mark_days(index: sqlite3.Connection, bulletin: int) -> None:
    """Record the days of a bulletin's texts, so that their links are computed again."""
    index.execute(
        "INSERT OR IGNORE INTO thread_stale SELECT coalesce(a.day, b.date) FROM bulletin AS b"
        " JOIN development AS d ON d.bulletin = b.id JOIN article AS a ON a.id = d.id"
        " WHERE b.id = ? AND coalesce(a.day, b.date) <> ''",
        (bulletin,),
    )
