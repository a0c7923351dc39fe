"""Finds the paragraphs of an article that repeat what the reader read in an earlier bulletin."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from reader.ledger.background import ReadParagraph, read_paragraph, repeats
from reader.library.index.connect import whole
from reader.library.index.evidence_rows import gated, line_or_none
from reader.library.index.recover import RecoveringIndex
from reader.library.marks.current_marks import CurrentMarks
from reader.library.rows import Article

DAYS, MOST = 7, 40
"""Days before a text that are compared with it, and the most developments of these days."""

MOST_PARAGRAPHS, MOST_CHARACTERS = 30, 1_500
"""Most paragraphs of a development, and most characters of a paragraph, that are compared."""

_READ = (
    "SELECT d.id, d.story, b.date AS day, d.text FROM bulletin AS b JOIN development AS d"
    " ON d.bulletin = b.id WHERE b.date BETWEEN ?1 AND ?2 AND b.publisher = ?3"
    " UNION SELECT d.id, d.story, b.date, d.text FROM thread_link AS l JOIN development AS d"
    " ON d.id = l.earlier JOIN bulletin AS b ON b.id = d.bulletin"
    " WHERE l.later = ?4 AND b.date BETWEEN ?1 AND ?2 ORDER BY day DESC, 1"
)
_BLOCKS = "SELECT text FROM block WHERE development = ? AND number BETWEEN 1 AND ? ORDER BY number"


class Fold(NamedTuple):
    """Paragraphs `first` to `last` of an article, which were read in a bulletin of `day` (ISO)."""

    first: int
    last: int
    day: str


class ReadBefore:
    """Compares with earlier texts that were read, of the same publisher or in the same thread."""

    def __init__(self, index: RecoveringIndex, marks: CurrentMarks) -> None:
        """Read nothing yet."""
        self._index, self._marks = index, marks
        self._paragraphs = lru_cache(500)(self._read)

    def folds(self, article: Article) -> tuple[Fold, ...]:
        """Return the paragraphs that repeat earlier ones; neighbours from one day are one fold."""
        day = _day(article.date)
        if day is None or not self._marks.all_on("read"):
            return ()
        first, last = (day - timedelta(days=by) for by in (DAYS, 1))
        asked = (first.isoformat(), last.isoformat(), article.publisher or "", article.key)
        rows = self._index.ask(lambda index: index.execute(_READ, asked).fetchall())
        read = [row for row in rows if self._marks.is_on("read", row[1])][:MOST]
        known = [
            (one, str(when)) for key, _, when, text in read for one in self._paragraphs(key, text)
        ]
        found = [
            (number, when)
            for number, words in enumerate(article.development.paragraphs[:MOST_PARAGRAPHS], 1)
            if known and (when := _day_of(read_paragraph(words[:MOST_CHARACTERS]), known))
        ]
        return tuple(_together(found))

    def _read(self, key: int, text: str) -> tuple[ReadParagraph, ...]:
        """The paragraphs of a development.

        `text`, the hash of its text, is part of the cache's key.
        """

        def blocks(index: sqlite3.Connection) -> list[str]:
            with whole():
                rows = index.execute(_BLOCKS, (key, MOST_PARAGRAPHS)).fetchall()
                return [gated(words) for (words,) in rows]

        return tuple(read_paragraph(one[:MOST_CHARACTERS]) for one in self._index.ask(blocks))


def _day_of(one: ReadParagraph, known: list[tuple[ReadParagraph, str]]) -> str:
    """The latest day on which a paragraph was read; "" if it was not."""
    return next((when for before, when in known if repeats(one, before)), "")


def _day(text: str | None) -> date | None:
    stated = line_or_none(text)
    try:
        return date.fromisoformat(stated) if stated else None
    except ValueError:
        return None


def _together(found: list[tuple[int, str]]) -> list[Fold]:
    folds = []
    for (_, when), some in groupby(enumerate(found), lambda one: (one[1][0] - one[0], one[1][1])):
        numbers = [number for _, (number, _) in some]
        folds.append(Fold(numbers[0], numbers[-1], when))
    return folds
