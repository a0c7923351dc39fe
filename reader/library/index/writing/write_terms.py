"""Adds the search terms of a bulletin to the search tables, and removes them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from reader.library.index.article_rows import TOTALS, ArticleTotals, read_article
from reader.library.index.bulletin_rows import HEAD, RosterKey, bulletin_from_row, read_people
from reader.library.index.connect import whole
from reader.library.index.fold import folded_text
from reader.library.index.match import IndexedText
from reader.library.index.sort_key import place_of
from reader.library.index.tables import SEARCHED
from reader.library.index.terms import AnnotatedPart, BulletinTerms, terms_of
from reader.models import Bulletin

_COLUMNS = f"rowid, {SEARCHED}"
_VALUES = ", ".join("?" * (_COLUMNS.count(",") + 1))
_ROW = f"({_COLUMNS}) VALUES ({_VALUES})"
_DELETED = f"(words, {_COLUMNS}) VALUES (?, {_VALUES})"


def write_terms(
    index: sqlite3.Connection,
    number: int,
    day: str | None,
    stored: Sequence[tuple[int, IndexedText]],
    known: BulletinTerms,
) -> None:
    """Add the parts of a bulletin, stored with their positions, to the search."""
    placed = [
        (place, part, gist)
        for (position, part), gist in zip(stored, known.parts, strict=True)
        if (place := place_of(day, number, position)) is not None
    ]
    searched = [(place, part.key, part.story) for place, part, _ in placed]
    index.executemany("INSERT INTO searched VALUES (?, ?, ?)", searched)
    words = [(place, *gist.columns) for place, _, gist in placed]
    index.executemany(f"INSERT INTO words {_ROW}", words)
    count(index, known.terms)


def remove_terms(index: sqlite3.Connection, number: int) -> None:
    """Remove a bulletin from the search; call it before the bulletin changes."""
    with whole():
        bulletin, stored = _stored(index, number)
    known = terms_of(bulletin, [part for _, part in stored])
    words = [
        ("delete", place, *gist.columns)
        for (place, _), gist in zip(stored, known.parts, strict=True)
        if place is not None
    ]
    index.executemany(f"INSERT INTO words {_DELETED}", words)
    index.executemany("DELETE FROM searched WHERE place = ?", [(row[1],) for row in words])
    count(index, [(kind, name, -often) for kind, name, often in known.terms])


def _stored(
    index: sqlite3.Connection, number: int
) -> tuple[Bulletin, list[tuple[int | None, AnnotatedPart]]]:
    """A bulletin, and the place and text of each of its parts, as they were indexed."""
    asked = f"SELECT b.people, b.roster, {HEAD} FROM bulletin AS b WHERE b.id = ?"
    count, roster, *head = index.execute(asked, (number,)).fetchone()
    bulletin, key = bulletin_from_row(tuple(head)), RosterKey(number, count, roster).checked()
    people = tuple(read_people(index, key, range(count)).values())
    rows = index.execute(
        f"SELECT s.place, {TOTALS} FROM development AS d JOIN article AS a ON a.id = d.id"
        " LEFT JOIN searched AS s ON s.id = d.id WHERE d.bulletin = ?",
        (number,),
    ).fetchall()
    parts: list[tuple[int | None, AnnotatedPart]] = []
    for place, *totals in rows:
        read = read_article(index, lambda ask: ask(index), ArticleTotals(*totals), people)
        if read is None:
            raise ValueError("the rows of a development are not there")
        parts.append((place, (read[0].whole(), read[1].whole())))
    return bulletin, parts


def count(index: sqlite3.Connection, terms: Iterable[tuple[str, str, int]]) -> None:
    """Add to the frequencies of terms; terms that are no longer used are deleted."""
    rows = list(terms)
    new = [(kind, name) for kind, name, _ in rows if not _is_known(index, kind, name)]
    index.executemany("INSERT OR IGNORE INTO spelled VALUES (?, ?, ?)", _spelled(new))
    index.executemany(
        "INSERT INTO term VALUES (?, ?, ?)"
        " ON CONFLICT DO UPDATE SET often = often + excluded.often",
        rows,
    )
    less = [(kind, name) for kind, name, often in rows if often < 0]
    index.executemany("DELETE FROM term WHERE kind = ? AND name = ? AND often <= 0", less)
    gone = [(kind, name) for kind, name in less if not _is_known(index, kind, name)]
    index.executemany(
        "DELETE FROM spelled WHERE kind = ? AND word = ? AND name = ?", _spelled(gone)
    )


def _is_known(index: sqlite3.Connection, kind: str, name: str) -> bool:
    asked = "SELECT 1 FROM term WHERE kind = ? AND name = ?"
    return index.execute(asked, (kind, name)).fetchone() is not None


def _spelled(terms: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """The folded words by which terms can be completed."""
    return ((kind, word, name) for kind, name in terms for word in folded_text(name).split(" "))
