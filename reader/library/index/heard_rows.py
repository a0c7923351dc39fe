"""Reads from the index who speaks or claims where, and the quotes and claims of a person."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from typing import Literal, NamedTuple

from reader.library.index.connect import whole
from reader.library.index.evidence_rows import one_line, people_in
from reader.library.index.quote_rows import QuotePlace

_HEARD = (
    "SELECT d.bulletin, q.person, q.speakers FROM json_each(?1) AS wanted"
    " JOIN development AS d ON d.id = wanted.value JOIN quote AS q ON q.development = d.id"
    " WHERE q.person IS NOT NULL"
    " UNION SELECT d.bulletin, f.claimant, f.claimants FROM json_each(?1) AS wanted"
    " JOIN development AS d ON d.id = wanted.value JOIN figure AS f ON f.development = d.id"
    " WHERE f.claimant IS NOT NULL"
)
_THEIRS = "(i.{0} = ?2 OR i.{1} IS NOT NULL AND ?2 IN (SELECT value FROM json_each(i.{1})))"
_QUOTES = (
    "SELECT d.id, i.number FROM development AS d JOIN quote AS i ON i.development = d.id"
    f" WHERE d.bulletin = ?1 AND {_THEIRS.format('person', 'speakers')}"
    " AND NOT COALESCE(i.joined, 0) ORDER BY d.position, i.number"
)
_CLAIMS = (
    "SELECT d.id, i.number FROM development AS d JOIN figure AS i ON i.development = d.id"
    f" WHERE d.bulletin = ?1 AND {_THEIRS.format('claimant', 'claimants')}"
    " AND COALESCE(i.alike, i.number) = i.number ORDER BY d.position, i.number"
)
_RELAYS = (
    "SELECT d.id, i.number, i.relay FROM development AS d JOIN quote AS i ON i.development = d.id"
    f" WHERE d.bulletin = ?1 AND {_THEIRS.format('person', 'speakers')} AND i.relay IS NOT NULL"
    " ORDER BY d.position, i.number"
)


class Relay(NamedTuple):
    """The relay of a quote, and the quote's place."""

    name: str
    place: QuotePlace


def heard_in(index: sqlite3.Connection, keys: Iterable[int]) -> Counter[tuple[int, int]]:
    """Count, for these developments, the statements of each bulletin and roster number."""
    rows = index.execute(_HEARD, (json.dumps(list(keys)),)).fetchall()
    with whole():
        return Counter(
            (bulletin, number)
            for bulletin, one, some in rows
            for number in people_in(json.loads(some) if some else one)
        )


_STORIES = (
    "SELECT DISTINCT d.story FROM json_each(?) AS wanted"
    " JOIN development AS d ON d.bulletin = wanted.value ->> 0 JOIN {} AS i"
    " ON i.development = d.id WHERE {}"
)
_COLUMNS = {
    "speaker": ("quote", "person", "speakers"),
    "claimant": ("figure", "claimant", "claimants"),
}


def stories_of(
    index: sqlite3.Connection,
    places: Iterable[tuple[int, int]],
    heard_as: Literal["speaker", "claimant"] = "speaker",
) -> set[int]:
    """Return the stories with a speaker, or claimant, at one of these places of rosters."""
    table, *columns = _COLUMNS[heard_as]
    theirs = _THEIRS.format(*columns).replace("?2", "wanted.value ->> 1")
    asked = _STORIES.format(table, theirs)
    return {story for (story,) in index.execute(asked, (json.dumps(list(places)),))}


def quotes_of(index: sqlite3.Connection, bulletin: int, number: int) -> list[QuotePlace]:
    """Return the quotes of a person in a bulletin, in the order of the text."""
    return [QuotePlace(*row) for row in index.execute(_QUOTES, (bulletin, number))]


def claims_of(index: sqlite3.Connection, bulletin: int, number: int) -> list[QuotePlace]:
    """Return the first figure of each claim of a person in a bulletin."""
    return [QuotePlace(*row) for row in index.execute(_CLAIMS, (bulletin, number))]


def relays_of(index: sqlite3.Connection, bulletin: int, number: int) -> list[Relay]:
    """Return the relays of a person's quotes in a bulletin."""
    rows = index.execute(_RELAYS, (bulletin, number)).fetchall()
    with whole():
        return [Relay(one_line(name), QuotePlace(*place)) for *place, name in rows]
