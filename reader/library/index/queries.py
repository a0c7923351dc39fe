"""Queries of the index for lists, entries, articles and fingerprints."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.library.article_text import ArticleEvidence, ArticleText
from reader.library.identity.wording import HASH_LENGTH
from reader.library.index.article_rows import TOTALS, ArticleTotals, read_article
from reader.library.index.bulletin_rows import (
    HEAD,
    HEAD_LENGTH,
    RosterKey,
    RosterWindow,
    bulletin_from_row,
)
from reader.library.index.connect import one_snapshot, whole
from reader.library.index.evidence_rows import line_or_none
from reader.library.index.listed_rows import ListedEntry, number
from reader.library.index.source_paths import FEW, under
from reader.library.row_window import AskIndex
from reader.library.rows import Article, TextCopy
from reader.models import Bulletin


class StoryCopy(NamedTuple):
    """The place of a development of some story."""

    key: int
    story: int
    bulletin: int
    position: int


_MOST = 1 << 16
"""Upper bound of the number of parts of a bulletin."""
_LAST = 1 << 62
"""Upper bound of a key."""


def bulletin_columns(index: sqlite3.Connection, sources: Sequence[bytes]) -> list[list[int]]:
    """Return key, number of parts and number of developments of every bulletin below these paths.

    The result is three columns, newest first, undated ones last, then by name. A bulletin without
    parts is left out, unless it stands for a source that could not be read. SQLite returns the
    columns as three texts in one row: thousands of rows would take three times as long, and the
    first screen waits for this.
    """
    test, bound = _below(index, sources)
    columns = index.execute(
        "SELECT group_concat(id), group_concat(lead + parts), group_concat(parts) FROM"
        " (SELECT id, lead, parts FROM bulletin INDEXED BY shelf"
        f" WHERE (lead + parts > 0 OR why IS NOT NULL) AND ({test})"
        " ORDER BY date DESC, name, path, item)",
        bound,
    ).fetchone()
    with whole():
        numbers = [json.loads(f"[{column or ''}]") for column in columns]
        for column, most in zip(numbers, (_LAST, _MOST, _MOST), strict=True):
            if column and ({*map(type, column)} - {int} or min(column) < 0 or max(column) > most):
                raise ValueError("no numbers where they should be")
    return numbers


def _below(index: sqlite3.Connection, sources: Sequence[bytes]) -> tuple[str, list[bytes | str]]:
    """SQL to test whether a bulletin is one of the sources or below one, and its values."""
    if len(sources) <= FEW:
        folders = [source.rstrip(b"/") for source in sources]
        bounds = zip(sources, folders, folders, strict=True)
        test = " OR ".join(["path = ? OR (path > ? AND path < ?)"] * len(sources)) or "0"
        return test, [part for one, low, high in bounds for part in (one, low + b"/", high + b"0")]
    is_shown = under(frozenset(sources))
    keys = [key for key, path in index.execute("SELECT id, path FROM bulletin") if is_shown(path)]
    return "id IN (SELECT value FROM json_each(?))", [json.dumps(keys)]


def fingerprint_line(index: sqlite3.Connection, key: int) -> str | None:
    """Return the line of a development's fingerprint, or None."""
    row = index.execute("SELECT print FROM development WHERE id = ?", (key,)).fetchone()
    return str(row[0]) if row else None


def entries_with_text(index: sqlite3.Connection, stories: Iterable[int]) -> list[ListedEntry]:
    """Return all developments of these stories, without positions and titles."""
    rows = index.execute(
        "SELECT d.id, 0, d.story, d.text, '' FROM json_each(?) AS wanted"
        " JOIN development AS d ON d.story = wanted.value",
        (_list(stories),),
    )
    return [ListedEntry(*row) for row in rows]


def parted(
    index: sqlite3.Connection, keys: Iterable[int], stories: Iterable[int]
) -> tuple[list[int], list[ListedEntry]]:
    """Split developments by story: keys of those outside `stories`, and entries of those in it.

    The entries have no positions and titles.
    """
    values = _list(keys), _list(stories)
    some = (
        "FROM json_each(?) AS wanted JOIN development AS d ON d.id = wanted.value"
        " WHERE d.story {} (SELECT value FROM json_each(?))"
    )
    others = index.execute(f"SELECT d.id {some.format('NOT IN')}", values)
    rows = index.execute(f"SELECT d.id, 0, d.story, d.text, '' {some.format('IN')}", values)
    return [key for (key,) in others], [ListedEntry(*row) for row in rows]


def count_bulletins(index: sqlite3.Connection) -> int:
    """Return how many bulletins the index has."""
    return int(index.execute("SELECT count(*) FROM bulletin").fetchone()[0])


def copied(index: sqlite3.Connection) -> list[StoryCopy]:
    """Return every development whose story is indexed more than once."""
    rows = index.execute(
        "SELECT id, story, bulletin, position FROM development"
        " WHERE story IN (SELECT story FROM development WHERE story <> id)"
    )
    return [StoryCopy(*row) for row in rows]


def stories_found(index: sqlite3.Connection, asked: str, among: Iterable[int]) -> set[int]:
    """Return the stories of those developments that an FTS5 query finds."""
    rows = index.execute(
        "SELECT DISTINCT s.story FROM words CROSS JOIN searched AS s ON s.place = words.rowid"
        " WHERE words MATCH ? AND s.id IN (SELECT value FROM json_each(?))",
        (asked, _list(among)),
    )
    return {story for (story,) in rows}


def bulletin_heads(index: sqlite3.Connection, bulletins: Iterable[int]) -> list[Bulletin]:
    """Return these bulletins without their parts, in this order, without those that are gone."""
    asked = f"SELECT {HEAD} FROM bulletin AS b WHERE b.id = ?"
    rows = (index.execute(asked, (bulletin,)).fetchone() for bulletin in bulletins)
    with whole():
        return [bulletin_from_row(row) for row in rows if row]


def text_copies(index: sqlite3.Connection, keys: Iterable[int]) -> list[TextCopy]:
    """Return the bulletins and sections of these developments, each pair once."""
    asked = (
        f"SELECT d.section, {HEAD} FROM development AS d JOIN bulletin AS b ON b.id = d.bulletin"
        " WHERE d.id = ?"
    )
    rows = dict.fromkeys(index.execute(asked, (key,)).fetchone() for key in keys)
    with whole():
        return [
            TextCopy(bulletin_from_row(row[1:]), line_or_none(row[0] or None))
            for row in rows
            if row
        ]


def of_stories(index: sqlite3.Connection, stories: Iterable[int]) -> list[StoryCopy]:
    """Return every development of these stories."""
    rows = index.execute(
        "SELECT d.id, d.story, d.bulletin, d.position FROM json_each(?) AS wanted"
        " JOIN development AS d ON d.story = wanted.value",
        (_list(stories),),
    )
    return [StoryCopy(*row) for row in rows]


def stories_beside(index: sqlite3.Connection, key: int) -> list[int]:
    """Return the stories of all developments in a development's bulletin, in text order."""
    rows = index.execute(
        "SELECT story FROM development WHERE bulletin ="
        " (SELECT bulletin FROM development WHERE id = ?) ORDER BY position",
        (key,),
    )
    return [story for (story,) in rows]


class ChosenRows(NamedTuple):
    """How many parts of a bulletin were selected, how many of them developments, and their keys."""

    bulletin: int
    size: int
    developments: int
    keys: str


def chosen(
    index: sqlite3.Connection,
    stories: Iterable[int],
    wanted: bool,
    keep: Iterable[int],
    hidden: Iterable[int],
) -> dict[int, ChosenRows]:
    """Select the parts whose story is (`wanted`) or is not one of `stories`, plus those in `keep`.

    Those in `hidden` are left out. SQLite filters them in a tenth of the time that Python takes.
    """
    rows = index.execute(
        "SELECT bulletin, count(*), sum(position > 0), group_concat(id) FROM"
        " (SELECT bulletin, position, id FROM development"
        "  WHERE ((story IN (SELECT value FROM json_each(?))) = ?"
        "  OR id IN (SELECT value FROM json_each(?)))"
        "  AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY bulletin, position)"
        " GROUP BY bulletin",
        (_list(stories), wanted, _list(keep), _list(hidden)),
    )
    return {row[0]: ChosenRows(*row) for row in rows}


def _list(numbers: Iterable[int]) -> str:
    try:
        return json.dumps(list(numbers))
    except TypeError as error:  # a damaged index can give a story that is not a number
        raise sqlite3.DatabaseError(str(error)) from error


def ids_of(index: sqlite3.Connection, keys: Iterable[int]) -> frozenset[str]:
    """Return the ids (`RowIdentity.id`) of developments with these keys."""
    rows = index.execute(
        "SELECT text || substr(signature, 1, ?) FROM development"
        " WHERE id IN (SELECT value FROM json_each(?))",
        (HASH_LENGTH, json.dumps(list(keys))),
    )
    return frozenset(id for (id,) in rows)


def keys_of(index: sqlite3.Connection, id: str) -> list[int]:
    """Return the keys of developments with this id, which all have exactly the same text."""
    rows = index.execute(
        "SELECT id FROM development WHERE text = ? AND substr(signature, 1, ?) = ? ORDER BY id",
        (id[:-HASH_LENGTH], HASH_LENGTH, id[-HASH_LENGTH:]),
    )
    return [key for (key,) in rows]


_TRIES = 3
"""How often to retry an article that changes meanwhile: an index in memory has no snapshots."""


def article(
    index: sqlite3.Connection, key: int, ask: AskIndex, reads_evidence: bool = True
) -> Article | None:
    """Return one development, or None; `ask` reads later what is not read at once.

    If `reads_evidence` is false, all evidence is read later, for callers that may need none.
    """
    for _ in range(_TRIES):
        with one_snapshot(index), whole():
            row = index.execute(_OPENED, (key,)).fetchone()
            if row is None:
                return None
            people = RosterWindow(RosterKey(*row[3:6]).checked(), ask)
            totals = ArticleTotals(*row[_HEAD_END:]).checked()
            read = read_article(index, ask, totals, people, reads_evidence)
            if read is not None and people.prefetch(index, read[1].first_people()):
                return _article(key, row[:3], bulletin_from_row(row[6:_HEAD_END]), *read)
    raise sqlite3.DatabaseError("the rows of an article are not there")


_OPENED = (
    "SELECT d.story, CAST(d.position AS INTEGER), CAST(b.parts AS INTEGER), d.bulletin, b.people,"
    f" b.roster, {HEAD}, {TOTALS} FROM development AS d JOIN bulletin AS b ON b.id = d.bulletin"
    " JOIN article AS a ON a.id = d.id WHERE d.id = ?"
)
_HEAD_END = 6 + HEAD_LENGTH


def _article(
    key: int,
    place: tuple[int, int, int],
    bulletin: Bulletin,
    text: ArticleText,
    evidence: ArticleEvidence,
) -> Article:
    story, position, total = place
    return Article(
        key=key,
        development=text,
        found=evidence,
        position=position,
        total=total,
        bulletin_title=bulletin.title,
        publisher=bulletin.publisher,
        date=bulletin.date,
        date_inferred=bulletin.date_inferred,
        date_basis=bulletin.date_basis,
        address=bulletin.address,
        credits=bulletin.credits,
        source=bulletin.source,
        name=bulletin.name,
        story=number(story),
        published=bulletin.published,
        updated=bulletin.updated,
    )
