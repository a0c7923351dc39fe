"""Turns pieces of styled text into the lines of a page, wrapped only as far as they are needed.

Invariant: lines that were made never change; another width makes another page.
"""

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
"""What an entry stands for: a place in the article that is shown, or in some development."""


class StyleRun(NamedTuple):
    """Characters `start` to `end` of a piece, in the combined style of all `kinds`."""

    start: int
    end: int
    kinds: tuple[str, ...]


RunsBetween = Callable[[int, int], Sequence[StyleRun]]
"""Returns the runs of some characters of a piece, perhaps of more: in order, not overlapping."""


def no_runs(start: int, end: int) -> Sequence[StyleRun]:
    """For a piece without runs."""
    return ()


class PageBlock(NamedTuple):
    """One paragraph of a page.

    `kind` is the style of the whole, `runs` returns those of parts.  `block` is the block of the
    development that it shows, `target` the place in the article that it stands for.  At most
    `limit` lines are shown, if it is given.  `sign` stands before the first line, in its indent.
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
    """The pieces of a page, made as they are needed.

    `count` and `size` estimate how many there will be and how many characters they will have.
    """

    def __init__(self, pieces: Iterable[PageBlock] = (), count: int = 0, size: int = 0) -> None:
        """Makes no piece yet."""
        super().__init__(pieces)
        self.count, self.size = count, size


class PageLine(NamedTuple):
    """Characters `start` to `end` of piece number `piece`; `cut` if the rest is not shown."""

    piece: int
    start: int
    end: int
    cut: bool = False


class Page:
    """The pieces at one width, with as many of their lines as were needed so far."""

    def __init__(self, pieces: PageBlocks, width: int, is_close: bool = False) -> None:
        """Wraps nothing yet; `width` is in cells.  Close pages are without their blank lines."""
        self.pieces = pieces
        self.width = max(8, width)
        self.is_close = is_close
        self.lines: list[PageLine] = []
        self.complete = False
        self._passed = 0  # characters of the pieces before the last line's
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
        """The line on which a character of a piece stands."""
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
                    whole = piece.text[start:end].rstrip(" ·")  # no separator before the ellipsis
                    yield PageLine(number, start, start + len(whole), True)
                else:
                    yield PageLine(number, start, end)
            self._passed += len(piece.text)
