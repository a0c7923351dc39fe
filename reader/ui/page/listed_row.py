"""Turns a row of a list into the pieces of its one or two lines, each with its kinds of style.

A chosen row has a sign too, because not every terminal shows its background.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.library.rows import Cell, Row, RowState
from reader.library.views.view import Column
from reader.ui.page import wrap
from reader.ui.page.looks import LEAD, short_date

Piece = tuple[str, tuple[str, ...]]
"""A text, and the kinds that `LineView.look` takes."""

CHOSEN = "▌"
"""The sign before the row under the cursor: not every terminal shows its background."""

QUOTES, CLAIMS = "“", "#"
"""The signs after the numbers of quotes and of figures."""

_LIVE = "live"
"""The word before the times of a page whose entries have times."""

_WORTH, _LEAST = 12, 8
"""The least width in cells for a title or section after other text, and for a name."""


class RowLook(NamedTuple):
    """How a row is shown: whether it is under the cursor, and in the cursor's bulletin.

    `newest` is the list's newest day, whose year is not shown.
    """

    is_chosen: bool = False
    is_here: bool = False
    newest: str | None = None

    def kinds(self, state: RowState, *also: str) -> tuple[str, ...]:
        """Return the kinds of style of the row; unread rows of the cursor's bulletin are bold.

        `also` are kinds of its parts; their colours give way to those of the cursor.
        """
        kind = "done" if state.read else "unread" if self.is_here else "new"
        return (kind, *also, "cursor") if self.is_chosen else (kind, *also)


def newest_day(rows: Sequence[Row]) -> str | None:
    """Return the latest day in the cells of these rows, or None."""
    told = (pair for row in rows for pair in zip(row.cells, row.roles, strict=False))
    return max((str(cell) for cell, role in told if role == "day" and cell), default=None)


def heading_line(row: Row, width: int, newest: str | None) -> Piece:
    """Return a bulletin's day and title; a live page also has its first and last time.

    The year is shown if it is not that of the list's `newest` day. The row of an unreadable source
    has its name and the reason in place of a title. A second cell is a number of rows.
    """
    day = short_date(row.date, newest).upper() + ("?" if row.inferred and row.date else "")
    title, *counts = map(str, row.cells)
    for count in counts:  # a title without room is cut before the number of its rows
        room = width - wrap.count_cells(f" {day}  {count}") - 1
        is_cut = wrap.count_cells(title) > room >= _WORTH
        title = f"{wrap.fit(title, room).rstrip() if is_cut else title} {count}"
    if row.times:
        live = f"{_LIVE} · {row.times}"
        left = width - wrap.count_cells(f" {day}  {live}")
        title = f"{live} · {title}" if left >= _WORTH else live if left >= 0 else title
    return wrap.fit(f" {day}  {title}" if day else f" {title}", width), (row.kind,)


def refusal_line(row: Row, is_last: bool, width: int, newest: str | None) -> Piece:
    """Return the first line (the name) or the second (the reason) for an unreadable source."""
    name, why = map(str, row.cells)
    if is_last:
        return wrap.fit(f"   {_reason(why, width - 3)}", width), (row.kind,)
    return heading_line(row._replace(cells=(name,)), width, newest)


def only_refusal_line(row: Row, width: int) -> Piece:
    """Return one line for an unreadable source; the name is cut before the reason."""
    name, why = map(str, row.cells)
    why = _reason(why, width - _LEAST - 3)
    room = max(_LEAST, width - wrap.count_cells(why) - 3)
    name = wrap.fit(name, room).rstrip() if wrap.count_cells(name) > room else name
    return wrap.fit(f" {name}  {why}", width), (row.kind,)


def _reason(why: str, room: int) -> str:
    """Return a reason, without its brackets if there is no room for them."""
    return why if wrap.count_cells(why) <= room else why.partition(" (")[0]


def only_line(
    row: Row, columns: Sequence[Column], width: int, look: RowLook, section: str = ""
) -> list[Piece]:
    """Return the row in one line: the sign of its state, its cells, and the section if it fits."""
    sign, colour = sign_of(row.state)
    words = cells_in_columns(_cells(row), columns, width - 4)
    left = len(words) - len(words.rstrip()) - 3 if section else 0
    if left < _WORTH:
        return _line(row, sign, colour, words, look)
    *begin, (title, kinds) = _line(row, sign, colour, words.rstrip(), look)
    told = wrap.fit(section, left)
    return [*begin, (title.rstrip(), kinds), (f" · {told} ", look.kinds(row.state, "told"))]


def title_line(
    row: Row, columns: Sequence[Column], width: int, look: RowLook, section: str = ""
) -> list[Piece]:
    """Return the first of two lines: whether the row is read, and its cells.

    A title that does not fit goes on in the second line if that has no words of its own.
    """
    sign, room = "○" if row.state.read else "●", width - 4
    title, rest = ("", "") if _has_words(row, section) else _parted_title(row, room)
    words = wrap.fit(title, room) if rest else cells_in_columns(_cells(row), columns, room)
    return _line(row, sign, "dot", words, look)


def _has_words(row: Row, section: str) -> bool:
    """Whether the second of two lines has more than numbers."""
    return bool(row.summary.time or row.summary.people or section)


def _parted_title(row: Row, room: int) -> tuple[str, str]:
    """Return the part of the title that fits in a line, and the rest."""
    title = str(_cells(row)[0])
    start, end = next(iter(wrap.wrapped_lines(title, max(1, room))))
    return title[start:end], title[end:].lstrip()


def told_line(row: Row, width: int, look: RowLook, section: str = "") -> list[Piece]:
    """Return the second of two lines: time, section, speakers, counts, and the signs of marks."""
    told = row.summary
    numbers = _number(told.quotes, QUOTES) + _number(told.claims, CLAIMS, 4)
    left = width - wrap.count_cells(numbers) - 8
    if left < 4:
        numbers, left = "", width - 8
    words = "  ".join(filter(None, (told.time, _sectioned(told.people, section, left))))
    if not words:
        words = _parted_title(row, width - 4)[1]
    star = ("★" if not row.state.pending else "☆") if row.state.bookmarked else " "
    changed = "◆" if row.state.updated else " "
    return [
        (CHOSEN if look.is_chosen else " ", look.kinds(row.state, "mark")),
        (f"   {wrap.fit(words, left)}{numbers} ", look.kinds(row.state, "told")),
        (star, look.kinds(row.state, "star")),
        (changed, look.kinds(row.state, "changed")),
        (" ", look.kinds(row.state)),
    ]


def _sectioned(people: str, section: str, room: int) -> str:
    """Return the section and the speakers; only the section if there is little room."""
    both = " · ".join(filter(None, (section, people)))
    is_short = wrap.count_cells(section) + _WORTH <= room
    return both if not section or is_short else section


def _line(row: Row, sign: str, colour: str, words: str, look: RowLook) -> list[Piece]:
    mark = CHOSEN if look.is_chosen else " "
    return [
        (mark, look.kinds(row.state, "mark")),
        (sign, look.kinds(row.state, colour)),
        (f" {words} ", look.kinds(row.state)),
    ]


def _cells(row: Row) -> Sequence[Cell]:
    """Return the cells of a row; the title of a lead says that it is one."""
    return (f"{LEAD} · {row.title}", *row.cells[1:]) if row.kind == "lead" else row.cells


def _number(count: int, sign: str, width: int = 3) -> str:
    """Return a number and its sign; blanks for zero."""
    return f"{count:>{width},} {sign}" if count else " " * (width + 2)


def cells_in_columns(cells: Sequence[Cell], columns: Sequence[Column], width: int) -> str:
    """Return the cells side by side in `width` terminal cells, with a blank between two.

    Columns without a width share the cells that the others leave; every column has at least one.
    """
    width = max(1, width)
    free = width - sum(column.width for column in columns) - (len(columns) - 1)
    shares = sum(not column.width for column in columns) or 1
    parts = [
        wrap.fit("" if cell is None else str(cell), max(1, column.width or free // shares))
        for cell, column in zip(cells, columns, strict=True)
    ]
    return wrap.fit(" ".join(parts), width)


def sign_of(state: RowState) -> tuple[str, str]:
    """Return the one sign of a row's state with its kind: bookmark, change, or read or unread."""
    if state.bookmarked:
        return ("★", "star") if not state.pending else ("☆", "star")
    if state.updated:
        return "◆", "changed"
    return ("○", "dot") if state.read else ("●", "dot")
