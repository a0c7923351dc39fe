"""Reads from the index which quotes developments have: those of a list, and what is asked of one.

A quote is the first of the pieces that are shown as one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from reader.library.index.bulletin_rows import RosterKey, read_people
from reader.library.index.connect import whole
from reader.library.index.evidence_rows import STANCES, chosen, gated, gated_or_none, people_in
from reader.models import Person, Stance


class QuotedDevelopments(NamedTuple):
    """How many quotes the developments of a bulletin have, how many of these are no lead, and the
    keys of all, in their order with commas between them.
    """

    quotes: int
    developments: int
    keys: str


class QuotePlace(NamedTuple):
    """Which quote of a development it is: `key` names it among all quotes."""

    development: int
    number: int

    @property
    def key(self) -> int:
        """A number of its own: a development has fewer than 2**24 quotes."""
        return self.development << 24 | self.number


class QuoteRecord(NamedTuple):
    """A quote, its speakers' numbers in the roster of its bulletin, and how it is reported."""

    bulletin: int
    place: QuotePlace
    speakers: tuple[int, ...]
    stance: Stance
    relay: str | None


_COUNTED = (
    "SELECT bulletin, sum(quotes), sum(position > 0), group_concat(id) FROM"
    " (SELECT bulletin, quotes, position, id FROM development {} ORDER BY bulletin, position)"
    " GROUP BY bulletin"
)


def quoted_developments(
    index: sqlite3.Connection, keys: Iterable[int] | None, hidden: Iterable[int]
) -> dict[int, QuotedDevelopments]:
    """The developments that have quotes, by bulletin; of these `keys`, or but for those hidden."""
    which = "INDEXED BY quoted WHERE quotes > 0 AND id NOT IN (SELECT value FROM json_each(?))"
    if keys is not None:
        which = "WHERE quotes > 0 AND id IN (SELECT value FROM json_each(?))"
    asked = json.dumps(list(hidden if keys is None else keys))
    rows = index.execute(_COUNTED.format(which), (asked,)).fetchall()
    return {row[0]: QuotedDevelopments(*row[1:]) for row in rows}


def quote_places(index: sqlite3.Connection, keys: Iterable[int]) -> list[QuotePlace]:
    """The quotes of some developments, in the order of these and of the text."""
    rows = index.execute(
        "SELECT q.development, q.number FROM json_each(?) AS wanted CROSS JOIN quote AS q"
        " ON q.development = wanted.value WHERE NOT COALESCE(q.joined, 0)"
        " ORDER BY wanted.key, q.number",
        (json.dumps(list(keys)),),
    )
    return [QuotePlace(*row) for row in rows]


def quote_records(index: sqlite3.Connection, keys: Iterable[int]) -> list[QuoteRecord]:
    """The same with what is asked of one; ValueError where speakers are no numbers."""
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
    """The people of these bulletins by their numbers."""
    found = {}
    asked = "SELECT id, people, roster FROM bulletin WHERE id = ?"
    with whole():
        for bulletin in bulletins:
            if row := index.execute(asked, (bulletin,)).fetchone():
                key = RosterKey(*row).checked()
                found[bulletin] = read_people(index, key, range(key.people))
    return found


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
    """The words of a quote with all its pieces; behind the cue where it is not simply said.

    They are what the search has indexed of it (`cut_off_cues.searched_spans`).
    """
    texts: list[str] = []
    for number, row in enumerate(index.execute(_PIECES, place)):
        is_joined, is_unsaid, cue, words = row
        if number and not is_joined:
            break
        with whole():
            texts += [gated(cue)] * bool(is_unsaid) + [gated(words)]
    return " … ".join(texts)
