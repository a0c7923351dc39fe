"""Tells for which sources people and series are stored in the index, and of what they were made."""

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
"""Sets of sources for which people and series are kept, those that were asked for last."""

PATIENCE = 60.0
"""Seconds that the work of another program on the same scope is waited for."""

_SOURCES = "SELECT path, content, given FROM source ORDER BY path"


def current_scope(
    index: sqlite3.Connection,
    sources: frozenset[bytes],
    decided: Sequence[Decision],
    corrected: CorrectedTexts,
) -> int | None:
    """The key of the scope of these sources, if it is up to date."""
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
    """A digest of all that people and series of these sources are made of."""
    whole, is_listed = blake2b(digest_size=16), under(sources)
    for row in index.execute(_SOURCES).fetchall():
        if is_listed(row[0]):
            whole.update(repr(row).encode())
    whole.update(repr(tuple(decided)).encode())
    for key in sorted(corrected):
        whole.update(repr(corrected[key]).encode())
    return whole.digest()


def scope_of(index: sqlite3.Connection, sources: frozenset[bytes]) -> int | None:
    """The key of the scope of these sources; None where there is none yet."""
    asked = "SELECT id FROM ledger_scope WHERE sources = ?"
    found = index.execute(asked, (_digest(sources),)).fetchone()
    return int(found[0]) if found else None


def made_of(index: sqlite3.Connection, scope: int) -> bytes | None:
    """The state that a scope was made of; None while it is being made."""
    found = index.execute("SELECT state FROM ledger_scope WHERE id = ?", (scope,)).fetchone()
    return found[0] if found else None


def opened_scope(index: sqlite3.Connection, sources: frozenset[bytes]) -> int:
    """The key of the scope of these sources, made if there is none; others that are old leave."""
    scope = scope_of(index, sources)
    if scope is None:
        index.execute("INSERT INTO ledger_scope (sources) VALUES (?)", (_digest(sources),))
        scope = scope_of(index, sources)
        assert scope is not None
        old = "SELECT id FROM ledger_scope ORDER BY id DESC LIMIT -1 OFFSET ?"
        _drop(index, [number for (number,) in index.execute(old, (MOST_SCOPES,)).fetchall()])
    return scope


def set_state(index: sqlite3.Connection, scope: int, state: bytes) -> None:
    """Write down of what a scope was made, when that is done."""
    index.execute("UPDATE ledger_scope SET state = ? WHERE id = ?", (state, scope))


class TurnLost(Exception):
    """Another program, or another thread, has begun to make the same scope."""


def begin_turn(index: sqlite3.Connection, scope: int) -> int:
    """Begin to make a scope; who was making it stops.  Returns what `check_turn` is given."""
    index.execute("UPDATE ledger_scope SET state = NULL, turn = turn + 1 WHERE id = ?", (scope,))
    return _turn(index, scope)


def check_turn(index: sqlite3.Connection, scope: int, turn: int) -> None:
    """Raise `TurnLost` if somebody else has begun since."""
    if _turn(index, scope) != turn:
        raise TurnLost


def wait_for_other(index: sqlite3.Connection, scope: int, stop: Callable[[], bool]) -> None:
    """Wait until somebody else has made a scope, or has not gone on for a while."""
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
            *("ledger_person", "ledger_bulletin", "series_stale"),
            *("series_figure", "series"),
        ):
            index.execute(f"DELETE FROM {table} WHERE scope = ?", (scope,))
        index.execute("DELETE FROM ledger_scope WHERE id = ?", (scope,))


def _digest(sources: frozenset[bytes]) -> bytes:
    return blake2b(repr(sorted(sources)).encode(), digest_size=16).digest()
