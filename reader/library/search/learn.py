"""A stored bulletin to the words and figures that its developments are found by, and out again.

What is put in for a bulletin can be worked out again from what the index holds of it: that is how
it is taken out, before the bulletin is changed.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.library.codec import unpack, unpack_head
from reader.library.index import whole
from reader.library.search.fold import folded
from reader.library.search.place import place_of
from reader.models import Annotations, Bulletin, Development, Person, Quote, Span

_APART = " _ "
"""Stands between texts in one column, so that no phrase goes from one into the next."""


class Part(NamedTuple):
    """A development in the index."""

    key: int
    story: int
    position: int
    development: Development
    found: Annotations


class Learnt(NamedTuple):
    """What a part is found by: a row of `words` without its place, figures, terms to complete."""

    columns: tuple[str, ...]
    figures: tuple[tuple[float | None, float | None, str], ...]
    terms: tuple[tuple[str, str], ...]


def learn(index: sqlite3.Connection, number: int, bulletin: Bulletin, parts: list[Part]) -> None:
    """Make the developments of a bulletin, which has this key, known to the search."""
    terms = Counter(_sources(bulletin))
    for part, learnt in _learnt(bulletin, parts):
        place = place_of(bulletin.date, number, part.position)
        if place is None:
            continue
        index.execute("INSERT INTO searched VALUES (?, ?, ?)", (place, part.key, part.story))
        index.execute(f"INSERT INTO words {_ROW}", (place, *learnt.columns))
        figures = [(part.key, *figure) for figure in learnt.figures]
        index.executemany("INSERT INTO figure VALUES (?, ?, ?, ?)", figures)
        terms.update(learnt.terms)
    _count(index, terms)


def forget(index: sqlite3.Connection, path: bytes) -> None:
    """Take all of the bulletin at a path out of the search, before it is changed."""
    row = index.execute("SELECT id, head FROM bulletin WHERE path = ?", (path,)).fetchone()
    if row is None:
        return
    with whole():
        bulletin, people = unpack_head(row[1])
        places, parts = _stored(index, row[0], people)
    terms = Counter(_sources(bulletin))
    for place, (part, learnt) in zip(places, _learnt(bulletin, parts), strict=True):
        index.execute(f"INSERT INTO words {_DELETED}", ("delete", place, *learnt.columns))
        index.execute("DELETE FROM figure WHERE id = ?", (part.key,))
        index.execute("DELETE FROM searched WHERE place = ?", (place,))
        terms.update(learnt.terms)
    _count(index, {term: -often for term, often in terms.items()})


_COLUMNS = "rowid, heading, body, quoted, speaker, person, counted, source, has"
_ROW = f"({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_DELETED = f"(words, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def _stored(
    index: sqlite3.Connection, bulletin: int, people: tuple[Person, ...]
) -> tuple[list[int], list[Part]]:
    """The places and the parts of a bulletin, as they were learnt."""
    rows = index.execute(
        "SELECT s.place, d.id, d.story, d.position, body.packed FROM development AS d"
        " JOIN searched AS s ON s.id = d.id JOIN body ON body.id = d.id WHERE d.bulletin = ?",
        (bulletin,),
    ).fetchall()
    parts = [Part(row[1], row[2], row[3], *unpack(row[4], people)) for row in rows]
    return [row[0] for row in rows], parts


def _learnt(bulletin: Bulletin, parts: Sequence[Part]) -> Iterator[tuple[Part, Learnt]]:
    source = _source(bulletin)
    people = parts[0].found.people if parts else ()
    names = [tuple(dict.fromkeys(map(folded, (who.name, *who.aliases)))) for who in people]
    for part in parts:
        yield part, _read(part, source, names)


def _read(part: Part, source: str, names: Sequence[tuple[str, ...]]) -> Learnt:
    """What one part is found by; `names` are all names of the bulletin's people, folded."""
    found, people = part.found, part.found.people
    heading = folded(part.development.heading)
    body = _joined(map(folded, part.development.paragraphs))
    speakers = [_speaker(part, quote, names) for quote in found.quotes]
    named = _named(part, f" {heading} _ {body} ", names)
    counted = [folded(f"{figure.unit or ''} {figure.counted or ''}") for figure in found.figures]
    columns = (
        heading,
        body,
        _joined(folded(_at(part, quote.span)) for quote in found.quotes),
        _joined(dict.fromkeys(name for some in speakers for name in some)),
        _joined(name for number in named for name in names[number]),
        _joined(counted),
        source,
        ("quote " if found.quotes else "") + ("figure" if found.figures else ""),
    )
    figures = [(f.low, f.high, f" {what} ") for f, what in zip(found.figures, counted, strict=True)]
    said = [("speaker", people[q.person].name) for q in found.quotes if q.person is not None]
    terms = said + [("person", people[number].name) for number in named]
    terms += [("counted", figure.unit) for figure in found.figures if figure.unit]
    return Learnt(columns, tuple(figures), tuple(terms))


def _joined(texts: Iterable[str]) -> str:
    return _APART.join(filter(None, texts))


def _at(part: Part, span: Span) -> str:
    development = part.development
    text = development.paragraphs[span.block - 1] if span.block else development.heading
    return text[span.start : span.end]


def _speaker(part: Part, quote: Quote, names: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """All names of who spoke, folded; the words of the text where that is nobody in the roster."""
    if quote.person is not None:
        return names[quote.person]
    return (folded(_at(part, quote.speaker)),) if quote.speaker else ()


def _named(part: Part, text: str, names: Sequence[tuple[str, ...]]) -> list[int]:
    """Those of the bulletin's people who speak or are named in this part."""
    speak = {quote.person for quote in part.found.quotes}
    speak |= {figure.claimant for figure in part.found.figures}
    return [
        number
        for number, some in enumerate(names)
        if number in speak or any(name and f" {name} " in text for name in some)
    ]


def _source(bulletin: Bulletin) -> str:
    """What a bulletin's source is found by: publisher, file, title, host."""
    host = (bulletin.address or "").partition("://")[2].partition("/")[0]
    return _joined(map(folded, (bulletin.publisher or "", bulletin.name, bulletin.title, host)))


def _sources(bulletin: Bulletin) -> list[tuple[str, str]]:
    """Publisher and file of a bulletin as terms."""
    return [("source", name) for name in (bulletin.publisher, bulletin.name) if name]


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
