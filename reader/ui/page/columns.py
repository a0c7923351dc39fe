"""Turns styled text into lines of a width: wrapped, with a hanging indent, or side by side."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, zip_longest
from typing import NamedTuple

from reader.ui.page import wrap
from reader.ui.page.page import PageBlock, StyleRun, Target


class Styled(NamedTuple):
    """A text and the styled runs in it, in order; the rest has the style of its surroundings."""

    text: str = ""
    runs: tuple[StyleRun, ...] = ()

    @property
    def cells(self) -> int:
        """The width in terminal cells."""
        return wrap.count_cells(self.text)

    def part(self, start: int, end: int) -> "Styled":
        """Return characters `start` to `end`."""
        runs = (
            StyleRun(max(run.start, start) - start, min(run.end, end) - start, run.kinds)
            for run in self.runs
            if run.start < end and run.end > start
        )
        return Styled(self.text[start:end], tuple(runs))


class TextColumn(NamedTuple):
    """Lines to be put beside others, in `width` cells, after `gap` blanks."""

    lines: Sequence[Styled]
    width: int
    gap: int = 2
    is_right: bool = False


def styled(text: str, *kinds: str) -> Styled:
    """Return a text with all these kinds; without any it has the style of its surroundings."""
    return Styled(text, (StyleRun(0, len(text), kinds),) if text and kinds else ())


def joined(*texts: Styled) -> Styled:
    """Return the texts joined into one."""
    runs: list[StyleRun] = []
    at = 0
    for one in texts:
        if at:
            runs += [StyleRun(start + at, end + at, kinds) for start, end, kinds in one.runs]
        else:
            runs += one.runs
        at += len(one.text)
    return Styled("".join([one.text for one in texts]), tuple(runs))


def padded(text: Styled, width: int, is_right: bool = False) -> Styled:
    """Return a text padded with blanks to at least `width` cells, on the right or the left."""
    blanks = Styled(" " * max(0, width - text.cells))
    return joined(blanks, text) if is_right else joined(text, blanks)


def hanging(
    text: Styled, width: int, first: int = 0, rest: int = 0, limit: int | None = None
) -> Iterator[Styled]:
    """Yield the lines of a text, the first indented by `first` cells and the others by `rest`.

    Text after line number `limit` is cut and replaced by an ellipsis; one cell is kept free for it.
    """
    if first + text.cells <= width - (limit is not None):
        yield joined(Styled(" " * first), text) if first else text
        return
    ranges = islice(_ranges(text.text, width - (limit is not None), first, rest), limit)
    for number, (start, end) in enumerate(ranges, 1):
        indent, line = Styled(" " * (rest if number > 1 else first)), text.part(start, end)
        if number == limit and text.text[end:].strip():
            line = joined(line.part(0, len(line.text.rstrip(" …·"))), Styled("…"))
        yield joined(indent, line)


def flowing(parts: Iterable[Styled], width: int, gap: int = 3) -> Iterator[Styled]:
    """Yield lines of parts, `gap` blanks between two; only a part longer than a line is broken."""
    line = Styled()
    for part in parts:
        longer = joined(line, Styled(" " * gap), part) if line.text else part
        if line.text and longer.cells > width:
            yield from hanging(line, width)
            longer = part
        line = longer
    if line.text:
        yield from hanging(line, width)


def _ranges(text: str, width: int, first: int, rest: int) -> Iterator[tuple[int, int]]:
    start, end = next(wrap.wrapped_lines(text, width - first))
    yield start, end
    while end < len(text) and text[end] == " ":
        end += 1
    if end < len(text):
        for low, high in wrap.wrapped_lines(text[end:], width - rest):
            yield low + end, high + end


def side_by_side(columns: Sequence[TextColumn]) -> Iterator[Styled]:
    """Yield the lines of the columns, side by side."""
    for row in zip_longest(*(column.lines for column in columns), fillvalue=Styled()):
        cells: list[Styled] = []
        blanks = 0
        for column, line in zip(columns, row, strict=True):
            free = max(0, column.width - line.cells)
            blanks += column.gap + free * column.is_right
            if line.text:
                cells += (Styled(" " * blanks), line)
                blanks = 0
            blanks += free * (not column.is_right)
        yield joined(*cells)


def piece_of(line: Styled, target: Target | None, kind: str) -> PageBlock:
    """Return a page block with the words and styles of a line."""
    return PageBlock(line.text, kind, lambda start, end: line.runs, target=target)
