"""TOML text to the line that each key stands on, which the standard parser does not tell."""

from __future__ import annotations

import re
import tomllib

from reader.settings.values import Keys

_CLOSERS = ("]", "}", '"' * 3, "'" * 3)


def lines_of_keys(text: str) -> dict[Keys, int]:
    """For each table and key of a valid TOML text its line, counted from 1.

    Lines are gathered until they parse by themselves: that is one statement, however many lines
    its value takes.
    """
    found: dict[Keys, int] = {}
    table: Keys = ()
    gathered = ""
    first = 1
    for number, line in enumerate(text.split("\n"), 1):
        gathered += line + "\n"
        # A statement of several lines ends where something is closed: so a long list costs once.
        if number > first and not any(closer in line for closer in _CLOSERS):
            continue
        try:
            statement = tomllib.loads(gathered)
        except tomllib.TOMLDecodeError:
            continue
        header = gathered.lstrip().startswith("[")
        inner = _innermost(statement)
        if header:
            table = inner
        for end in range(1, len(inner) + 1):
            found.setdefault(inner[:end] if header else (*table, *inner[:end]), first)
        gathered, first = "", number + 1
    return found


def line_of_error(error: tomllib.TOMLDecodeError, text: str) -> int:
    """The line that a parser's complaint is about; the last line where it names none."""
    told = re.search(r"at line (\d+)", str(error))
    return int(told[1]) if told else text.rstrip("\n").count("\n") + 1


def _innermost(statement: dict[str, object]) -> Keys:
    """The keys from the outside in, as long as each table holds just one."""
    keys: list[str] = []
    inside: object = statement
    while isinstance(inside, dict) and len(inside) == 1:
        ((key, inside),) = inside.items()
        keys.append(key)
        if isinstance(inside, list) and inside and isinstance(inside[0], dict):
            inside = inside[0]
    return tuple(keys)
