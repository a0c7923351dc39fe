"""Reads the developments of the index day by day, for linking."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from reader.ledger.people.names import words_of
from reader.ledger.threads.terms import parts_of
from reader.ledger.threads.texts import ThreadText
from reader.ledger.threads.words import word_key
from reader.library.index.evidence_rows import gated, line_or_none, one_line

MOST_BLOCKS = 9
"""Blocks read of a development; its story is at the beginning."""

FAR = 40
"""Days; an entry's own day is at most this far from the date of its bulletin."""

# Leads are left out, because a lead is about all stories of its bulletin; but one that is longer
# than the only other part is an article. Of several developments with the same text, one is linked.
_LENGTH = "(SELECT sum(length(text)) FROM block WHERE development = {})"
_OTHER = "(SELECT id FROM development WHERE bulletin = b.id AND position > 0)"
_ROWS = (
    "SELECT coalesce(a.day, b.date) AS own_day, min(d.id), b.id, b.title,"
    " b.publisher, b.parts"
    " FROM bulletin AS b JOIN development AS d ON d.bulletin = b.id"
    " JOIN article AS a ON a.id = d.id"
    " WHERE b.date BETWEEN ? AND ? AND (d.position > 0 OR b.parts = 0"
    f" OR b.parts = 1 AND {_LENGTH.format('d.id')} > {_LENGTH.format(_OTHER)})"
    " AND own_day BETWEEN ? AND ? GROUP BY own_day, d.text ORDER BY own_day, d.id"
)
_BLOCKS = "SELECT text FROM block WHERE development = ? AND number < ? ORDER BY number"
_PEOPLE = "SELECT name FROM person WHERE bulletin = ? AND kind = 'person'"
_BODIES = "SELECT name FROM person WHERE bulletin = ? AND kind <> 'person'"


class DayTexts(NamedTuple):
    """The developments of a day (ISO), in the order of their keys."""

    day: str
    texts: list[ThreadText]


def days_between(index: sqlite3.Connection, first: date, last: date) -> Iterator[DayTexts]:
    """Yield the days from `first` to `last` that have developments, the earliest first."""
    bulletins = days_later(first, -FAR).isoformat(), days_later(last, FAR).isoformat()
    own = first.isoformat(), last.isoformat()
    rows = index.execute(_ROWS, (*bulletins, *own)).fetchall()
    named: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
    for day, some in groupby(rows, key=lambda row: str(row[0])):
        found = []
        for _, key, bulletin, title, publisher, parts in some:
            if bulletin not in named:
                named[bulletin] = _named(index, bulletin, _PEOPLE), _named(index, bulletin, _BODIES)
            people, bodies = named[bulletin]
            text = _text(index, key, day, one_line(title) if parts == 1 else "")
            found.append(
                text._replace(
                    people=people,
                    title=_keys([one_line(title)]),
                    is_alone=parts == 1,
                    bulletin=bulletin,
                    publisher=line_or_none(publisher) or "",
                    bodies=bodies,
                )
            )
        yield DayTexts(day, found)


def days_later(day: date, days: int) -> date:
    """Add days to a date (or subtract them); the result stays within the calendar."""
    number = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(number)


def _named(index: sqlite3.Connection, bulletin: int, asked: str) -> frozenset[str]:
    return _keys(one_line(name) for (name,) in index.execute(asked, (bulletin,)))


def _keys(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word_key(word) for name in names for word in words_of(name))


def _text(index: sqlite3.Connection, key: int, day: str, title: str) -> ThreadText:
    """Return a development; the heading of an article without one is its title."""
    blocks = [gated(text) for (text,) in index.execute(_BLOCKS, (key, MOST_BLOCKS))]
    heading, paragraphs = (blocks[0], blocks[1:]) if blocks else ("", [])
    heading = heading if heading.strip() else title
    has_heading = bool(heading.strip()) and bool(paragraphs)
    return ThreadText(key, day, parts_of(heading, paragraphs), has_heading)
