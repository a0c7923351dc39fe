"""Pieces of SQL with the values for their question marks, put together in step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class SqlCondition(NamedTuple):
    """A piece of SQL and the values for its question marks."""

    sql: str
    values: tuple[object, ...] = ()


ALWAYS, NEVER = SqlCondition("1"), SqlCondition("0")


def joined(conditions: Iterable[SqlCondition], word: str) -> SqlCondition:
    """Conditions with AND or OR between them, in brackets; those that change nothing are left."""
    neutral, decisive = (ALWAYS, NEVER) if word == "AND" else (NEVER, ALWAYS)
    parts = [part for part in conditions if part != neutral]
    if not parts or decisive in parts:
        return decisive if parts else neutral
    if len(parts) == 1:
        return parts[0]
    values = tuple(value for part in parts for value in part.values)
    return SqlCondition(f"({f' {word} '.join(part.sql for part in parts)})", values)


def negated(inner: SqlCondition) -> SqlCondition:
    """What fits where the condition does not."""
    if inner in (ALWAYS, NEVER):
        return NEVER if inner == ALWAYS else ALWAYS
    return SqlCondition(f"NOT ({inner.sql})", inner.values)
