"""Markdown to units: headings by their level, everything else as paragraphs of plain words.

Raw HTML is never interpreted: its tags go, its text stays.  A text nested deeper, longer or with
more markup than people write is read as plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Any

from reader.clean import clean, line
from reader.parse.blocks import headings, inline, lines, nesting_limits, simple_markdown
from reader.parse.blocks.units import BULLET, Unit

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_HEADING = re.compile(r"^#{1,6} +\S", re.MULTILINE)
_TAG = re.compile(r"<[^<>]*>")
_LONGEST_HEADING = 250


def fits(media_type: str, text: str) -> bool:
    """Whether a text is Markdown: it says so, or has Markdown headings."""
    return media_type == "text/markdown" or bool(_HEADING.search(text))


def read(text: str) -> list[Unit]:
    """The units of a cleaned text; where it has no headings, those that look like one."""
    if nesting_limits.is_too_much(text):
        return headings.mark_headings(lines.units(text))
    blocks = simple_markdown.blocks(text)
    both = _units(text) if blocks is None else _plain_units(blocks)
    found = [(unit, bold) for unit, bold in both if unit.text]  # rows of a table may be empty
    if any(unit.level > 1 for unit, _ in found):
        return [unit for unit, _ in found]
    return headings.mark_headings([Unit(u.text, 2) if bold else u for u, bold in found])


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # 40 ms to import, and not every text is Markdown

    # Inline markup is parsed here, paragraph by paragraph, within bounds.
    return MarkdownIt("commonmark", {"maxNesting": 40}).enable("table").disable("inline")


def _plain_units(blocks: Iterable[tuple[int, str]]) -> Iterator[tuple[Unit, bool]]:
    """Each unit of headings and paragraphs, and whether all of it is bold."""
    for level, content in blocks:
        for piece in _pieces(content, {}, level):
            yield _unit(piece, "", level), piece.bold


def _units(text: str) -> Iterator[tuple[Unit, bool]]:
    """Each unit, and whether all of it is bold."""
    env: dict[str, Any] = {}
    mark, level = "", 0
    cells: list[str] | None = None  # of the table's row that is being read
    for token in _parser().parse(text, env):
        if token.type in ("heading_open", "heading_close"):
            level = int(token.tag[1]) if token.nesting > 0 else 0
        elif token.type == "list_item_open":
            mark = f"{token.info}{token.markup} " if token.info else BULLET
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            yield Unit(" | ".join(filter(None, cells or []))), False
            cells = None
        elif token.type in ("fence", "code_block", "html_block"):
            yield from ((Unit(row), False) for row in _raw_rows(token))
        elif token.type == "inline":
            for piece in _pieces(token.content, env, level):
                if cells is None:
                    yield _unit(piece, mark, level), piece.bold
                    mark = ""
                else:
                    cells.append(piece.text)


def _pieces(content: str, env: dict[str, Any], level: int) -> list[inline.InlineText]:
    split_lines = not level and not _is_wrapped(content.split("\n"))
    return inline.parse_inline(_parser, content, env, split_lines)


def _is_wrapped(rows: list[str]) -> bool:
    """Whether the lines of a paragraph are one paragraph, as Markdown has it, or one each."""
    if len(rows) == 1 or lines.wrap_width(rows):
        return True
    return max(map(len, rows)) <= lines.WIDEST and not all(map(lines.is_ended, rows[:-1]))


def _unit(piece: inline.InlineText, mark: str, level: int) -> Unit:
    """A heading or paragraph; a list item's first line begins with its mark."""
    if len(piece.text) > _LONGEST_HEADING:
        level = 0  # a paragraph with a line drawn under it
    if not mark or level:
        return Unit(piece.text, level, addresses=piece.addresses)
    return Unit(piece.text, item=True, addresses=piece.addresses).moved_by(mark)


def _raw_rows(token: Token) -> Iterator[str]:
    """The lines of code, or of HTML without its tags."""
    text = token.content
    if token.type == "html_block":
        text = unescape(_TAG.sub(" ", text))
    return filter(None, map(line, clean(text).split("\n")))
