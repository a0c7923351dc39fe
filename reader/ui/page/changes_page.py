"""Turns the changes of a development into the blocks of their page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from reader.ledger.change_lines import ChangeLine, LinePiece, change_lines
from reader.ledger.change_types import Changes
from reader.ui.page.page import PageBlock, PageBlocks, StyleRun

_KINDS = {"text": "text", "name": "speaker", "faint": "muted", "out": "out", "in": "in"}
"""The style of each kind of piece."""

_INDENTS = {"section": 0, "entry": 3, "detail": 6}


def changes_blocks(changes: Changes) -> PageBlocks:
    """Return the page: a heading for each section, and below it the changes, each with a sign.

    The page is about one changed development, so it does not list that the development has changed.
    """
    news = tuple(c for c in changes.developments if c.change != "changed" or c.old_heading)
    lines = list(change_lines(changes._replace(developments=news)))
    return PageBlocks(_blocks(lines), len(lines))


def note_blocks(words: str) -> PageBlocks:
    """Return a page with one sentence."""
    return PageBlocks([PageBlock(words, "muted", indent=_INDENTS["entry"])], 1)


def _blocks(lines: Sequence[ChangeLine]) -> Iterator[PageBlock]:
    for number, line in enumerate(lines):
        if line.kind == "section":
            if number:
                yield PageBlock("")
            yield PageBlock(line.text, "head")
        else:
            yield _block(line.kind, line.sign, line.pieces)


def _block(kind: str, sign: str, pieces: Sequence[LinePiece]) -> PageBlock:
    """Return one entry; the sign in its indent shows deletions and insertions without colour."""
    ends = list(accumulate(len(piece.text) for piece in pieces))
    made = tuple(
        StyleRun(end - len(piece.text), end, (_KINDS[piece.kind],))
        for piece, end in zip(pieces, ends, strict=True)
    )
    text = "".join(piece.text for piece in pieces)
    indent = _INDENTS[kind]
    return PageBlock(
        text, "text", lambda start, end: made, indent=indent, sign=f"{sign:>{indent - 1}}"
    )
