"""Turns the changes between two texts into plain text, with [-words out-] and {+words in+}."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from reader.export.citation import dated
from reader.ledger.change_lines import ChangeLine, change_lines
from reader.ledger.change_types import Changes, ComparedText

_MARKED = {"out": "[-{}-]", "in": "{{+{}+}}"}
_INDENTS = {"entry": 2, "detail": 6}


def changes_text(changes: Changes, width: int) -> str:
    """What changed, wrapped at `width` characters."""
    return "\n".join(
        (*_heads(changes), *(line for one in change_lines(changes) for line in _lines(one, width)))
    )


def _heads(changes: Changes) -> Iterator[str]:
    """Which texts are compared."""
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
    """Whether words went out of a sentence, or came into it: the sign tells it of a whole line."""
    return one.kind == "detail" and len(one.pieces) > 1 and kind in _MARKED
