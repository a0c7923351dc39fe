"""Pieces of styled text to the lines of a page, wrapped only as far as somebody looks.

Invariant: `lines[:n]` never changes once it was asked for; only a new width makes a new page.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from typing import NamedTuple

from reader.models import Span
from reader.ui import wrap


class Run(NamedTuple):
    """Characters `start` to `end` of a piece that look as all the `kinds` together."""

    start: int
    end: int
    kinds: tuple[str, ...]


class Piece(NamedTuple):
    """One paragraph of a page.

    `kind` is the look of the whole, `runs` the looks of parts (in order, not overlapping), `block`
    the block of the development that it shows, `target` the place that it stands for.  Not more
    than `limit` lines are shown, if given.
    """

    text: str
    kind: str = "text"
    runs: Sequence[Run] = ()
    block: int | None = None
    target: Span | None = None
    indent: int = 0
    limit: int | None = None


class Line(NamedTuple):
    """Characters `start` to `end` of piece number `piece`; `cut` when the piece goes on unseen."""

    piece: int
    start: int
    end: int
    cut: bool = False


class Page:
    """The pieces at one width, and as many of their lines as were needed so far."""

    def __init__(self, pieces: Sequence[Piece], width: int) -> None:
        """Nothing is wrapped yet."""
        self.pieces = pieces
        self.width = max(8, width)
        self.lines: list[Line] = []
        self.complete = False
        self._more = self._wrap()
        guesses = (len(piece.text) // self.width + 1 for piece in reversed(pieces))
        self._below = list(accumulate(guesses, initial=0))[-2::-1]

    @property
    def height(self) -> int:
        """Lines in all; an estimate as long as the page is not complete."""
        if self.complete:
            return len(self.lines)
        last = self.lines[-1] if self.lines else Line(0, 0, 0)
        here = len(self.pieces[last.piece].text) - last.end
        return len(self.lines) + here // self.width + self._below[last.piece]

    def reach(self, count: int) -> None:
        """Wrap on until there are `count` lines, or no more."""
        while len(self.lines) < count and not self.complete:
            self._step()

    def line_of(self, piece: int, offset: int) -> int:
        """The line on which a character of a piece stands."""
        while not self.complete and (not self.lines or self.lines[-1][:2] <= (piece, offset)):
            self._step()
        return max(0, bisect_right(self.lines, (piece, offset, sys.maxsize)) - 1)

    def _step(self) -> None:
        if (line := next(self._more, None)) is None:
            self.complete = True
        else:
            self.lines.append(line)

    def _wrap(self) -> Iterator[Line]:
        for number, piece in enumerate(self.pieces):
            width = max(8, self.width - piece.indent - (piece.limit is not None))
            ranges = islice(wrap.lines(piece.text, width), piece.limit)
            for count, (start, end) in enumerate(ranges, 1):
                yield Line(number, start, end, count == piece.limit and end < len(piece.text))
