"""A stored bulletin to the words and figures that its developments are found by, and out again.

What is put in for a bulletin can be worked out again from what the index holds of it: that is how
it is taken out, before the bulletin is changed.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from reader.library.codec import unpack, unpack_head
from reader.library.match import whole
from reader.library.search.fold import folded
from reader.library.search.place import place_of
from reader.models import Annotations, Bulletin, Development, Figure, Person, Quote, Span

_APART = " _ "
"""Stands between texts in one column, so that no phrase goes from one into the next."""


class Part(NamedTuple):
    """A development in the index."""

    key: int
    story: int
    position: int
    development: Development
    found: Annotations


def learn(index: sqlite3.Connection, number: int, bulletin: Bulletin, parts: list[Part]) -> None:
    """Make the developments of a bulletin, which has this key, known to the search."""
    source, terms = _source(bulletin), Counter[tuple[str, str]]()
    for part in parts:
        place = place_of(bulletin.date, number, part.position)
        if place is None:
            continue
        index.execute("INSERT INTO searched VALUES (?, ?, ?)", (place, part.key, part.story))
        index.execute(
            f"INSERT INTO words ({_COLUMNS}) VALUES ({_MARKS})", _words(place, part, source)
        )
        index.executemany("INSERT INTO figure VALUES (?, ?, ?, ?)", _figures(part))
        terms += Counter(_terms(part))
    _count(index, terms + Counter(_sources(bulletin)))


def forget(index: sqlite3.Connection, path: bytes) -> None:
    """Take all of the bulletin at a path out of the search, before it is changed."""
    row = index.execute("SELECT id, head FROM bulletin WHERE path = ?", (path,)).fetchone()
    if row is None:
        return
    with whole():
        bulletin, people = unpack_head(row[1])
        stored = _stored(index, row[0], people)
    source, terms = _source(bulletin), Counter[tuple[str, str]]()
    for place, part in stored:
        index.execute(
            f"INSERT INTO words (words, {_COLUMNS}) VALUES ('delete', {_MARKS})",
            _words(place, part, source),
        )
        index.execute("DELETE FROM figure WHERE id = ?", (part.key,))
        index.execute("DELETE FROM searched WHERE place = ?", (place,))
        terms += Counter(_terms(part))
    terms += Counter(_sources(bulletin))
    _count(index, {term: -often for term, often in terms.items()})


def _stored(
    index: sqlite3.Connection, bulletin: int, people: tuple[Person, ...]
) -> list[tuple[int, Part]]:
    """The parts of a bulletin with their places, as they were learnt."""
    rows = index.execute(
        "SELECT s.place, d.id, d.story, d.position, body.packed FROM development AS d"
        " JOIN searched AS s ON s.id = d.id JOIN body ON body.id = d.id WHERE d.bulletin = ?",
        (bulletin,),
    ).fetchall()
    return [
        (place, Part(key, story, position, *unpack(packed, people)))
        for place, key, story, position, packed in rows
    ]


_COLUMNS = "rowid, heading, body, quoted, speaker, person, counted, source, has"
_MARKS = "?, ?, ?, ?, ?, ?, ?, ?, ?"


def _words(place: int, part: Part, source: str) -> tuple[int | str, ...]:
    """A row of words, one entry a column."""
    found = part.found
    heading, body = folded(part.development.heading), _body(part)
    return (
        place,
        heading,
        body,
        _joined(folded(_at(part, quote.span)) for quote in found.quotes),
        _joined(dict.fromkeys(name for quote in found.quotes for name in _speaker(part, quote))),
        _joined(name for person in _named(part, heading, body) for name in _folds(person)),
        _joined(map(_counted, found.figures)),
        source,
        ("quote " if found.quotes else "") + ("figure" if found.figures else ""),
    )


def _body(part: Part) -> str:
    return _joined(map(folded, part.development.paragraphs))


def _joined(texts: Iterable[str]) -> str:
    return _APART.join(filter(None, texts))


def _at(part: Part, span: Span) -> str:
    return part.development.blocks[span.block].text[span.start : span.end]


def _speaker(part: Part, quote: Quote) -> tuple[str, ...]:
    """All names of who spoke, folded; the words of the text where that is nobody in the roster."""
    if quote.person is not None:
        return _folds(part.found.people[quote.person])
    return (folded(_at(part, quote.speaker)),) if quote.speaker else ()


def _folds(person: Person) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(folded, (person.name, *person.aliases))))


def _named(part: Part, heading: str, body: str) -> list[Person]:
    """Those of the bulletin's people who speak or are named in this part."""
    text = f" {heading} _ {body} "
    speak = {quote.person for quote in part.found.quotes}
    speak |= {figure.claimant for figure in part.found.figures}
    return [
        person
        for number, person in enumerate(part.found.people)
        if number in speak or any(f" {name} " in text for name in _folds(person) if name)
    ]


def _counted(figure: Figure) -> str:
    return folded(f"{figure.unit or ''} {figure.counted or ''}")


def _figures(part: Part) -> Iterator[tuple[int, float | None, float | None, str]]:
    for figure in part.found.figures:
        yield part.key, figure.low, figure.high, f" {_counted(figure)} "


def _source(bulletin: Bulletin) -> str:
    """What a bulletin's source is found by: publisher, file, title, host."""
    host = (bulletin.address or "").partition("://")[2].partition("/")[0]
    return _joined(map(folded, (bulletin.publisher or "", bulletin.name, bulletin.title, host)))


def _terms(part: Part) -> Iterator[tuple[str, str]]:
    """What can be completed: each speaker for each quote, each person once, what is counted."""
    people = part.found.people
    for quote in part.found.quotes:
        if quote.person is not None:
            yield "speaker", people[quote.person].name
    for person in _named(part, folded(part.development.heading), _body(part)):
        yield "person", person.name
    for figure in part.found.figures:
        if figure.unit:
            yield "counted", figure.unit


def _sources(bulletin: Bulletin) -> dict[tuple[str, str], int]:
    """Publisher and file of a bulletin as terms, one time each."""
    return {("source", name): 1 for name in (bulletin.publisher, bulletin.name) if name}


def _count(index: sqlite3.Connection, terms: Mapping[tuple[str, str], int]) -> None:
    """Add to how often terms are in the index; those that are in it no more leave it."""
    rows = [
        (kind, name.encode("utf-8", "replace").decode().replace("\0", " "), often)
        for (kind, name), often in terms.items()
    ]
    index.executemany(
        "INSERT INTO term VALUES (?, ?, ?)"
        " ON CONFLICT DO UPDATE SET often = often + excluded.often",
        rows,
    )
    gone = [row[:2] for row in rows if row[2] < 0]
    index.executemany("DELETE FROM term WHERE kind = ? AND name = ? AND often <= 0", gone)
