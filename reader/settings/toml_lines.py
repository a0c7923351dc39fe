"""Finds the line of each key in TOML text, which the standard parser does not report."""

from __future__ import annotations

import re
import tomllib

from reader.settings.bounds import statements
from reader.settings.values import KeyNames


def lines_of_keys(text: str) -> dict[KeyNames, int]:
    """Return the line of each table and key of a valid TOML text, counted from 1."""
    found: dict[KeyNames, int] = {}
    table: KeyNames = ()
    for statement in statements(text):
        words = statement.text.strip()
        if not words or words.startswith("#"):
            continue
        inner = _innermost(tomllib.loads(words))
        header = words.startswith("[")
        if header:
            table = inner
        for end in range(1, len(inner) + 1):
            keys = inner[:end] if header else (*table, *inner[:end])
            found.setdefault(keys, statement.line)
    return found


def line_of_error(error: tomllib.TOMLDecodeError, text: str) -> int:
    """Return the line in the parser's error message, or else the last line."""
    told = re.search(r"at line (\d+)", str(error))
    return int(told[1]) if told else text.rstrip("\n").count("\n") + 1


def _innermost(statement: dict[str, object]) -> KeyNames:
    """The chain of keys from the outermost on, as long as each table has a single key."""
    keys: list[str] = []
    inside: object = statement
    while isinstance(inside, dict) and len(inside) == 1:
        ((key, inside),) = inside.items()
        keys.append(key)
        if isinstance(inside, list) and inside and isinstance(inside[0], dict):
            inside = inside[0]
    return tuple(keys)
