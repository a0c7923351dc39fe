"""Turns the differences between two rivals into the lines of a page at a width.

The texts stand side by side if there is room, else one below the other. Signs show the differences
without colour: ≠ before a line where the texts differ, + before text that only one has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from reader.ledger.rivals.rival_lines import TITLES, RivalLine, rival_lines
from reader.ledger.rivals.rival_types import OnlyHere, RivalDifferences, RivalText
from reader.library.article_text import kind_of
from reader.models import Span
from reader.ui.page.columns import (
    Styled,
    TextColumn,
    hanging,
    joined,
    piece_of,
    side_by_side,
    styled,
)
from reader.ui.page.looks import LEAD, short_date
from reader.ui.page.page import PageBlock, PageBlocks, StyleRun

BESIDE = 96
"""The least width in cells for two texts side by side."""

GAP = 3
SIGN = 2
DIFFERS, ONLY = "≠", "+"
TEXTS = "The two texts"
LEGEND = f"{ONLY} only here; of a sentence: none in the other is like it · {DIFFERS} differs"

_Places = Sequence[tuple[Span, str]]


def rivals_page(found: RivalDifferences, width: int) -> PageBlocks:
    """Return the page: the publishers, the differences, and the texts with signs beside them."""
    return PageBlocks(_page(found, width), 60)


def _page(found: RivalDifferences, width: int) -> Iterator[PageBlock]:
    names = _names(found)
    yield from _beside((list(_head(found.one)), list(_head(found.other))), width)
    lines = (line for line in rival_lines(found) if line.what != "sentence")
    for what, some in groupby(lines, key=lambda line: line.what):
        yield PageBlock("")
        yield PageBlock(TITLES[what], "head" if what != "nothing" else "muted")
        for line in some:
            if what != "nothing":
                yield from _difference(line, names, width)
    yield PageBlock("")
    yield PageBlock(TEXTS, "head")
    yield PageBlock(LEGEND, "muted")
    yield PageBlock("")
    both = _places(found, 0), _places(found, 1)
    yield from _texts((found.one, found.other), both, names, width)


def _names(found: RivalDifferences) -> tuple[str, str]:
    """Return the names of the texts: their publishers."""
    one, other = found.one, found.other
    return one.publisher or one.title, other.publisher or other.title


def _head(text: RivalText) -> Iterator[Styled]:
    """Yield publisher and day, and the heading, or else the title of the bulletin."""
    day = short_date(text.date)
    told = styled(text.publisher or text.title, "head"), styled(f" · {day}" if day else "", "muted")
    yield joined(*told)
    yield Styled(text.text.heading or (text.title if text.publisher else "") or LEAD)


def _column(width: int) -> int:
    """Return the width in cells of each of two columns; 0 if the texts stand below each other."""
    return (width - GAP) // 2 if width >= BESIDE else 0


def _beside(sides: tuple[list[Styled], list[Styled]], width: int) -> Iterator[PageBlock]:
    """Yield the lines of both sides, beside each other or below."""
    column = _column(width)
    one, other = (
        [line for told in side for line in hanging(told, column or width, SIGN, SIGN)]
        for side in sides
    )
    if not column:
        yield from (piece_of(line, None, "text") for line in (*one, *other))
        return
    columns = [TextColumn(one, column, 0), TextColumn(other, column, GAP)]
    yield from (piece_of(line, None, "text") for line in side_by_side(columns))


def _difference(line: RivalLine, names: tuple[str, str], width: int) -> Iterator[PageBlock]:
    """Yield the words of both texts; if they stand below each other, each with its publisher."""
    sign = DIFFERS if line.one and line.other else ONLY
    column = _column(width)
    kind = "in" if sign == ONLY else "number"
    if column:
        one, other = (
            [row for words in side for row in _signed(sign, styled(words, kind), column)]
            for side in (line.one, line.other)
        )
        columns = [TextColumn(one, column, 0), TextColumn(other, column, GAP)]
        yield from (piece_of(row, None, "text") for row in side_by_side(columns))
        return
    for name, side in zip(names, (line.one, line.other), strict=True):
        if side:
            words = joined(styled(f"{name}: ", "muted"), styled("; ".join(side), kind))
            yield from (piece_of(row, None, "text") for row in _signed(sign, words, width))


def _signed(sign: str, words: Styled, width: int) -> Iterator[Styled]:
    """Yield lines after a sign, which stands before the first."""
    for number, row in enumerate(hanging(words, width - SIGN)):
        lead = styled((sign if number == 0 else "").ljust(SIGN), "in")
        yield joined(lead, row)


def _places(found: RivalDifferences, at: int) -> _Places:
    """Return the marked spans of a text: what only it has, and what differs."""
    only: OnlyHere = (found.only_one, found.only_other)[at]
    return [
        *((span, "in") for span in only.sentences),
        *((span, "in") for quote in only.quotes for span in quote.spans),
        *((figure.span, "in") for figure in only.figures),
        *((figure.span, "number") for pair in found.figures for figure in pair[at]),
        *((span, "number") for pair in found.quotes for span in pair[at].spans),
    ]


def _texts(
    texts: tuple[RivalText, RivalText],
    places: tuple[_Places, _Places],
    names: tuple[str, str],
    width: int,
) -> Iterator[PageBlock]:
    """Yield both texts, with a sign before each line that has a marked span."""
    column = _column(width)
    if column:
        one, other = (list(_text(*side, column)) for side in zip(texts, places, strict=True))
        columns = [TextColumn(one, column, 0), TextColumn(other, column, GAP)]
        yield from (piece_of(row, None, "text") for row in side_by_side(columns))
        return
    for name, text, marked in zip(names, texts, places, strict=True):
        yield PageBlock(name, "head")
        yield from (piece_of(row, None, "text") for row in _text(text, marked, width))
        yield PageBlock("")


def _text(text: RivalText, places: _Places, width: int) -> Iterator[Styled]:
    """Yield the lines of a text: its heading and its paragraphs, with an empty line after each."""
    blocks = (text.text.heading, *text.text.paragraphs)
    for block, words in enumerate(blocks):
        if not words:
            continue
        kind = "title" if not block else _KINDS.get(kind_of(text.text, block), "")
        runs = _runs([place for place in places if place[0].block == block], len(words), kind)
        for row in hanging(Styled(words, tuple(runs)), width - SIGN):
            yield joined(styled(_sign(row).ljust(SIGN), "in"), row)
        yield Styled()


_KINDS = {"heading": "head", "caption": "muted", "aside": "muted"}


def _sign(row: Styled) -> str:
    kinds = {kind for run in row.runs for kind in run.kinds}
    return DIFFERS if "number" in kinds else ONLY if "in" in kinds else ""


def _runs(places: _Places, length: int, kind: str) -> Iterator[StyleRun]:
    """Yield runs without overlaps; a difference is shown over text that only one has."""
    edges = sorted({0, length, *_edges(places)})
    for low, high in zip(edges, edges[1:], strict=False):
        here = {what for span, what in places if span.start <= low and high <= span.end}
        what = "number" if "number" in here else "in" if "in" in here else ""
        if kinds := tuple(filter(None, (kind, what))):
            yield StyleRun(low, high, kinds)


def _edges(places: Iterable[tuple[Span, str]]) -> Iterator[int]:
    for span, _ in places:
        yield from (span.start, span.end)
