"""Manages scopes: the sets of sources for which the index stores people and series.

Each scope has a digest of everything that its people and series were computed from.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from time import monotonic, sleep
from typing import TYPE_CHECKING

from reader.blake2 import blake2b
from reader.library.index.connect import one_snapshot
from reader.library.index.source_paths import under

if TYPE_CHECKING:
    from reader.ledger.people.decisions import Decision
    from reader.library.corrections.corrected_texts import CorrectedTexts

MOST_SCOPES = 8
"""Scopes that are kept, the most recently created ones."""

PATIENCE = 60.0
"""Longest wait, in seconds, for another program that updates the same scope."""

_SOURCES = "SELECT path, content, given FROM source ORDER BY path"


def current_scope(
    index: sqlite3.Connection,
    sources: frozenset[bytes],
    decided: Sequence[Decision],
    corrected: CorrectedTexts,
) -> int | None:
    """Return the key of the scope of these sources if it is up to date, or else None."""
    with one_snapshot(index):
        scope = scope_of(index, sources)
        if scope is None or made_of(index, scope) != state_of(index, sources, decided, corrected):
            return None
        return scope


def state_of(
    index: sqlite3.Connection,
    sources: frozenset[bytes],
    decided: Sequence[Decision],
    corrected: CorrectedTexts,
) -> bytes:
    """Return a digest of everything that the people and series of these sources depend on."""
    whole, is_listed = blake2b(digest_size=16), under(sources)
    for row in index.execute(_SOURCES).fetchall():
        if is_listed(row[0]):
            whole.update(repr(row).encode())
    whole.update(repr(tuple(decided)).encode())
    for key in sorted(corrected):
        whole.update(repr(corrected[key]).encode())
    return whole.digest()


def scope_of(index: sqlite3.Connection, sources: frozenset[bytes]) -> int | None:
    """Return the key of the scope of these sources, or None."""
    asked = "SELECT id FROM ledger_scope WHERE sources = ?"
    found = index.execute(asked, (_digest(sources),)).fetchone()
    return int(found[0]) if found else None


def made_of(index: sqlite3.Connection, scope: int) -> bytes | None:
    """Return the digest that a scope was computed from; None while it is being updated."""
    found = index.execute("SELECT state FROM ledger_scope WHERE id = ?", (scope,)).fetchone()
    return found[0] if found else None


def opened_scope(index: sqlite3.Connection, sources: frozenset[bytes]) -> int:
    """Return the key of the scope of these sources; creates it if needed, and drops old scopes."""
    scope = scope_of(index, sources)
    if scope is None:
        index.execute("INSERT INTO ledger_scope (sources) VALUES (?)", (_digest(sources),))
        scope = scope_of(index, sources)
        assert scope is not None
        old = "SELECT id FROM ledger_scope ORDER BY id DESC LIMIT -1 OFFSET ?"
        _drop(index, [number for (number,) in index.execute(old, (MOST_SCOPES,)).fetchall()])
    return scope


def set_state(index: sqlite3.Connection, scope: int, state: bytes) -> None:
    """Store the digest that a scope was computed from, at the end of an update."""
    index.execute("UPDATE ledger_scope SET state = ? WHERE id = ?", (state, scope))


class TurnLost(Exception):
    """Another program or thread has begun to update the same scope."""


def begin_turn(index: sqlite3.Connection, scope: int) -> int:
    """Start an update of a scope, which stops any other; returns the turn for `check_turn`."""
    index.execute("UPDATE ledger_scope SET state = NULL, turn = turn + 1 WHERE id = ?", (scope,))
    return _turn(index, scope)


def check_turn(index: sqlite3.Connection, scope: int, turn: int) -> None:
    """Raise `TurnLost` if another update has started since."""
    if _turn(index, scope) != turn:
        raise TurnLost


def wait_for_other(index: sqlite3.Connection, scope: int, stop: Callable[[], bool]) -> None:
    """Wait until another program has updated a scope, or until `PATIENCE` is over."""
    until = monotonic() + PATIENCE
    while made_of(index, scope) is None and monotonic() < until and not stop():
        sleep(0.1)


def _turn(index: sqlite3.Connection, scope: int) -> int:
    found = index.execute("SELECT turn FROM ledger_scope WHERE id = ?", (scope,)).fetchone()
    return int(found[0]) if found else -1


def _drop(index: sqlite3.Connection, scopes: Sequence[int]) -> None:
    for scope in scopes:
        buckets = "SELECT bucket FROM series WHERE scope = ?1"
        stale = "SELECT bucket FROM series_stale WHERE scope = ?1"
        for table in ("series_key", "series_gone"):
            of_scope = f"bucket IN ({buckets} UNION {stale})"
            index.execute(f"DELETE FROM {table} WHERE {of_scope}", (scope,))
        for table in (
            *("ledger_person", "ledger_member", "ledger_bulletin", "series_stale"),
            *("series_figure", "series"),
        ):
            index.execute(f"DELETE FROM {table} WHERE scope = ?", (scope,))
        index.execute("DELETE FROM ledger_scope WHERE id = ?", (scope,))


def _digest(sources: frozenset[bytes]) -> bytes:
    return blake2b(repr(sorted(sources)).encode(), digest_size=16).digest()
