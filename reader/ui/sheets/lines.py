"""Builds pages from sections and from lines that lead to places in texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.library.article_text import TextPlace
from reader.ui.page.columns import Styled, joined, piece_of, styled
from reader.ui.page.page import PageBlock

HEAD = "head"
"""The kind of a line that begins a section."""


def section(title: str, lines: Iterable[PageBlock], width: int) -> Iterator[PageBlock]:
    """Yield a rule with the title, and then the lines; nothing if there are no lines."""
    begun = iter(lines)
    first = next(begun, None)
    if first is None:
        return
    yield PageBlock("")
    rule = joined(styled("── ", "rule"), Styled(title), Styled(" "))
    line = joined(rule, styled("─" * max(0, width - rule.cells), "rule"))
    yield piece_of(line, None, HEAD)
    yield first
    yield from begun


def pieces_of(
    lines: Iterable[Styled], target: TextPlace | None, kind: str = "text"
) -> Iterator[PageBlock]:
    """Yield lines that lead to one place."""
    return (piece_of(line, target, kind) for line in lines)
