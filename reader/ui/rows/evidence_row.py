"""Turns a row with roles (a quote, a claim) into the pieces of its one or two lines.

Each cell has the look of its role; what is uncertain and what is a paraphrase has a sign before the
words, as in the evidence of an article.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reader.library.rows import Row
from reader.library.views.view import Column
from reader.ui.page import wrap
from reader.ui.page.columns import Styled, joined, styled
from reader.ui.page.entries import PARAPHRASE, UNCERTAIN, spoken
from reader.ui.page.listed_row import CHOSEN, Piece, RowLook, sign_of
from reader.ui.page.looks import CUES

INDENT = 3
"""Cells before the words of a line: the cursor's sign, that of the row's state, a blank."""

GAP = 2
"""Cells between two cells of a line."""

LEAST_WORDS = 3
"""Parts of a line in three that words keep where they share it with a name."""

STANCES: Mapping[str, str] = {str(stance): look for stance, look in CUES.items()}
"""The looks of roles that are stances."""

MIXED = "mixed"
"""The role of words of which those in quotation marks have another look."""


def upper_line(row: Row, columns: Sequence[Column], width: int, look: RowLook) -> list[Piece]:
    """The upper of two lines: the cells of line 1, behind the sign of the row's state."""
    words = _side_by_side(_cells(row, columns, 1), width - INDENT - 1)
    return _line(row, words, width, look)


def lower_line(row: Row, columns: Sequence[Column], width: int, look: RowLook) -> list[Piece]:
    """The lower of two lines: the cells of line 2, behind the signs of a doubt and a paraphrase."""
    words = joined(_signs(row), Styled(" "), _spaced(_cells(row, columns, 2)))
    return _line(row, words, width, look, has_sign=False)


def single_line(row: Row, columns: Sequence[Column], width: int, look: RowLook) -> list[Piece]:
    """All in one line: the first cell in a third of it, then those of the second line."""
    room = max(1, (width - INDENT - 1) // LEAST_WORDS)
    first = next(iter(_cells(row, columns, 1)), Styled())
    name = _cut(first, room)
    words = _spaced(_cells(row, columns, 2))
    return _line(row, joined(name, Styled(" "), _signs(row), Styled(" "), words), width, look)


def _cells(row: Row, columns: Sequence[Column], line: int) -> list[Styled]:
    """The cells of one line that are not empty, each in the look of its role."""
    shown = zip(columns, row.cells, _roles(row, columns), strict=True)
    return [_styled(str(cell), role) for one, cell, role in shown if one.line == line and cell]


def _roles(row: Row, columns: Sequence[Column]) -> tuple[str, ...]:
    """A role for each cell, "" for those that have none of their own."""
    return (*row.roles, *("",) * (len(columns) - len(row.roles)))


def _styled(words: str, role: str) -> Styled:
    if role == MIXED:
        return spoken(words, "mixed")
    return styled(words, STANCES.get(role, role)) if role else Styled(words)


def _signs(row: Row) -> Styled:
    """Whether it is uncertain whose it is, and whether it is a paraphrase: two cells."""
    doubt = styled(UNCERTAIN, "uncertain") if row.doubt else Styled(" ")
    is_paraphrase = "paraphrase" in row.roles
    return joined(doubt, styled(PARAPHRASE, "muted") if is_paraphrase else Styled(" "))


def _side_by_side(cells: Sequence[Styled], width: int) -> Styled:
    """Cells with gaps between; the first keeps its words, the others what is left."""
    return _cut(joined(*_parted(cells, Styled(" " * GAP))), width)


def _spaced(cells: Sequence[Styled]) -> Styled:
    return joined(*_parted(cells, Styled(" ")))


def _parted(cells: Sequence[Styled], gap: Styled) -> Iterator[Styled]:
    for number, cell in enumerate(cells):
        if number:
            yield gap
        yield cell


def _cut(text: Styled, width: int) -> Styled:
    """A text in exactly so many cells, with an ellipsis where it is cut."""
    fitted = wrap.fit(text.text, width)
    kept = len(fitted.rstrip(" …")) if text.cells > width else len(text.text)
    return joined(text.part(0, kept), Styled(fitted[kept:]))


def _line(row: Row, words: Styled, width: int, look: RowLook, has_sign: bool = True) -> list[Piece]:
    sign, colour = sign_of(row.state) if has_sign else (" ", "dot")
    pieces = [
        (CHOSEN if look.is_chosen else " ", look.kinds(row.state, "mark")),
        (sign, look.kinds(row.state, colour)),
        (" ", look.kinds(row.state)),
    ]
    at, shown = 0, _cut(words, width - INDENT - 1)
    for run in shown.runs:
        if run.start > at:
            pieces.append((shown.text[at : run.start], look.kinds(row.state)))
        pieces.append((shown.text[run.start : run.end], look.kinds(row.state, *run.kinds)))
        at = run.end
    return [*pieces, (f"{shown.text[at:]} ", look.kinds(row.state))]
