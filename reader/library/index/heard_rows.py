"""Reads from the index who speaks or claims where, and the quotes and claims of a person.

Of a development only the rows of these quotes and claims are read.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from reader.library.index.connect import one_snapshot, whole
from reader.library.index.evidence_rows import (
    FIGURES,
    LIMIT,
    QUOTES,
    Bounds,
    gated,
    one_line,
    people_in,
)
from reader.library.index.quote_rows import QuotePlace
from reader.models import Figure, Quote, Span
from reader.quote_groups import GOES_ON, PIECES

_HEARD = (
    "SELECT {0} q.person, q.speakers FROM json_each(?1) AS wanted"
    " JOIN development AS d ON d.id = wanted.value JOIN quote AS q ON q.development = d.id"
    " WHERE q.person IS NOT NULL"
    " UNION SELECT {0} f.claimant, f.claimants FROM json_each(?1) AS wanted"
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


def heard_in(index: sqlite3.Connection, keys: Iterable[int]) -> set[tuple[int, int]]:
    """Return who speaks or claims something in these developments.

    As the key of a bulletin and a number in its roster.
    """
    asked = _HEARD.format("d.bulletin,")
    rows = index.execute(asked, (json.dumps(list(keys)),)).fetchall()
    with whole():
        return {(bulletin, number) for bulletin, *some in rows for number in _numbers(*some)}


def heard_by_development(
    index: sqlite3.Connection, bulletin: int, keys: Iterable[int]
) -> dict[int, set[tuple[int, int]]]:
    """As `heard_in`, for each of these developments of a bulletin."""
    found: dict[int, set[tuple[int, int]]] = {key: set() for key in keys}
    rows = index.execute(_HEARD.format("d.id,"), (json.dumps(list(found)),)).fetchall()
    with whole():
        for key, *some in rows:
            found[key].update((bulletin, number) for number in _numbers(*some))
    return found


def _numbers(one: object, some: str | None) -> tuple[int, ...]:
    """The roster numbers of a row: one person, or several as a JSON array."""
    return people_in(json.loads(some) if some else one)


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


class HeardQuote(NamedTuple):
    """A quote with the pieces that continue it, and the blocks that they touch."""

    place: QuotePlace
    pieces: Sequence[Quote]
    texts: Mapping[int, str]


class HeardFigure(NamedTuple):
    """A figure, and the block that it stands in."""

    place: QuotePlace
    figure: Figure
    texts: Mapping[int, str]


_ANY = Bounds(LIMIT, LIMIT)
_PIECE = ", ".join(f"q.{column.strip()}" for column in QUOTES.columns.split(","))
_FIRST = (
    f"SELECT w.key, q.joined, b.text, {_PIECE} FROM json_each(?) AS w CROSS JOIN quote AS q"
    " ON q.development = w.value ->> 0"
    " AND q.number BETWEEN w.value ->> 1 AND (w.value ->> 1) + 1"
    " JOIN block AS b ON b.development = q.development AND b.number = q.block"
    f" WHERE q.number = w.value ->> 1 OR q.joined = {GOES_ON} ORDER BY w.key, q.number"
)
"""Each quote, and the row after it if that continues the quote."""

_MORE = (
    f"SELECT q.joined, b.text, {_PIECE} FROM quote AS q"
    " JOIN block AS b ON b.development = q.development AND b.number = q.block"
    " WHERE q.development = ? AND q.number > ? + 1 ORDER BY q.number"
)
_FIGURE = f"SELECT {FIGURES.columns} FROM figure WHERE development = ? AND number = ?"
_SPAN = "SELECT block, start, end FROM quote WHERE development = ? AND number = ?"


def read_statements(index: sqlite3.Connection, places: Sequence[QuotePlace]) -> list[HeardQuote]:
    """Return these quotes, without reading the rest of their developments."""
    with one_snapshot(index), whole():
        found = _pieces(index, places)
        rows = [row for some in found.values() for _, row in some]
        quotes = iter(QUOTES.from_rows(rows, _ANY) if rows else ())
        texts = _Texts(index)
        statements = []
        for place, some in found.items():
            pieces = [next(quotes) for _ in some]
            for piece, (text, _) in zip(pieces, some, strict=True):
                texts.add(place.development, piece.span.block, text)
            blocks = {span.block for piece in pieces for span in QUOTES.touched(piece)}
            statements.append(HeardQuote(place, pieces, texts.blocks(place.development, blocks)))
        return statements


_Piece = tuple[object, tuple[object, ...]]
"""The text of the block that a piece of a quote stands in, and the piece's row."""


def _pieces(
    index: sqlite3.Connection, places: Sequence[QuotePlace]
) -> dict[QuotePlace, list[_Piece]]:
    """The pieces of these quotes, without those that are gone."""
    found: dict[QuotePlace, list[_Piece]] = {}
    for number, joined, text, *row in index.execute(_FIRST, (json.dumps(places),)).fetchall():
        place = places[number]
        if place in found or joined != GOES_ON:
            found.setdefault(place, []).append((text, tuple(row)))
    for place in [place for place, some in found.items() if len(some) > 1]:
        for joined, text, *row in index.execute(_MORE, place):
            if joined != GOES_ON or len(found[place]) == PIECES:
                break
            found[place].append((text, tuple(row)))
    return found


def read_figures(index: sqlite3.Connection, places: Iterable[QuotePlace]) -> list[HeardFigure]:
    """Return these figures, without reading the rest of their developments."""
    with one_snapshot(index), whole():
        rows = {place: row for place in places if (row := index.execute(_FIGURE, place).fetchone())}
        figures = FIGURES.from_rows(list(rows.values()), _ANY) if rows else []
        texts = _Texts(index)
        return [
            HeardFigure(place, figure, texts.blocks(place.development, {figure.span.block}))
            for place, figure in zip(rows, figures, strict=True)
        ]


def quote_span(index: sqlite3.Connection, place: QuotePlace) -> Span | None:
    """Return where a quote stands in its development; None if it is gone."""
    row = index.execute(_SPAN, place).fetchone()
    return Span(*row) if row else None


class _Texts:
    """Reads blocks of developments, each once."""

    def __init__(self, index: sqlite3.Connection) -> None:
        self._index = index
        self._read: dict[tuple[int, int], str] = {}

    def add(self, development: int, number: int, text: object) -> None:
        """Add the text of a block that was read with a row."""
        if (development, number) not in self._read:
            self._read[development, number] = gated(text)

    def blocks(self, development: int, numbers: Iterable[int]) -> dict[int, str]:
        """Return these blocks by number; ValueError if one is missing."""
        return {number: self._text(development, number) for number in numbers}

    def _text(self, development: int, number: int) -> str:
        place = development, number
        if place not in self._read:
            asked = "SELECT text FROM block WHERE development = ? AND number = ?"
            self._read[place] = gated(next(self._index.execute(asked, place), (None,))[0])
        return self._read[place]


def bulletins_of(index: sqlite3.Connection, keys: Sequence[int]) -> dict[int, int]:
    """Return the bulletins of developments with these keys, as far as they are in the index."""
    asked = (
        "SELECT d.id, d.bulletin FROM json_each(?) AS wanted"
        " JOIN development AS d ON d.id = wanted.value"
    )
    return dict(index.execute(asked, (json.dumps(list(keys)),)))
