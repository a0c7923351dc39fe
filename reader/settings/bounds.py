"""Splits TOML text into statements, and refuses text that the standard parser handles badly.

The parser takes quadratic time in a key's depth, and its result for thousands of digits or brackets
cannot be printed. So both are checked before it is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

DEEPEST = 16
"""Deepest nesting of keys, lists and tables; the settings need two levels."""

DIGITS = 100
"""Most digits of a number."""

_TOKEN = re.compile(
    r'''"""(?:[^"\\]|\\.|"(?!""))*+(?:"{3,5}|\Z)'''
    r"""|\'''(?:[^']|'(?!''))*+(?:'{3,5}|\Z)"""
    r"""|"(?:[^"\\\n]|\\.)*+"?|'[^'\n]*+'?|\#[^\n]*+"""
    rf"""|(?<!\w)[0-9]\w{{{DIGITS},}}+|[][{{}}.=,\n]""",
    re.DOTALL,
)
"""Strings, comments, long numbers, brackets and separators."""


class Statement(NamedTuple):
    """A key with its value, a table's header, or another line; `line` is counted from 1."""

    line: int
    text: str


def find_toml_trouble(text: str) -> tuple[int, str] | None:
    """Return the line and an error message, or None if the text can be parsed."""
    depth = dots = 0
    for token in _TOKEN.finditer(text):
        sign = text[token.start()]
        if sign in "0123456789":
            return _line(text, token), f"a number has {DIGITS} digits at most"
        if sign == ".":
            dots += 1
        elif sign in "[]{}=,\n":
            dots, depth = 0, max(0, depth + _DEEPER.get(sign, 0))
        if depth > DEEPEST or dots >= DEEPEST:
            return _line(text, token), f"keys and lists go {DEEPEST} deep at most"
    return None


def statements(text: str) -> Iterator[Statement]:
    """Yield the statements of a valid TOML text in order, with line ends."""
    depth, start, line = 0, 0, 1
    for token in _TOKEN.finditer(text):
        sign = text[token.start()]
        depth += _DEEPER.get(sign, 0)
        if sign == "\n" and not depth:
            yield Statement(line, text[start : token.end()])
            line += text.count("\n", start, token.end())
            start = token.end()
    yield Statement(line, text[start:])


_DEEPER = {"[": 1, "{": 1, "]": -1, "}": -1}


def _line(text: str, token: re.Match[str]) -> int:
    return text.count("\n", 0, token.start()) + 1
