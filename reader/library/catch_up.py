"""Collects what is new in all that a library lists: developments, changes, people, figures."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Container, Iterable, Mapping
from typing import NamedTuple

from reader.ledger.catch_up import (
    Contradiction,
    MovedFigure,
    NamedSeries,
    Telling,
    contradictions,
    first_heard,
    importance,
    moved_figures,
)
from reader.ledger.people.heard import LedgerPerson
from reader.library.corrections.corrected_texts import CorrectedTexts
from reader.library.newness import NewText
from reader.library.threads.threads import ThreadPlace, ThreadRow, Threads

_QUOTING = (
    "SELECT CAST(d.position AS INTEGER), d.id FROM development AS d"
    " JOIN quote AS q ON q.development = d.id"
    " WHERE d.id NOT IN (SELECT value FROM json_each(?1)) AND d.bulletin = ?2"
    " AND (q.person = ?3 OR q.speakers IS NOT NULL"
    " AND ?3 IN (SELECT value FROM json_each(q.speakers))) ORDER BY d.position LIMIT 1"
)


class NewDevelopment(NamedTuple):
    """A new development with its thread, and its weight (`ledger.catch_up.importance`)."""

    row: ThreadRow
    weight: float


class NewPerson(NamedTuple):
    """A person who is quoted for the first time, and the first development with such a quote."""

    person: LedgerPerson
    place: ThreadPlace | None


class CatchUp(NamedTuple):
    """What is new since `since` (a moment or day in ISO 8601; None: everything).

    `developments` are the new ones, the weightiest first. `updated` are the places of developments
    whose text has changed, the latest days first; `Library.changes` tells what has changed.
    `figures` are numbers that their claimants have changed, `contradicted` the new claims that
    contradict others, and `people` those quoted for the first time.
    """

    since: str | None
    developments: tuple[NewDevelopment, ...]
    updated: tuple[ThreadPlace, ...]
    people: tuple[NewPerson, ...]
    figures: tuple[MovedFigure, ...]
    contradicted: tuple[Contradiction, ...]

    def __len__(self) -> int:
        """How many developments are new or have changed."""
        return len(self.developments) + len(self.updated)

    def in_developments(self, keys: Container[int]) -> CatchUp:
        """Return only what is new in developments with these keys."""
        new = tuple(one for one in self.developments if one.row.place.key in keys)
        updated = tuple(place for place in self.updated if place.key in keys)
        ids = {one.row.place.id for one in new} | {place.id for place in updated}
        return CatchUp(
            self.since,
            new,
            updated,
            tuple(one for one in self.people if one.place is not None and one.place.key in keys),
            tuple(one for one in self.figures if one.now.stated.place.development in ids),
            tuple(one for one in self.contradicted if one.now.stated.place.development in ids),
        )


class Joined(NamedTuple):
    """What the whole library tells of the new developments.

    The people of their bulletins, the series with news (they may be read while they are iterated),
    and the tolls that rose in their threads, by development.
    """

    people: Iterable[LedgerPerson]
    series: Iterable[NamedSeries]
    tolls: Mapping[int, MovedFigure]


def catch_up(
    index: sqlite3.Connection,
    since: str | None,
    new: Mapping[int, NewText],
    threads: Threads,
    joined: Joined,
    corrected: CorrectedTexts,
) -> CatchUp:
    """Build the `CatchUp` for new and changed texts."""
    read = threads.rows(new)
    rows = [(text, read[key]) for key, text in new.items() if key in read]
    ids = {row.place.id for _, row in rows}
    new_ids = {row.place.id for text, row in rows if not text.is_changed}
    bulletins = {text.bulletin for text, row in rows if not text.is_changed}
    disputed: list[Contradiction] = []
    moved: list[MovedFigure] = []
    for one in joined.series:
        disputed += contradictions([one], ids.__contains__)
        moved += moved_figures([one], new_ids.__contains__)
    moved += _other_tolls(joined.tolls, new_ids, moved)
    at_odds = {one.now.stated.place.development for one in disputed}
    weighed = [
        NewDevelopment(row, importance(_telling(text, row, at_odds)))
        for text, row in rows
        if not text.is_changed
    ]
    heard = first_heard(joined.people, lambda bulletin: bulletin.key in bulletins)
    return CatchUp(
        since,
        tuple(sorted(weighed, key=lambda one: -one.weight)),
        tuple(row.place for text, row in rows if text.is_changed),
        tuple(NewPerson(one, _first_place(index, one, read, threads, corrected)) for one in heard),
        tuple(moved),
        tuple(disputed),
    )


def _other_tolls(
    tolls: Mapping[int, MovedFigure], new: Container[str], moved: Iterable[MovedFigure]
) -> list[MovedFigure]:
    """The risen tolls of new developments that are not among the numbers that changed."""
    told = {(one.now.stated.place.development, one.now.stated.figure.low) for one in moved}
    places = [(one.now.stated.place.development, one) for one in tolls.values()]
    return [one for id, one in places if id in new and (id, one.now.stated.figure.low) not in told]


def _telling(text: NewText, row: ThreadRow, disputed: set[str]) -> Telling:
    place = row.place
    is_disputed = place.id in disputed
    goes_on = bool(row.earlier)
    return Telling(place.number, text.quotes, text.claims, text.texts, goes_on, is_disputed)


def _first_place(
    index: sqlite3.Connection,
    person: LedgerPerson,
    read: Mapping[int, ThreadRow],
    threads: Threads,
    corrected: CorrectedTexts,
) -> ThreadPlace | None:
    """The first development that quotes a person; `read` has the rows of the new developments."""
    for member in person.members:
        if member.heard.quotes:
            bulletin, number = member.bulletin.key, member.heard.number
            asked = json.dumps(list(corrected)), bulletin, number
            found = index.execute(_QUOTING, asked).fetchall()
            found += [
                (one.position, one.key)
                for one in corrected.values()
                if one.bulletin == bulletin and one.quotes_of(number)
            ]
            key = min(found)[1] if found else None
            row = None if key is None else read.get(key) or threads.row(key)
            return row.place if row else None
    return None
