"""Divides the bulletins of a first update into runs of whole days, which are joined in turn.

The figures of a run are joined as they were made, and then freed.  So no figure has to be read
again, and the memory that joining takes does not depend on how many there are.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

_FIGURES = (
    "SELECT b.id, b.date, COALESCE(sum(a.figures), 0) FROM bulletin AS b"
    " LEFT JOIN development AS d ON d.bulletin = b.id LEFT JOIN article AS a ON a.id = d.id"
    " GROUP BY b.id ORDER BY b.date, b.id"
)


def day_runs(
    index: sqlite3.Connection, scope: int, changed: Iterable[int], most: int
) -> Iterator[list[int]]:
    """Yield the changed bulletins of a scope: in runs if it has no figures yet, else all at once.

    A run is at least a day, and has at most `most` figures otherwise.  If there were figures of
    later days, they would have to be joined again after each run.
    """
    some = set(changed)
    if index.execute("SELECT 1 FROM series_figure WHERE scope = ? LIMIT 1", (scope,)).fetchone():
        yield sorted(some)
        return
    rows = [row for row in index.execute(_FIGURES).fetchall() if row[0] in some]
    run = sorted(some.difference(key for key, _, _ in rows))  # bulletins that are gone
    size = 0
    for _, day in groupby(rows, itemgetter(1)):
        bulletins = list(day)
        figures = sum(count for _, _, count in bulletins)
        if run and size + figures > most:
            yield run
            run, size = [], 0
        run += [key for key, _, _ in bulletins]
        size += figures
    yield run
