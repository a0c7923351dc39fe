"""Turns a row with roles (a quote, a claim) into the pieces of its one or two lines.

Each cell has the style of its role. A sign before the words marks an uncertain attribution or a
paraphrase, as in the evidence of an article.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reader.evidence_words import PLAIN_REPORTS, cue_before
from reader.library.rows import Cell, Row
from reader.library.views.view import Column
from reader.ui.page import wrap
from reader.ui.page.columns import Styled, joined, styled
from reader.ui.page.entries import APART, PARAPHRASE, UNCERTAIN, spoken
from reader.ui.page.listed_row import CHOSEN, CLAIMS, QUOTES, Piece, RowLook, sign_of
from reader.ui.page.looks import CUES, plural, short_date

INDENT = 3
"""Cells before the words of a line: the signs of the cursor and of the row's state, and a blank."""

GAP = 2
"""Cells between two cells of a line."""

NAME, COUNTED, TITLE, LEAST = 3, 4, 6, 3
"""Tenths of a line for its first cell: before a quote, before counts, and as the row's title.

And the least tenths for the title of a story's row, which leaves room for a number.
"""

COUNT = 5
"""Cells of a count with its sign, so that the counts of all rows stand below each other."""

NARROW = 45
"""Cells of a line below which a quote has no plain cue, and a series more of its name."""

DISPUTED = "≠"
"""Stands for "disputed" where there is little room."""

WORTH = 8
"""Words that do not fit are shown in part from this width on."""

_MUTED = (
    "activity",
    "quotes",
    "figures",
    "claims",
    "claimants",
    "owner",
    "first",
    "note",
    "day",
    "date",
)
LOOKS: Mapping[str, str] = {
    **{str(stance): look for stance, look in CUES.items()},
    **dict.fromkeys(_MUTED, "muted"),
}
"""The styles of roles that have no style of their own name."""

_DAYS = ("day", "date", "first")
"""The roles of cells that are days."""

NEWEST = "newest"
"""The role of a number after counts of claims, with a separator before it."""

MIXED = "mixed"
"""The role of words that have another style inside quotation marks."""


def upper_line(row: Row, columns: Sequence[Column], width: int, look: RowLook) -> list[Piece]:
    """Return the first of two lines: the cells of line 1, after the sign of the row's state."""
    words = _side_by_side(_cells(row, columns, 1, look.newest), width - INDENT - 1)
    return _line(row, words, width, look)


def lower_line(row: Row, columns: Sequence[Column], width: int, look: RowLook) -> list[Piece]:
    """Return the second of two lines: the cells of line 2, after the signs of doubt and kind."""
    first, *others = _cells(row, columns, 2, look.newest) or (Styled(),)
    if first.text.startswith(f"{APART.strip()} "):  # it separates a cell from one before it
        first = first.part(len(APART.strip()) + 1, len(first.text))
    day = others.pop() if others and _ends_with_days(row, columns) else Styled()
    gap = Styled(" " * (GAP if "first" in row.roles else 1) if day.text else "")
    words = joined(signs_of(row), Styled(" "), _spaced((first, *others)))
    left = width - INDENT - 1 - gap.cells - day.cells
    if words.cells > left >= WORTH:  # what stands before the day is cut, and not the day
        words = _cut(words, left)
    return _line(row, joined(words, gap, day), width, look, has_sign=False)


def _ends_with_days(row: Row, columns: Sequence[Column]) -> bool:
    """Whether the last cell of the second line that is not empty is a day, or first and last."""
    told = [
        role
        for column, cell, role in zip(columns, row.cells, row.roles, strict=False)
        if column.line == 2 and cell != "" and role != "last"
    ]
    return bool(told) and told[-1] in _DAYS


def single_line(row: Row, columns: Sequence[Column], width: int, look: RowLook) -> list[Piece]:
    """Return the row in one line: its first cell in a share of the line, then those of line 2."""
    whole = width - INDENT - 1
    is_narrow = whole < NARROW
    row = _shortened(row) if is_narrow else row
    room = max(1, whole * _share(row, is_narrow) // 10)
    told = _cells(row, columns, 2, look.newest)
    if row.kind == "thread" and told:
        left = whole - 1 - _needed(told[0])
        room = left if _is_muted(told[0]) else max(whole * LEAST // 10, min(room, left))
    name = next(iter(_cells(row, columns, 1, look.newest)), Styled())
    if row.kind == "new":  # its title says more than what follows
        room = min(name.cells, whole - 1)
        told = told if not told or told[0].cells < whole - room else []
    if name.cells > room and row.summary.people:
        name = styled_cell(row.summary.people, row.roles[0])
    name = _cut(name, room)
    signs = joined(Styled(" "), signs_of(row)) if row.kind == "quote" else Styled()
    begin = joined(name, signs, Styled(" "))
    return _line(row, joined(begin, _spaced(_fitting(told, whole - begin.cells))), width, look)


def _shortened(row: Row) -> Row:
    """Return a row for a narrow line: no cue that only says "said", and a sign for "disputed"."""
    cells = [
        "" if _is_plain_cue(row, role, cell) else DISPUTED if role == "changed" and cell else cell
        for cell, role in zip(row.cells, row.roles, strict=False)
    ]
    if row.kind not in ("quote", "series"):
        return row
    return row._replace(cells=(*cells, *row.cells[len(cells) :]))


def _is_plain_cue(row: Row, role: str, cell: Cell) -> bool:
    """Whether a cell is a cue that says no more than that the words were said."""
    first, *others = str(cell or "").casefold().split() or [""]
    is_cue = row.kind == "quote" and role == "says"
    return is_cue and first in PLAIN_REPORTS and len(others) < 2


def _fitting(cells: Sequence[Styled], room: int) -> Sequence[Styled]:
    """Return the cells up to the first one that should not be shown.

    That is a count or a day that does not fit, or another cell of which little would be seen.
    """
    used = 0
    for kept, cell in enumerate(cells):
        left, used = room - used - 1, used + cell.cells + (kept > 0)
        if kept and used > room and (left < WORTH or _is_muted(cell)):
            return cells[:kept]
    return cells


def _is_muted(cell: Styled) -> bool:
    """Return whether a cell is a count or a day, which is useless in part."""
    return all(run.kinds == ("muted",) for run in cell.runs)


def _needed(cell: Styled) -> int:
    """Return the width of a day, or of the words before a comma and an ellipsis."""
    return cell.cells if _is_muted(cell) else wrap.count_cells(cell.text.partition(", ")[0]) + 2


def _share(row: Row, is_narrow: bool) -> int:
    if row.kind == "quote":
        return NAME
    if row.kind == "series" and is_narrow:
        return TITLE
    return COUNTED if {"quotes", "claims"} & {*row.roles} else TITLE


def _cells(
    row: Row, columns: Sequence[Column], line: int, newest: str | None = None
) -> list[Styled]:
    """Return the cells of one line that are not empty, each in the style of its role."""
    shown = [
        one
        for one in zip(columns, row.cells, _roles(row, columns), strict=True)
        if one[0].line == line
    ]
    told = [(in_words(row, cell, role, newest), role) for _, cell, role in shown]
    return [styled_cell(words, role) for words, role in told if words]


def _roles(row: Row, columns: Sequence[Column]) -> tuple[str, ...]:
    """Return a role for each cell, "" for those without one."""
    return (*row.roles, *("",) * (len(columns) - len(row.roles)))


def in_words(row: Row, cell: Cell, role: str, newest: str | None = None) -> str:
    """Return a cell in words: counts with their signs, the first and the last day together.

    A day in the year of `newest` is shown without the year.
    """
    match role:
        case "quotes" | "figures":
            counted = f"{cell:,} {QUOTES if role == 'quotes' else CLAIMS}" if cell else ""
            return counted.rjust(COUNT)
        case "claimants" if "claimant" in row.roles and row.cells[row.roles.index("claimant")]:
            return ""  # the name is beside it
        case "claims" | "claimants":
            return plural(int(cell), role.removesuffix("s")) if cell else ""
        case "date":
            return short_date(str(cell) or None, newest)
        case "day":
            return f"{APART.strip()} {short_date(str(cell), newest)}" if cell else ""
        case "activity":  # no activity on the days drawn: leave it blank
            return str(cell) if str(cell).strip("·") else " " * len(str(cell))
        case "note":
            return f"{APART.strip()} {cell}" if cell else ""
        case "owner":
            return f"of {cell}" if cell else ""
        case "last":
            return ""  # it is in the cell of the first day
        case "first":
            return days_between(str(cell), str(row.cells[row.roles.index("last")]), newest)
        case _ if row.kind == "quote" and role in CUES:
            return cue_before(str(cell or ""))
    return str(cell or "")


def days_between(first: str, last: str, newest: str | None = None) -> str:
    """Return two ISO days in words with a dash, or one if they are equal; "" if none is known.

    A day in the year of `newest` is shown without the year.
    """
    end = short_date(last or None, newest)
    return end if not first or first == last else f"{short_date(first, last)} – {end}"


def styled_cell(words: str, role: str) -> Styled:
    """Return words in the style of their role."""
    if role == MIXED:
        return spoken(words, "mixed")
    if role == NEWEST:
        return joined(styled(f"{APART.strip()} ", "muted"), styled(words, "number"))
    look = LOOKS.get(role, role)
    return styled(words, look) if look else Styled(words)


def signs_of(row: Row) -> Styled:
    """Return the signs for an uncertain attribution and for a paraphrase, in two cells."""
    doubt = styled(UNCERTAIN, "uncertain") if row.doubt else Styled(" ")
    is_paraphrase = "paraphrase" in row.roles
    return joined(doubt, styled(PARAPHRASE, "muted") if is_paraphrase else Styled(" "))


def _side_by_side(cells: Sequence[Styled], width: int) -> Styled:
    """Return cells with gaps between them, cut to the width."""
    return _cut(joined(*_parted(cells, Styled(" " * GAP))), width)


def _spaced(cells: Sequence[Styled]) -> Styled:
    return joined(*_parted(cells, Styled(" ")))


def _parted(cells: Sequence[Styled], gap: Styled) -> Iterator[Styled]:
    for number, cell in enumerate(cells):
        if number:
            yield gap
        yield cell


def _cut(text: Styled, width: int) -> Styled:
    """Return a text in exactly `width` cells, with an ellipsis if it is cut."""
    fitted = wrap.fit(text.text, width)
    if text.cells <= width:
        return joined(text, Styled(fitted[len(text.text) :]))
    kept = len(fitted.rstrip(" …"))
    end = fitted[kept:]
    if end.count("…") > 1:  # the words have an ellipsis there themselves
        end = "…".ljust(len(end))
    return joined(text.part(0, kept), Styled(end))


def _line(row: Row, words: Styled, width: int, look: RowLook, has_sign: bool = True) -> list[Piece]:
    look = look._replace(is_here=False)  # bold text in such a row shows its role
    has_state = has_sign and row.target is not None
    sign, colour = sign_of(row.state) if has_state else (" ", "dot")
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
