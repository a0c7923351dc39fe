"""Formats the changes between two texts as plain text, with [-removed-] and {+added+} words."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from reader.export.citation import dated
from reader.ledger.change_lines import ChangeLine, change_lines
from reader.ledger.change_types import Changes, ComparedText

_MARKED = {"out": "[-{}-]", "in": "{{+{}+}}"}
_INDENTS = {"entry": 2, "detail": 6}


def changes_text(changes: Changes, width: int) -> str:
    """Return the changes as text, wrapped at `width` characters."""
    return "\n".join(
        (*_heads(changes), *(line for one in change_lines(changes) for line in _lines(one, width)))
    )


def _heads(changes: Changes) -> Iterator[str]:
    """The lines that name the two texts."""
    yield f"- {_head(changes.old)}"
    yield f"+ {_head(changes.new)}"


def _head(text: ComparedText) -> str:
    return ", ".join(filter(None, (text.title, dated(text.date, False), text.source)))


def _lines(one: ChangeLine, width: int) -> list[str]:
    if one.kind == "section":
        return ["", one.text, "-" * len(one.text)]
    words = "".join(
        _MARKED[piece.kind].format(piece.text) if _is_inside(one, piece.kind) else piece.text
        for piece in one.pieces
    )
    indent = " " * _INDENTS[one.kind]
    lead = f"{indent}{one.sign} " if one.sign else indent
    return textwrap.wrap(
        words,
        width,
        initial_indent=lead,
        subsequent_indent=" " * len(lead) or indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _is_inside(one: ChangeLine, kind: str) -> bool:
    """Whether words were removed from a sentence or added to it.

    A whole line has a sign instead.
    """
    return one.kind == "detail" and len(one.pieces) > 1 and kind in _MARKED
