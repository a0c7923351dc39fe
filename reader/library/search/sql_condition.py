"""Combines SQL conditions, together with the values for their placeholders."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class SqlCondition(NamedTuple):
    """An SQL expression and the values for its placeholders."""

    sql: str
    values: tuple[object, ...] = ()


ALWAYS, NEVER = SqlCondition("1"), SqlCondition("0")


def joined(conditions: Iterable[SqlCondition], word: str) -> SqlCondition:
    """Combine conditions with AND or OR, in brackets, without those that have no effect."""
    neutral, decisive = (ALWAYS, NEVER) if word == "AND" else (NEVER, ALWAYS)
    parts = [part for part in conditions if part != neutral]
    if not parts or decisive in parts:
        return decisive if parts else neutral
    if len(parts) == 1:
        return parts[0]
    values = tuple(value for part in parts for value in part.values)
    return SqlCondition(f"({f' {word} '.join(part.sql for part in parts)})", values)


def negated(inner: SqlCondition) -> SqlCondition:
    """Return the negation of a condition."""
    if inner in (ALWAYS, NEVER):
        return NEVER if inner == ALWAYS else ALWAYS
    return SqlCondition(f"NOT ({inner.sql})", inner.values)
