"""Compares, measures and shortens texts."""

from __future__ import annotations

import re

from reader.clean import line

_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

_LONGEST = 1000
"""Characters of what a page says of itself that are read."""


def short_line(text: str) -> str:
    """Return the beginning of a text as a cleaned line."""
    return line(text[:_LONGEST])


def squeezed(text: str) -> str:
    """Return the letters and digits of a text alone, in lower case."""
    return "".join(filter(str.isalnum, text)).lower()


def size_of(text: str) -> int:
    """Return the length of a text; a letter of a script without spaces tells as much as two."""
    return len(text) + len(_WIDE.findall(text))
