"""Tells which bulletins' figures may have changed: by digests, and by the owners that they name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from reader.blake2 import blake2b
from reader.ledger.people.lands import land
from reader.ledger.people.names import folded, words_of
from reader.library.figure_rows import KnownNames
from reader.library.ledger_store.asked import Asked

_PARTS = (
    "SELECT b.id, b.path, b.date, b.title, b.roster, d.id, d.position, a.day, a.digest"
    " FROM bulletin AS b JOIN development AS d ON d.bulletin = b.id"
    " JOIN article AS a ON a.id = d.id"
    " ORDER BY b.id, d.position"
)


def digests_of(index: sqlite3.Connection, asked: Asked, names: KnownNames) -> dict[int, bytes]:
    """A digest per bulletin of everything that its figures depend on except owners."""
    is_listed = asked.is_listed()
    parts: dict[int, list[object]] = {}
    for key, path, day, title, roster, *part in index.execute(_PARTS).fetchall():
        if is_listed(path):
            parts.setdefault(key, [path, day, title, roster]).append(part)
            if part[0] in asked.corrected:
                parts[key].append(asked.corrected[part[0]].part)
    return {
        key: blake2b(repr((some, _voices(names, key))).encode(), digest_size=12).digest()
        for key, some in parts.items()
    }


def _voices(names: KnownNames, bulletin: int) -> list[tuple[int, str, int, str]]:
    """The person after each number of a roster, without ids: no figure depends on them."""
    known = names.by_bulletin.get(bulletin)
    if known is None:
        return []
    return [(number, one.name, one.entry, one.side) for number, one in known.claimants.items()]


def naming(
    index: sqlite3.Connection, bulletins: Iterable[int], names: KnownNames, owners: frozenset[str]
) -> Iterator[int]:
    """The bulletins whose texts or claimants may name one of these owners."""
    begun = tuple({land(one) for one in owners if one})
    asked = (
        "SELECT t.text FROM development AS d JOIN block AS t ON t.development = d.id"
        " WHERE d.bulletin = ?"
    )
    for key in bulletins:
        known = names.by_bulletin.get(key)
        firsts = {words_of(one.name)[:1] for one in known.claimants.values()} if known else set()
        if not owners.isdisjoint(word for first in firsts for word in first):
            yield key
            continue
        texts = " ".join(text for (text,) in index.execute(asked, (key,)) if text)
        words = folded(texts)
        if any(one in words for one in begun):
            yield key
