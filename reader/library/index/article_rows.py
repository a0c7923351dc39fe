"""Reads one development's text and evidence from the index, a window of rows at a time.

A short article is read as a whole when it is opened. Of a long one the first rows of each kind are
read, and other rows when they are used, so it opens in the same time whatever its length. Every
later read checks by `digest` that the index still has the same text. If it does not, rows that were
not read yet are missing; rows of two texts are never mixed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from reader.languages import ENGLISH
from reader.library.article_text import ArticleEvidence, ArticleText
from reader.library.index.bulletin_rows import TOTALS as TOTALS
from reader.library.index.bulletin_rows import ArticleTotals as ArticleTotals
from reader.library.index.bulletin_rows import kinds_of
from reader.library.index.connect import one_snapshot, whole
from reader.library.index.evidence_rows import (
    EVIDENCE,
    LIMIT,
    STANCES,
    Bounds,
    EvidenceTable,
    check_people,
    checked_numbers,
    chosen,
    gated,
    gated_column,
    gated_or_none,
    one_line,
    people_in,
)
from reader.library.index.tables import FIRST_PAGE
from reader.library.row_window import AskIndex, Extent, RowWindow, SpanRows, SpanWindow
from reader.models import BlockLanguage, DateMention, Figure, Link, Person, Quote, Span, Stance
from reader.quote_groups import ClaimKey, Groups, Speakers

FIRST_BLOCKS = 16
"""Paragraphs that are read with an article, about two screens."""

MISSING = "…"
"""Replaces a paragraph that has left the index since the article was opened."""

T = TypeVar("T")
_NOWHERE = Span(0, 0, 0)
_GONE: dict[str, Any] = {
    "link": Link(_NOWHERE, ""),
    "quote": Quote(_NOWHERE, "direct"),
    "figure": Figure(_NOWHERE, None, None),
    "day": DateMention(_NOWHERE, None),
}
_SAME = "development = (SELECT id FROM article WHERE id = ? AND digest = ?)"
_ROWS = "WHERE development = ? AND number >= +? AND number < +? ORDER BY number"
"""SQL for a range of rows.

Without the plus signs SQLite prepares the query again at each run, because a bare parameter could
select an index that is partial by `number`.
"""


class DevelopmentRows:
    """Reads the rows of one development, as long as they belong to the text that was opened."""

    def __init__(self, ask: AskIndex, totals: ArticleTotals, people: int) -> None:
        """`people` is the number of people in the roster."""
        self.totals = totals
        self._ask, self._bounds = ask, Bounds(totals.blocks, people)
        self._same = (totals.key, totals.digest)

    def is_there(self, index: sqlite3.Connection) -> bool:
        """Whether the index still has the text that was opened."""
        asked = "SELECT 1 FROM article WHERE id = ? AND digest = ?"
        return index.execute(asked, self._same).fetchone() is not None

    def texts(self, index: sqlite3.Connection, low: int, high: int) -> list[str]:
        """Return blocks `low` to `high` (exclusive) without checking which text they belong to.

        ValueError if a row is malformed.
        """
        asked = f"SELECT text FROM block {_ROWS}"
        rows = index.execute(asked, (self._same[0], low, high)).fetchall()
        return [gated(text) for (text,) in rows]

    def items(
        self, index: sqlite3.Connection, table: EvidenceTable[T], low: int, high: int
    ) -> list[T]:
        """Return items `low` to `high` of a table without checking which text they belong to.

        ValueError if a row is malformed.
        """
        asked = f"SELECT {table.columns} FROM {table.name} {_ROWS}"
        rows = index.execute(asked, (self._same[0], low, high)).fetchall()
        return table.from_rows(rows, self._bounds) if rows else []

    def has_last(self, index: sqlite3.Connection, counts: Sequence[int]) -> bool:
        """Whether the last row exists of each kind that has more rows than one page."""
        blocks = self.totals.blocks
        last = [self.texts(index, blocks - 1, blocks)] if blocks > FIRST_BLOCKS else []
        for kind, count in zip(EVIDENCE, counts, strict=True):
            if count > FIRST_PAGE:
                last.append(self.items(index, kind, count - 1, count))
        return all(last)

    def by_speaker(self) -> Groups[Speakers] | None:
        """Return the numbers of the quotes by speakers; None if the rows are gone."""
        found: Groups[Speakers] | None = self._ask(self._speakers)
        return found

    def by_claim(self) -> Groups[ClaimKey] | None:
        """Return the numbers of the figures by claim; None if the rows are gone."""
        found: Groups[ClaimKey] | None = self._ask(self._claims)
        return found

    def block_languages(self) -> tuple[BlockLanguage, ...]:
        """Return the blocks that are not English; empty if the rows are gone."""
        found: tuple[BlockLanguage, ...] = self._ask(self._block_languages)
        return found

    def _block_languages(self, index: sqlite3.Connection) -> tuple[BlockLanguage, ...]:
        asked = f"SELECT block, language FROM language WHERE {_SAME} ORDER BY number"
        with whole():
            rows = index.execute(asked, self._same).fetchall()
            blocks = [block for block, _ in rows]
            checked_numbers(blocks, self.totals.blocks)
            return tuple(BlockLanguage(block, one_line(code)) for block, code in rows)

    def unsaid(self) -> dict[Stance, int]:
        """Count the quotes per stance other than "says"."""
        asked = (
            f"SELECT stance, count(*) FROM quote WHERE {_SAME} AND stance <> 'says' AND joined = 0"
            " GROUP BY stance"
        )

        found: dict[Stance, int] = self._ask(lambda index: dict(index.execute(asked, self._same)))
        with whole():
            chosen(list(found), STANCES)
        return found

    def _speakers(self, index: sqlite3.Connection) -> Groups[Speakers] | None:
        rows = index.execute(
            "SELECT coalesce(speakers, '[' || person || ']', '[]'), json_group_array(number)"
            f" FROM quote WHERE {_SAME} AND joined = 0 GROUP BY person, speakers",
            self._same,
        ).fetchall()
        found: Groups[Speakers] = {}
        with whole():
            for people, numbers in rows:
                group = found.setdefault(people_in(json.loads(people)), [])
                group += checked_numbers(json.loads(numbers), self.totals.quotes)
                group.sort()
            check_people(found, self._bounds.people)
        return dict(sorted(found.items(), key=lambda group: group[1][0])) or None

    def _claims(self, index: sqlite3.Connection) -> Groups[ClaimKey] | None:
        with whole():
            groups = self._alike(index)
            # One row with JSON, because thousands of rows take three times as long.
            rows = index.execute(
                "SELECT json_group_array(json_array(number, claim,"
                " coalesce(json(claimants), claimant), stance,"
                " claimant_basis = 'bulletin', qualifier, wording)) FROM (SELECT * FROM figure"
                f" WHERE {_SAME} AND number = alike ORDER BY number)",
                self._same,
            ).fetchone()
            found = json.loads(rows[0])
            if not found:
                return None
            first, claims, who, stances, own, exact, words = zip(*found, strict=True)
            people = list(map(people_in, who))
            check_people(people, self._bounds.people)
            keys = map(
                ClaimKey,
                claims,
                people,
                chosen(stances, STANCES),
                map(bool, own),
                exact,
                gated_column(words, gated_or_none),
            )
            pairs = zip(first, keys, strict=True)
            return {key: groups[at] for at, key in pairs if at in groups} or None

    def _alike(self, index: sqlite3.Connection) -> dict[int, list[int]]:
        """The numbers of the figures of each claim, by the number of the claim's first figure."""
        row = index.execute(
            f"SELECT json_group_array(alike), json_group_array(number) FROM figure WHERE {_SAME}",
            self._same,
        ).fetchone()
        first, numbers = (
            checked_numbers(json.loads(column), self.totals.figures) for column in row
        )
        groups: dict[int, list[int]] = {}
        for at, number in zip(first, numbers, strict=True):
            groups.setdefault(at, []).append(number)
        for group in groups.values():
            group.sort()
        return groups

    def paragraphs(self, first: Sequence[str]) -> RowWindow[str]:
        """Return the paragraphs as a window whose first page is given."""

        def read(low: int, high: int) -> Sequence[str]:
            return self._of_the_same(lambda index: self.texts(index, low + 1, high + 1))

        return RowWindow(self.totals.blocks - 1, first, FIRST_BLOCKS, read, MISSING)

    def window(
        self, table: EvidenceTable[Any], count: int, first: Sequence[Any] | None
    ) -> SpanWindow[Any]:
        """Return the items of a table as a window.

        `first` is its first page, None if not read yet.
        """
        extent = Extent(self.totals.blocks_reached, self.totals.characters_reached)
        rows: SpanRows[Any] = SpanRows(partial(self._read, table), partial(self._number_at, table))
        return SpanWindow(count, first, FIRST_PAGE, rows, _GONE[table.name], extent)

    def _read(self, table: EvidenceTable[T], low: int, high: int) -> Sequence[T]:
        return self._of_the_same(lambda index: self.items(index, table, low, high))

    def _of_the_same(self, read: Callable[[sqlite3.Connection], list[T]]) -> list[T]:
        """Read rows of the text that was opened; empty if the index no longer has it."""

        def ask(index: sqlite3.Connection) -> list[T]:
            with one_snapshot(index), whole():
                found = read(index) if self.is_there(index) else []
                # Check again: an index in memory has no snapshots, so the text may have changed.
                return found if self.is_there(index) else []

        found: list[T] = self._ask(ask)
        return found

    def _number_at(self, table: EvidenceTable[Any], place: int) -> int | None:
        asked = (
            f"SELECT number FROM {table.name} WHERE {_SAME} AND number >= {FIRST_PAGE}"
            " AND (block, start) >= (?, ?) ORDER BY block, start, number LIMIT 1"
        )
        values = (*self._same, place >> 32, place & (LIMIT - 1))

        def first(index: sqlite3.Connection) -> int | None:
            row = index.execute(asked, values).fetchone()
            with whole():
                return int(row[0]) if row else None

        found: int | None = self._ask(first)
        return found


def read_article(
    index: sqlite3.Connection,
    ask: AskIndex,
    totals: ArticleTotals,
    people: Sequence[Person],
    reads_evidence: bool = True,
) -> tuple[ArticleText, ArticleEvidence] | None:
    """Read a development's text and evidence; `ask` reads all that is not read at once.

    None if the rows do not match these totals; ValueError if they are damaged.
    """
    rows = DevelopmentRows(ask, totals, len(people))
    texts = rows.texts(index, 0, FIRST_BLOCKS + 1)
    counts = (totals.links, totals.quotes, totals.figures, totals.days)
    at_once = counts if reads_evidence else (0,) * len(counts)
    items = [
        rows.items(index, kind, 0, FIRST_PAGE) if count else []
        for kind, count in zip(EVIDENCE, at_once, strict=True)
    ]
    wanted = (min(totals.blocks, FIRST_BLOCKS + 1), *(min(count, FIRST_PAGE) for count in at_once))
    if (len(texts), *map(len, items)) != wanted or not rows.has_last(index, at_once):
        return None
    if not rows.is_there(index):
        return None
    first = items if reads_evidence else [None] * len(counts)
    links, quotes, figures, dates = map(rows.window, EVIDENCE, counts, first)
    text = ArticleText(
        totals.digest,
        one_line(texts[0]),
        totals.time,
        rows.paragraphs(texts[1:]),
        links,
        totals.words,
        totals.size,
        totals.day,
        totals.section,
        kinds_of(totals.kinds),
    )
    codes = tuple(totals.languages.split()) or (ENGLISH,)
    return text, ArticleEvidence(totals.digest, people, quotes, figures, dates, rows, codes)
