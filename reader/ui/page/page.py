"""Turns blocks of styled text into the lines of a page; wraps only as many as are needed.

Invariant: lines that were made never change; another width makes another page.
"""

import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from reader.library.article_text import TextPlace
from reader.models import Span
from reader.ui.page import wrap
from reader.ui.page.lazy_sequence import LazySequence

Target = Span | TextPlace
"""The place that an entry stands for: in the shown article, or in any development."""


_CUT = re.compile(r"(?: · [0-9]+(?: of)?)?[ ·]*\Z")
"""What does not stand before an ellipsis: a separator, and a count without its noun."""


class StyleRun(NamedTuple):
    """Characters `start` to `end` of a block, in the combined style of all `kinds`."""

    start: int
    end: int
    kinds: tuple[str, ...]


RunsBetween = Callable[[int, int], Sequence[StyleRun]]
"""Returns the runs of these characters of a block, or more: in order, without overlaps."""


def no_runs(start: int, end: int) -> Sequence[StyleRun]:
    """Return no runs."""
    return ()


class PageBlock(NamedTuple):
    """One paragraph of a page.

    `kind` is the style of the whole; `runs` returns the styles of parts. `block` is the block of
    the development that it shows, and `target` the place that it stands for. `limit` is the most
    lines shown. `sign` stands before the first line, in its indent.
    """

    text: str
    kind: str = "text"
    runs: RunsBetween = no_runs
    block: int | None = None
    target: Target | None = None
    indent: int = 0
    limit: int | None = None
    sign: str = ""


class PageBlocks(LazySequence[PageBlock]):
    """The blocks of a page, made as they are needed.

    `count` and `size` estimate the number of blocks and of their characters.
    """

    def __init__(self, pieces: Iterable[PageBlock] = (), count: int = 0, size: int = 0) -> None:
        """Start without making blocks."""
        super().__init__(pieces)
        self.count, self.size = count, size


class PageLine(NamedTuple):
    """Characters `start` to `end` of block number `piece`; `cut` if the rest is not shown."""

    piece: int
    start: int
    end: int
    cut: bool = False


class Page:
    """The blocks at one width, with as many of their lines as were needed so far."""

    def __init__(self, pieces: PageBlocks, width: int, is_close: bool = False) -> None:
        """Start without lines; `width` is in cells, and a close page has no blank lines."""
        self.pieces = pieces
        self.width = max(8, width)
        self.is_close = is_close
        self.lines: list[PageLine] = []
        self.complete = False
        self._passed = 0  # characters of the blocks before that of the last line
        self._more = self._wrap()

    @property
    def height(self) -> int:
        """The number of lines; an estimate until the page is complete."""
        if self.complete:
            return len(self.lines)
        last = self.lines[-1] if self.lines else PageLine(-1, 0, 0)
        left = max(0, self.pieces.size - self._passed - last.end)
        return len(self.lines) + left // self.width + max(1, self.pieces.count - last.piece)

    def reach(self, count: int) -> None:
        """Wrap until there are `count` lines or the text ends."""
        missing = count - len(self.lines)
        if missing > 0 and not self.complete:
            self.lines += islice(self._more, missing)
            self.complete = len(self.lines) < count

    def line_of(self, piece: int, offset: int) -> int:
        """Return the index of the line with a character of a block."""
        while not self.complete and (not self.lines or self.lines[-1][:2] <= (piece, offset)):
            self.reach(len(self.lines) + 1)
        return max(0, bisect_right(self.lines, (piece, offset, sys.maxsize)) - 1)

    def _wrap(self) -> Iterator[PageLine]:
        number = -1
        while (piece := self.pieces.get(number := number + 1)) is not None:
            if self.is_close and not piece.text:
                continue
            width = max(8, self.width - piece.indent)
            if piece.limit is not None and wrap.count_cells(piece.text) > width:
                width = max(8, width - 1)  # a cell is kept free for the ellipsis
            ranges = islice(wrap.wrapped_lines(piece.text, width), piece.limit)
            for count, (start, end) in enumerate(ranges, 1):
                if count == piece.limit and end < len(piece.text):
                    whole = _CUT.sub("", piece.text[start:end])
                    yield PageLine(number, start, start + len(whole), True)
                else:
                    yield PageLine(number, start, end)
            self._passed += len(piece.text)
