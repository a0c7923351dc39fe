"""Turns questions for entries, articles and fingerprints into queries of the index."""

import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from reader.library.article_text import ArticleEvidence, ArticleText
from reader.library.index.article_rows import TOTALS, ArticleTotals, read_article
from reader.library.index.bulletin_rows import HEAD, RosterKey, RosterWindow, bulletin_from_row
from reader.library.index.connect import one_snapshot, whole
from reader.library.row_window import AskIndex
from reader.library.rows import Article
from reader.models import Bulletin


class ListedEntry(NamedTuple):
    """A development as the list needs it; `text` is the hash of its words."""

    key: int
    position: int
    story: int
    text: str
    title: str


class StoryCopy(NamedTuple):
    """Where a development of some story stands."""

    key: int
    story: int
    bulletin: int
    position: int


def readable(value: object) -> str:
    """A line of text from the index, through the gate: others may have written to the file."""
    if not isinstance(value, str):
        raise sqlite3.DatabaseError("no text where one should be")
    if value.isprintable():
        return value
    from reader import clean  # hardly ever on the way to the first screen

    return clean.line(value)


def _story(value: object) -> int:
    if not isinstance(value, int):
        raise sqlite3.DatabaseError("no number where a story should be")
    return value


def _entry(key: int, position: int, story: object, text: str, title: object) -> ListedEntry:
    return ListedEntry(key, position, _story(story), text, readable(title))


def entries(index: sqlite3.Connection, bulletin: int) -> list[ListedEntry]:
    """The parts of a bulletin in their order."""
    rows = index.execute(
        "SELECT id, position, story, text, title FROM development WHERE bulletin = ?"
        " ORDER BY position",
        (bulletin,),
    )
    return [_entry(*row) for row in rows]


def entry(index: sqlite3.Connection, key: int) -> tuple[ListedEntry, int] | None:
    """One part, and the key of its bulletin."""
    row = index.execute(
        "SELECT id, position, story, text, title, bulletin FROM development WHERE id = ?",
        (key,),
    ).fetchone()
    return (_entry(*row[:5]), int(row[5])) if row else None


def fingerprint_line(index: sqlite3.Connection, key: int) -> str | None:
    """The line of a development's fingerprint."""
    row = index.execute("SELECT print FROM development WHERE id = ?", (key,)).fetchone()
    return str(row[0]) if row else None


def entries_with_text(index: sqlite3.Connection, stories: Iterable[int]) -> list[ListedEntry]:
    """Keys and texts of all developments of these stories; positions and titles are left out."""
    rows = index.execute(
        "SELECT d.id, 0, d.story, d.text, '' FROM json_each(?) AS wanted"
        " JOIN development AS d ON d.story = wanted.value",
        (_list(stories),),
    )
    return [ListedEntry(*row) for row in rows]


def parted(
    index: sqlite3.Connection, keys: Iterable[int], stories: Iterable[int]
) -> tuple[list[int], list[ListedEntry]]:
    """Those of these developments whose story is none of `stories`, as keys; and all others.

    Of these positions and titles are left out.
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
    """How many bulletins the index holds."""
    return int(index.execute("SELECT count(*) FROM bulletin").fetchone()[0])


def copied(index: sqlite3.Connection) -> list[StoryCopy]:
    """Every development whose story is in the index more than once."""
    rows = index.execute(
        "SELECT id, story, bulletin, position FROM development"
        " WHERE story IN (SELECT story FROM development WHERE story <> id)"
    )
    return [StoryCopy(*row) for row in rows]


def stories_found(index: sqlite3.Connection, asked: str, among: Iterable[int]) -> set[int]:
    """The stories of those of some developments that FTS5 finds."""
    rows = index.execute(
        "SELECT DISTINCT s.story FROM words CROSS JOIN searched AS s ON s.place = words.rowid"
        " WHERE words MATCH ? AND s.id IN (SELECT value FROM json_each(?))",
        (asked, _list(among)),
    )
    return {story for (story,) in rows}


def bulletin_heads(index: sqlite3.Connection, bulletins: Iterable[int]) -> list[Bulletin]:
    """These bulletins without their parts, in this order; those that have gone are left out."""
    asked = f"SELECT {HEAD} FROM bulletin AS b WHERE b.id = ?"
    rows = (index.execute(asked, (bulletin,)).fetchone() for bulletin in bulletins)
    with whole():
        return [bulletin_from_row(row) for row in rows if row]


def of_stories(index: sqlite3.Connection, stories: Iterable[int]) -> list[StoryCopy]:
    """Every development of these stories."""
    rows = index.execute(
        "SELECT d.id, d.story, d.bulletin, d.position FROM json_each(?) AS wanted"
        " JOIN development AS d ON d.story = wanted.value",
        (_list(stories),),
    )
    return [StoryCopy(*row) for row in rows]


class ChosenRows(NamedTuple):
    """How many parts of a bulletin were chosen, how many of them developments, and their keys."""

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
    """The parts whose story is one of `stories`, or none of them, and those in `keep` anyway.

    Those in `hidden` are left out.  SQLite filters them in a tenth of the time that Python takes.
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
    except TypeError as error:  # a story that is none, out of a damaged index
        raise sqlite3.DatabaseError(str(error)) from error


_TRIES = 3
"""How often an article is opened that changes meanwhile: an index in memory has no snapshots."""


def article(
    index: sqlite3.Connection, key: int, ask: AskIndex, reads_evidence: bool = True
) -> Article | None:
    """One development; `ask` reads what is not read of it at once, without `reads_evidence` also
    all of the evidence, for those who may need none.
    """
    for _ in range(_TRIES):
        with one_snapshot(index), whole():
            row = index.execute(_OPENED, (key,)).fetchone()
            if row is None:
                return None
            people = RosterWindow(RosterKey(*row[3:6]).checked(), ask)
            totals = ArticleTotals(*row[15:]).checked()
            read = read_article(index, ask, totals, people, reads_evidence)
            if read is not None and people.prefetch(index, read[1].first_people()):
                return _article(key, row[:3], bulletin_from_row(row[6:15]), *read)
    raise sqlite3.DatabaseError("the rows of an article are not there")


_OPENED = (
    "SELECT d.story, CAST(d.position AS INTEGER), CAST(b.parts AS INTEGER), d.bulletin, b.people,"
    f" b.roster, {HEAD}, {TOTALS} FROM development AS d JOIN bulletin AS b ON b.id = d.bulletin"
    " JOIN article AS a ON a.id = d.id WHERE d.id = ?"
)


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
        story=_story(story),
    )
