"""Finds the developments of the index that are new or changed since a moment or a day."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Container, Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import NamedTuple

from reader.library.index.connect import one_snapshot, whole
from reader.library.index.source_paths import under

_OF_LATER_DAYS = (
    "SELECT d.id FROM bulletin AS b JOIN development AS d ON d.bulletin = b.id WHERE b.date > ?"
)
_STORED_LATER = (
    "SELECT d.id FROM first_stored AS f JOIN development AS d ON d.text = f.text WHERE f.at > ?"
)
_TOLD = (
    "SELECT d.id, b.id, b.path, d.quotes, d.claims,"
    " EXISTS (SELECT 1 FROM version AS v WHERE v.became = d.text),"
    " (SELECT count(*) FROM development AS c WHERE c.story = d.story)"
    " + (SELECT count(*) FROM development AS k WHERE k.kin = d.kin AND k.kin <> k.story)"
    " FROM json_each(?) AS wanted JOIN development AS d ON d.id = wanted.value"
    " JOIN bulletin AS b ON b.id = d.bulletin ORDER BY b.date DESC, b.path, b.id, d.position"
)
_COUNTED = (
    "SELECT b.path, count(*) FROM {} WHERE d.id NOT IN (SELECT value FROM json_each(?)) {}"
    " GROUP BY b.id"
)
_OF_BULLETINS = "bulletin AS b JOIN development AS d ON d.bulletin = b.id"
_ALL = _COUNTED.format(_OF_BULLETINS, "")
_BY_DAY = _COUNTED.format(_OF_BULLETINS, "AND b.date > ?")
_BY_MOMENT = _COUNTED.format(
    # CROSS JOIN sets the order: what is new first, not every development
    "first_stored AS f CROSS JOIN development AS d ON d.text = f.text"
    " CROSS JOIN bulletin AS b ON b.id = d.bulletin",
    "AND f.at > ?",
)
_NEWEST = "SELECT id, path FROM bulletin ORDER BY date DESC, path, id"
_IN_BULLETIN = "SELECT id FROM development WHERE bulletin = ? ORDER BY position"
_FIRST_DAY, _LAST_DAY = date(1970, 1, 2), date(9998, 12, 31)


class Since(NamedTuple):
    """The start of what counts as new: a moment in seconds since 1970, or else a day.

    Without either, everything is new.
    """

    moment: int | None = None
    day: date | None = None

    @property
    def text(self) -> str | None:
        """The day, or the moment in ISO 8601 with this computer's offset; None without either."""
        if self.day is not None:
            return self.day.isoformat()
        if self.moment is None:
            return None
        return datetime.fromtimestamp(self.moment).astimezone().isoformat()

    @property
    def clock(self) -> str:
        """The moment in local time, as shown to the reader; "" without one."""
        if self.moment is None:
            return ""
        return datetime.fromtimestamp(self.moment).strftime("%a %-d %b %Y, %H:%M")


class NewText(NamedTuple):
    """A development that is new, or whose text has changed (`is_changed`).

    `texts` counts the different wordings of it that are indexed.
    """

    key: int
    bulletin: int
    is_changed: bool
    quotes: int
    claims: int
    texts: int


def new_texts(
    index: sqlite3.Connection,
    sources: frozenset[bytes],
    since: Since,
    hidden: Container[int],
    most: int | None = None,
) -> dict[int, NewText]:
    """Return the new and changed developments of these sources by key, the latest days first.

    With a moment, a text is new if it was first stored after the moment. An index younger than the
    moment cannot tell; then a text is new if its day is later than the day of the moment. At most
    `most` are returned.
    """
    is_listed = under(sources)
    with one_snapshot(index), whole():
        if most is not None and since == Since():
            later, stored = set[int](), set(islice(_newest(index, is_listed, hidden), most))
        else:
            later, stored = _later(index, since)
        is_by_day = since.day is not None or not stored
        rows = index.execute(_TOLD, (json.dumps([*(later | stored)]),))
        found: dict[int, NewText] = {}
        for key, bulletin, path, quotes, claims, has_earlier, texts in rows:
            if len(found) == most:
                break
            is_changed = bool(has_earlier) and key in stored and key not in later
            is_new = key in later or is_changed or not is_by_day
            if is_new and key not in hidden and is_listed(path):
                found[key] = NewText(key, bulletin, is_changed, quotes, claims, texts)
        return found


def count_new(
    index: sqlite3.Connection, sources: frozenset[bytes], since: Since, hidden: frozenset[int]
) -> int:
    """Count what `new_texts` returns; with a moment, or everything, without reading it."""
    if since.day is not None:
        return len(new_texts(index, sources, since, hidden))
    is_listed, left_out, moment = under(sources), json.dumps([*hidden]), since.moment
    with one_snapshot(index):
        if moment is None:
            rows = index.execute(_ALL, (left_out,))
        elif _is_younger(index, moment):
            day = date.fromtimestamp(moment).isoformat()
            rows = index.execute(_BY_DAY, (left_out, day))
        else:
            rows = index.execute(_BY_MOMENT, (left_out, moment))
        return sum(number for path, number in rows if is_listed(path))


def _later(index: sqlite3.Connection, since: Since) -> tuple[set[int], set[int]]:
    """The developments of later days, if days decide, and those first stored later."""
    if since.day is None and since.moment is None:
        return set(), _keys(index, _STORED_LATER, -1)
    if since.day is not None:
        day, moment = since.day, _end_of(since.day)
    else:
        assert since.moment is not None
        day, moment = date.fromtimestamp(since.moment), since.moment
    is_young = _is_younger(index, moment)
    later = _keys(index, _OF_LATER_DAYS, day.isoformat()) if since.day or is_young else set[int]()
    return later, set() if is_young else _keys(index, _STORED_LATER, moment)


def _newest(
    index: sqlite3.Connection, is_listed: Callable[[bytes], bool], hidden: Container[int]
) -> Iterator[int]:
    """The listed developments, the latest days first."""
    for bulletin, path in index.execute(_NEWEST).fetchall():
        if is_listed(path):
            keys = (key for (key,) in index.execute(_IN_BULLETIN, (bulletin,)))
            yield from (key for key in keys if key not in hidden)


def _is_younger(index: sqlite3.Connection, moment: int) -> bool:
    """Whether everything in the index was stored after a moment."""
    (first,) = index.execute("SELECT min(at) FROM first_stored").fetchone()
    return first is not None and bool(first > moment)


def _keys(index: sqlite3.Connection, asked: str, after: int | str) -> set[int]:
    return {key for (key,) in index.execute(asked, (after,))}


def _end_of(day: date) -> int:
    """The end of a day in local time, in seconds since 1970.

    The first and last days of the calendar have no such number in some time zones. Days near them
    stand in, because nothing was stored on those either.
    """
    day = min(max(day, _FIRST_DAY), _LAST_DAY)
    return int(datetime.combine(day + timedelta(1), datetime.min.time()).timestamp())
