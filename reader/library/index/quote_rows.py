"""Reads the quotes of developments from the index: those of a list, and their searchable facts.

All pieces of one quotation count as one quote, at the place of the first piece.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reader.library.index.bulletin_rows import MISSING, RosterKey, read_people
from reader.library.index.connect import one_snapshot, whole
from reader.library.index.evidence_rows import (
    QUOTES,
    STANCES,
    Bounds,
    chosen,
    gated,
    gated_or_none,
    people_in,
)
from reader.models import Person, Quote, Stance
from reader.quote_groups import GOES_ON


class QuotePlace(NamedTuple):
    """The development of a quote and its number there; `key` identifies it among all quotes."""

    development: int
    number: int

    @property
    def key(self) -> int:
        """A unique number; it relies on a development having fewer than 2**24 quotes."""
        return self.development << 24 | self.number


class QuoteRecord(NamedTuple):
    """A quote with its speakers' roster numbers, its stance and its relay."""

    bulletin: int
    place: QuotePlace
    speakers: tuple[int, ...]
    stance: Stance
    relay: str | None


def quote_totals(index: sqlite3.Connection, hidden: Iterable[int]) -> dict[int, int]:
    """Return the number of quotes in each bulletin, without those of hidden developments."""
    found = Counter(dict(index.execute("SELECT id, quotes FROM bulletin WHERE quotes > 0")))
    asked = "SELECT bulletin, quotes FROM development WHERE id IN (SELECT value FROM json_each(?))"
    for bulletin, quotes in index.execute(asked, (json.dumps(list(hidden)),)):
        found[bulletin] -= quotes
    return found


def quoted_developments(
    index: sqlite3.Connection, column: str, values: Iterable[int]
) -> dict[int, list[tuple[int, int]]]:
    """Return the developments with quotes by bulletin, in order, each with its number of quotes.

    Only those whose `column` ("id" or "bulletin") is one of the values.
    """
    rows = index.execute(
        f"SELECT bulletin, id, quotes FROM development WHERE {column} IN"
        " (SELECT value FROM json_each(?)) AND quotes > 0 ORDER BY bulletin, position",
        (json.dumps(list(values)),),
    )
    found: dict[int, list[tuple[int, int]]] = {}
    for bulletin, key, quotes in rows:
        found.setdefault(bulletin, []).append((key, quotes))
    return found


def quote_places(index: sqlite3.Connection, keys: Iterable[int]) -> list[QuotePlace]:
    """Return the quotes of these developments, in their order and that of the text."""
    rows = index.execute(
        "SELECT q.development, q.number FROM json_each(?) AS wanted CROSS JOIN quote AS q"
        " ON q.development = wanted.value WHERE NOT COALESCE(q.joined, 0)"
        " ORDER BY wanted.key, q.number",
        (json.dumps(list(keys)),),
    )
    return [QuotePlace(*row) for row in rows]


def quote_records(index: sqlite3.Connection, keys: Iterable[int]) -> list[QuoteRecord]:
    """As `quote_places`, with the facts that a query tests; DatabaseError if a row is malformed."""
    rows = index.execute(
        "SELECT d.bulletin, q.development, q.number, q.person, q.speakers, q.stance, q.relay"
        " FROM json_each(?) AS wanted CROSS JOIN development AS d ON d.id = wanted.value"
        " CROSS JOIN quote AS q ON q.development = d.id WHERE NOT COALESCE(q.joined, 0)"
        " ORDER BY wanted.key, q.number",
        (json.dumps(list(keys)),),
    ).fetchall()
    with whole():
        chosen([row[5] for row in rows], STANCES)
        return [
            QuoteRecord(
                bulletin,
                QuotePlace(*place),
                people_in(json.loads(some) if some else one),
                stance,
                gated_or_none(relay),
            )
            for bulletin, *place, one, some, stance, relay in rows
        ]


def rosters(index: sqlite3.Connection, bulletins: Iterable[int]) -> dict[int, dict[int, Person]]:
    """Return the people of these bulletins by number."""
    found = {}
    asked = "SELECT id, people, roster FROM bulletin WHERE id = ?"
    with whole():
        for bulletin in bulletins:
            if row := index.execute(asked, (bulletin,)).fetchone():
                key = RosterKey(*row).checked()
                found[bulletin] = read_people(index, key, range(key.people))
    return found


class QuotedText(NamedTuple):
    """The quotes of a development, with the blocks and people that they refer to.

    `people` has a placeholder for everybody else of the roster.
    """

    blocks: Mapping[int, str]
    people: Sequence[Person]
    quotes: Sequence[Quote]


def read_quotes(index: sqlite3.Connection, key: int) -> QuotedText | None:
    """Return the quotes of a development; None if it is gone."""
    with one_snapshot(index), whole():
        row = index.execute(
            "SELECT a.blocks, b.id, b.people, b.roster FROM article AS a JOIN development AS d"
            " ON d.id = a.id JOIN bulletin AS b ON b.id = d.bulletin WHERE a.id = ?",
            (key,),
        ).fetchone()
        if row is None:
            return None
        blocks, *roster = row
        known = RosterKey(*roster).checked()
        asked = f"SELECT {QUOTES.columns} FROM quote WHERE development = ? ORDER BY number"
        rows = index.execute(asked, (key,)).fetchall()
        quotes = QUOTES.from_rows(rows, Bounds(blocks, known.people)) if rows else []
        people = [MISSING] * known.people
        speakers = {number for quote in quotes for number in quote.speakers}
        for number, person in read_people(index, known, speakers).items():
            people[number] = person
        wanted = {span.block for quote in quotes for span in QUOTES.touched(quote)}
        texts = index.execute(
            "SELECT number, text FROM block WHERE development = ?"
            " AND number IN (SELECT value FROM json_each(?))",
            (key, json.dumps(list(wanted))),
        )
        return QuotedText({number: gated(text) for number, text in texts}, people, quotes)


_NEAR = "q.cue_block = q.block AND q.start - q.cue_end BETWEEN 0 AND 12"
_PIECES = (
    "SELECT q.joined, q.stance <> 'says' AND c.text IS NOT NULL,"
    " substr(c.text, q.cue_start + 1, q.cue_end - q.cue_start),"
    f" CASE WHEN q.stance <> 'says' AND {_NEAR}"
    " THEN substr(b.text, q.cue_start + 1, q.end - q.cue_start)"
    " ELSE substr(b.text, q.start + 1, q.end - q.start) END FROM quote AS q"
    " JOIN block AS b ON b.development = q.development AND b.number = q.block"
    " LEFT JOIN block AS c ON c.development = q.development AND c.number = q.cue_block"
    " WHERE q.development = ? AND q.number >= ? ORDER BY q.number"
)


def quote_words(index: sqlite3.Connection, place: QuotePlace) -> str:
    """Return the text of a quote with all its pieces, after the cue if the stance is not "says".

    It equals what the search has indexed of the quote (`cut_off_cues.searched_spans`).
    """
    texts: list[str] = []
    for number, row in enumerate(index.execute(_PIECES, place)):
        is_joined, is_unsaid, cue, words = row
        if number and is_joined != GOES_ON:
            break
        with whole():
            texts += [gated(cue)] * bool(is_unsaid) + [gated(words)]
    return " … ".join(texts)
