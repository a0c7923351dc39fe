"""Reads the bulletins of one source back from the index, as text."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from reader.library.index.bulletin_rows import HEAD, bulletin_from_row, kinds_of
from reader.library.index.connect import one_snapshot, whole
from reader.library.index.evidence_rows import line_or_none, one_line
from reader.library.index.match import IndexedText, indexed_texts_where
from reader.models import Bulletin, Development, Link, Span


class StoredText(NamedTuple):
    """A bulletin without its parts, and the parts with their index entries, the lead first."""

    item: str
    bulletin: Bulletin
    has_lead: bool
    parts: tuple[tuple[IndexedText, Development], ...]

    def whole(self) -> Bulletin:
        """Return the bulletin with its parts."""
        developments = tuple(part for _, part in self.parts)
        lead = developments[0] if self.has_lead and developments else None
        return self.bulletin._replace(lead=lead, developments=developments[self.has_lead :])


def stored_texts(index: sqlite3.Connection, path: bytes) -> list[StoredText]:
    """Return the indexed bulletins of a source."""
    asked = "SELECT id FROM bulletin WHERE path = ? ORDER BY id"
    with one_snapshot(index), whole():
        numbers = index.execute(asked, (path,)).fetchall()
        return [_stored(index, number) for (number,) in numbers]


def stored_text_of(index: sqlite3.Connection, key: int) -> StoredText | None:
    """Return the bulletin that contains a development; None if it is no longer indexed."""
    asked = "SELECT bulletin FROM development WHERE id = ?"
    with one_snapshot(index), whole():
        found = index.execute(asked, (key,)).fetchone()
        return _stored(index, found[0]) if found else None


def _stored(index: sqlite3.Connection, number: int) -> StoredText:
    asked = f"SELECT b.item, b.lead, {HEAD} FROM bulletin AS b WHERE b.id = ?"
    item, lead, *head = index.execute(asked, (number,)).fetchone()
    places = dict(
        index.execute("SELECT id, position FROM development WHERE bulletin = ?", (number,))
    )
    known = indexed_texts_where(index, "bulletin = ?", (number,))
    known.sort(key=lambda one: places.get(one.key, 0))
    parts = tuple((one, _development(index, one.key)) for one in known)
    return StoredText(str(item), bulletin_from_row(tuple(head)), bool(lead), parts)


def _development(index: sqlite3.Connection, key: int) -> Development:
    blocks = index.execute(
        "SELECT text FROM block WHERE development = ? ORDER BY number", (key,)
    ).fetchall()
    asked = "SELECT time, day, section, kinds FROM article WHERE id = ?"
    time, day, section, kinds = index.execute(asked, (key,)).fetchone()
    heading, *paragraphs = [one_line(text) for (text,) in blocks]
    links = index.execute(
        "SELECT block, start, end, address FROM link WHERE development = ? ORDER BY number", (key,)
    ).fetchall()
    return Development(
        heading,
        tuple(paragraphs),
        line_or_none(time),
        tuple(map(_link, links)),
        line_or_none(day),
        line_or_none(section),
        kinds_of(kinds),
    )


def _link(row: Sequence[object]) -> Link:
    block, start, end, address = row
    if not (isinstance(block, int) and isinstance(start, int) and isinstance(end, int)):
        raise ValueError("no place where one should be")
    return Link(Span(block, start, end), one_line(address))
