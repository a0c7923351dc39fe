"""Updates the links between developments in the index when texts change.

A development can continue stories of the thirty days before it. So a change on one day affects the
links of that day and of the thirty days after it, and no others.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from reader.ledger.threads.joining import ThreadLinker
from reader.ledger.threads.texts import RivalLink, ThreadLink
from reader.ledger.threads.window import DAYS
from reader.library.index.connect import whole, writing
from reader.library.threads.day_texts import days_between, days_later

AT_ONCE = 2_000
"""Developments whose links are stored in one transaction."""


class DayLinks(NamedTuple):
    """The links of some developments: to the stories they continue, and to rivals."""

    threads: Sequence[ThreadLink]
    rivals: Sequence[RivalLink]


def update_links(index: sqlite3.Connection, stop: Callable[[], bool]) -> None:
    """Link the developments of changed days; what is left when it is stopped is done next time."""
    with whole():
        changed = [
            date.fromisoformat(day)
            for (day,) in index.execute("SELECT day FROM thread_stale ORDER BY day")
        ]
        for first, last in _stretches(changed):
            if not _link_stretch(index, first, last, stop):
                return


def _stretches(changed: Sequence[date]) -> Iterator[tuple[date, date]]:
    """The first and last day of each period whose links may have changed."""
    first = last = None
    for day in changed:
        if last is not None and first is not None and day > last:
            yield first, last
            first = None
        first, last = first or day, days_later(day, DAYS)
    if first is not None and last is not None:
        yield first, last


def _link_stretch(
    index: sqlite3.Connection, first: date, last: date, stop: Callable[[], bool]
) -> bool:
    """Link the developments of these days; False if it was stopped before the end."""
    linker = ThreadLinker()
    keys: list[int] = []
    links: list[ThreadLink] = []
    rivals: list[RivalLink] = []
    for day, texts in days_between(index, days_later(first, -DAYS), last):
        if day < first.isoformat():
            linker.read_day(texts, _known(index, [text.key for text in texts]))
            continue
        if len(keys) >= AT_ONCE or stop():
            done = days_later(date.fromisoformat(day), -1)
            _store(index, keys, DayLinks(links, rivals), done, day)
            keys, links, rivals = [], [], []
        if stop():
            return False
        keys += (text.key for text in texts)
        links += linker.link_day(texts)
        rivals += linker.rivals()
    _store(index, keys, DayLinks(links, rivals), last, None)
    return True


def _known(index: sqlite3.Connection, keys: Sequence[int]) -> list[ThreadLink]:
    """The stored links of these developments."""
    asked = (
        "SELECT later, earlier FROM json_each(?) AS wanted"
        " JOIN thread_link AS l ON l.later = wanted.value ORDER BY l.later, l.place"
    )
    rows = index.execute(asked, (json.dumps(keys),)).fetchall()
    return [ThreadLink(later, earlier, ()) for later, earlier in rows]


def _store(
    index: sqlite3.Connection,
    keys: Sequence[int],
    links: DayLinks,
    done: date,
    left: str | None,
) -> None:
    """Replace the links of these developments, and record that all days up to `done` are linked.

    `left` is the day from which linking continues, or None.
    """
    places: dict[int, int] = {}
    rows = []
    for later, earlier, why in links.threads:
        place = places[later] = places.get(later, -1) + 1
        rows.append((later, place, earlier, json.dumps(why)))
    rivals = [(*pair, json.dumps(why)) for *pair, why in links.rivals]
    with writing(index):
        index.executemany("DELETE FROM thread_link WHERE later = ?", [(key,) for key in keys])
        index.executemany("INSERT OR REPLACE INTO thread_link VALUES (?, ?, ?, ?)", rows)
        index.executemany("DELETE FROM rival WHERE one = ?", [(key,) for key in keys])
        index.executemany("INSERT OR REPLACE INTO rival VALUES (?, ?, ?, ?)", rivals)
        index.execute("DELETE FROM thread_stale WHERE day <= ?", (done.isoformat(),))
        if left is not None:
            index.execute("INSERT OR IGNORE INTO thread_stale VALUES (?)", (left,))
