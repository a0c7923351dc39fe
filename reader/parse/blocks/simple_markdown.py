"""Markdown of headings and paragraphs alone to its blocks, as the whole parser would give them.

Most bulletins are no more than that, and the parser asks a dozen questions of every line of them
and takes 40 ms to import.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PLAIN = re.compile(r"(?:#{1,6} +[^\s#][^\n#]*|[^\W\d_][^\n]*|[“‘\"'][^\n]*| *)(?:\n|\Z)")
"""A line that is a heading, blank, or begins as nothing but a paragraph can begin."""


def blocks(text: str) -> Iterator[tuple[int, str]] | None:
    """The level (0 for a paragraph) and lines of each block; None if other markup may be there."""
    end = 0
    while end < len(text):
        match = _PLAIN.match(text, end)
        if match is None:
            return None
        end = match.end()
    return _blocks(text.split("\n"))


def _blocks(rows: list[str]) -> Iterator[tuple[int, str]]:
    paragraph: list[str] = []
    for row in [*rows, ""]:
        heading = row.startswith("#")
        if row and not heading and not row.isspace():
            paragraph.append(row)
            continue
        if paragraph:
            yield 0, "\n".join(paragraph).strip()
            paragraph = []
        if heading:
            words = row.lstrip("#")
            yield len(row) - len(words), words.strip()
