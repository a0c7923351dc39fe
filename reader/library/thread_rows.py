"""Reads the developments of the index as threads are linked from them, with their places."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Container, Iterator
from typing import NamedTuple

from reader.ledger.people.names import words_of
from reader.ledger.threads.terms import parts_of
from reader.ledger.threads.texts import ThreadText
from reader.ledger.threads.words import word_key
from reader.library.identity.wording import HASH_LENGTH
from reader.library.index.connect import one_snapshot, whole
from reader.library.index.evidence_rows import gated, line_or_none, one_line
from reader.library.index.source_paths import under

_DEVELOPMENTS = (
    "SELECT d.id, b.id, b.path, NULLIF(b.date, ''), a.day, b.title, b.parts,"
    " CAST(d.position AS INTEGER), d.title, d.text, d.signature FROM bulletin AS b"
    " JOIN development AS d ON d.bulletin = b.id JOIN article AS a ON a.id = d.id"
    " ORDER BY b.date, b.path, b.id, d.position"
)
_BLOCKS = "SELECT number, text FROM block WHERE development = ? AND number < ? ORDER BY number"
_PEOPLE = "SELECT name FROM person WHERE bulletin = ? AND kind = 'person'"
MOST_BLOCKS = 9
"""Blocks of a development that are read: its story stands at the beginning."""


class ThreadPlace(NamedTuple):
    """Where a development stands: all but `key` as `list --json` has it."""

    key: int
    id: str
    source: str
    date: str | None
    number: int
    heading: str


class ThreadEntry(NamedTuple):
    """A development, where it stands, and its text; no text where it tells of many stories."""

    place: ThreadPlace
    text: ThreadText | None


def thread_entries(
    index: sqlite3.Connection,
    sources: frozenset[bytes],
    as_given: Callable[[bytes], str],
    hidden: Container[int],
) -> list[ThreadEntry]:
    """All developments of these sources but hidden ones, those of earlier bulletins first."""
    is_listed = under(sources)
    with one_snapshot(index), whole():
        rows = index.execute(_DEVELOPMENTS).fetchall()
        found: list[ThreadEntry] = []
        people: tuple[int, frozenset[str]] = 0, frozenset()
        for key, bulletin, path, date, own_day, title, parts, position, *shown in rows:
            if key in hidden or not is_listed(path):
                continue
            if people[0] != bulletin:
                people = bulletin, _keys(_names(index, bulletin))
            heading, text, signature = map(one_line, shown)
            identity = text + signature[:HASH_LENGTH]
            place = ThreadPlace(
                key, identity, as_given(path), line_or_none(date), position, heading
            )
            day = line_or_none(own_day) or place.date or ""
            # A lead tells of all stories of its bulletin.
            is_story = position > 0 or parts == 0
            about = people[1], _keys([one_line(title)]), bulletin
            texts = _text(index, key, day, *about) if is_story else None
            found.append(ThreadEntry(place, texts))
        return found


def _names(index: sqlite3.Connection, bulletin: int) -> Iterator[str]:
    for (name,) in index.execute(_PEOPLE, (bulletin,)):
        yield one_line(name)


def _keys(names: Iterator[str] | list[str]) -> frozenset[str]:
    return frozenset(word_key(word) for name in names for word in words_of(name))


def _text(
    index: sqlite3.Connection,
    key: int,
    day: str,
    people: frozenset[str],
    title: frozenset[str],
    bulletin: int,
) -> ThreadText:
    blocks = [gated(text) for _, text in index.execute(_BLOCKS, (key, MOST_BLOCKS))]
    heading, paragraphs = (blocks[0], blocks[1:]) if blocks else ("", [])
    has_heading = bool(heading.strip()) and bool(paragraphs)
    parts = parts_of(heading, paragraphs)
    return ThreadText(key, day, parts, has_heading, people, title, bulletin)
