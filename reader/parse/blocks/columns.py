"""Turns text in two columns side by side into one column below the other.

Tables, code and lists of numbers have columns too; columns of text are recognised by sentences that
continue from line to line on both sides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from reader.parse.blocks.credits import is_date_line
from reader.parse.blocks.hyphens import is_broken, joined
from reader.parse.blocks.lines import is_ended, is_item
from reader.parse.blocks.units import ROW

_GAP = re.compile(r"(?<=\S) {3,}(?=[^\s#/])")
_CELLS = re.compile(" {3,}")
_COUNTS = "0123456789+-–−~≈$€£"
_CARD = re.compile(r"[~≈$€£]?\d[\d.,]*(?: ?(?:[KMB]|bn|million|thousand|%))?\+?", re.IGNORECASE)
_BLANK = re.compile(r" {2,}")
_WORD = re.compile(r"[^\W\d_]{3}")
_FEWEST_ROWS = 3
_FEWEST_WORDS = 2.5
"""The least words a line, on average, of a left column: that of a table has only labels."""
_NARROWEST = 24
"""In narrower columns no line is so full that its width alone shows that it continues."""
_MOST_BLANK_ROWS = 2
_DASHES = re.compile(r"(?::?[-–—]{2,}:?)?")
_LONGEST_CELL = 60


def mark_rows(text: str) -> str:
    """Return a text with the rows of its tables marked whose cells have bars between them.

    These are three or more lines below each other with equally many short cells, half of them with
    numbers, or two that both have numbers and three cells; a line of dashes between them goes.
    """
    rows = text.split("\n")
    marked: list[str] = []
    for bars, group in groupby(rows, key=lambda row: row.count("|")):
        lines = list(group)
        if bars and len(lines) + (bars > 1) >= _FEWEST_ROWS:
            cells = [[cell.strip() for cell in row.split("|")] for row in lines]
            told = [row for row in cells if not all(map(_DASHES.fullmatch, row))]
            if _are_barred(told):
                lines = ["", *(ROW + _row(list(filter(None, row))) for row in told), ""]
        marked += lines
    return "\n".join(marked)


def _are_barred(cells: Sequence[Sequence[str]]) -> bool:
    """Whether cells with bars between them are a table; a clock time or a sentence is no cell."""
    flat = [cell for row in cells for cell in row]
    if len(cells) < 2 or max(map(len, flat)) > _LONGEST_CELL or any(map(is_ended, flat)):
        return False
    numbered = sum(any(cell[:1].isdigit() for cell in row[1:]) for row in cells)
    most = numbered == 2 if len(cells) == 2 else 2 * numbered >= len(cells)
    return most and not any(is_item(row[0]) for row in cells)


def split_columns(rows: Sequence[str]) -> list[str]:
    """Return the lines, with columns that stand side by side put below each other."""
    split: list[str] = []
    at = 0
    while at < len(rows):
        if not _GAP.search(rows[at]):
            split.append(rows[at])
            at += 1
            continue
        end, gutter = _block(rows, at)
        block = rows[at:end]
        cells = _cells_from(rows, at)
        left = [row[:gutter].rstrip() for row in block]
        right = [row[gutter:].rstrip() for row in block]
        if _are_columns(left, right):
            split += ["", *_paragraphs(left), *_paragraphs(right)]
        elif _are_cards(left, right):
            split += ["", *_paragraphs(left), *_labelled(right)]
        elif is_date_line(" ".join(right).strip()) and right[0].strip():
            split += ["", left[0].strip(), "", right[0].strip(), "", *left[1:]]
        elif len(cells) >= len(block) and _are_rows(cells):
            split += ["", *(ROW + _row(row) for row in cells)]
            end = at + len(cells)
        elif _is_table(block):
            split += ["", *_table(block)]
        else:
            end = max(end, at + len(cells))
            split += rows[at:end]
        at = end
    return split


def _cells_from(rows: Sequence[str], at: int) -> list[list[str]]:
    """Return the cells of the lines from here on that have the same number of cells."""
    cells: list[list[str]] = []
    for number in range(at, len(rows)):
        found = _CELLS.split(rows[number].strip())
        if len(found) < 2 or (cells and len(found) != len(cells[0])):
            break
        cells.append(found)
    return cells


def _are_rows(cells: Sequence[Sequence[str]]) -> bool:
    """Whether lines with the same number of cells are a table.

    The second of two must be numbers.
    """
    if not cells or len(cells[0]) > 2:
        return len(cells) > 1
    numbers = sum(row[-1][0] in _COUNTS for row in cells)
    return len(cells) >= _FEWEST_ROWS and 2 * numbers >= len(cells)


def _is_table(rows: Sequence[str]) -> bool:
    """Whether the last cells of most lines begin, or end, at the same column."""
    lasts = [
        (max(gap.end() for gap in _GAP.finditer(row)), row) for row in rows if _GAP.search(row)
    ]
    most = max(
        Counter(begin for begin, _ in lasts).most_common(1)
        + Counter(len(row.rstrip()) for _, row in lasts).most_common(1),
        key=itemgetter(1),
        default=(0, 0),
    )[1]
    return len(lasts) >= _FEWEST_ROWS and 5 * most >= 3 * len(lasts)


def _table(rows: Sequence[str]) -> Iterator[str]:
    """Yield the rows of a table, each on a line.

    One without a first cell continues the one above.
    """
    width = max(map(len, rows))
    blank = [all(row[at : at + 1] in ("", " ") for row in rows) for at in range(width)]
    gutters = [match.span() for match in _BLANK.finditer("".join(" " if b else "x" for b in blank))]
    starts = [0, *(end for _, end in gutters)]
    cells: list[list[str]] = []
    for row in filter(str.strip, rows):
        found = [row[a:b].strip() for a, b in zip(starts, [*starts[1:], width], strict=True)]
        if found[0] or not cells or sum(map(bool, found)) == len(found):
            cells.append(found)
        else:
            cells[-1] = [joined([a, b]) for a, b in zip(cells[-1], found, strict=True)]
    for row_cells in cells:
        yield ROW + _row(list(filter(None, row_cells)))


def _row(cells: Sequence[str]) -> str:
    """Return the cells of a row as one line: a label and its number, or with marks between them."""
    is_counted = len(cells) == 2 and cells[1][0] in _COUNTS
    return (" " if is_counted else " | ").join(cells)


def _block(rows: Sequence[str], at: int) -> tuple[int, int]:
    """Return the end of the lines with a common blank gutter, and the gutter's last column."""
    widest = max(_GAP.finditer(rows[at]), key=lambda gap: gap.end() - gap.start())
    start, end = widest.span()
    last, blanks, divided = at, 0, True
    for number in range(at, len(rows)):
        row = rows[number]
        if not row.strip():
            blanks, divided = blanks + 1, False
            if blanks > _MOST_BLANK_ROWS:
                break
            continue
        gaps = list(_BLANK.finditer(row.ljust(end)[start:end]))
        if not gaps:
            break
        gap = max(gaps, key=lambda gap: gap.end() - gap.start())
        blanks = 0
        if row[start + gap.end() :].strip():
            start, end = start + gap.start(), start + gap.end()
            last, divided = number, True
        elif divided and len(row) <= end:
            last = number
    return last + 1, end


def _are_columns(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether both sides are text that continues from line to line, and the left is not labels."""
    both = sum(bool(one.strip() and other.strip()) for one, other in zip(left, right, strict=True))
    if both < _FEWEST_ROWS or not all(_goes_on(side) for side in (left, right)):
        return False
    told = [row for row in left if row.strip()]
    words = sum(len(row.split()) for row in told)
    return words >= _FEWEST_WORDS * len(told)


def _are_cards(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether text stands beside numbers with their labels below them."""
    numbers = sum(bool(_CARD.fullmatch(row.strip())) for row in right)
    told = sum(bool(row.strip()) for row in right)
    return numbers > 1 and told > 2 * numbers and _goes_on(left)


def _labelled(rows: Sequence[str]) -> Iterator[str]:
    """Yield the numbers of cards and their labels, each on a line with an empty one after it."""
    label: list[str] = []
    is_below = False
    for row in filter(str.strip, rows):
        is_number = bool(_CARD.fullmatch(row.strip()))
        if label and (is_number or not is_below):
            yield from (joined(label), "")
            label = []
        if is_number:
            yield from (row.strip(), "")
        else:
            label.append(row)
        is_below = is_below or is_number
    if label:
        yield from (joined(label), "")


def _goes_on(side: Sequence[str]) -> bool:
    """Whether most lines of a column have words, and a sentence runs over a line end."""
    told = [row for row in side if row.strip()]
    worded = sum(bool(_WORD.search(row)) for row in told)
    width = max(map(len, side))
    runs = any(
        is_broken(row, after) or (_is_full(row, after, width) and _runs_on(row, after))
        for row, after in pairwise(side)
        if row.strip()
    )
    return 2 * worded >= len(told) and runs


def _is_full(row: str, after: str, width: int) -> bool:
    """Whether the first word of the next line would not have fitted on a line."""
    return width >= _NARROWEST and len(row) + 1 + len(after.strip().split(" ", 1)[0]) > width


def _runs_on(row: str, after: str) -> bool:
    words = after.lstrip()
    if not words or is_ended(row) or is_item(words):
        return False
    return words[0].islower() or (is_item(row.lstrip()) and _indent(after) > _indent(row))


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())


def _paragraphs(rows: Sequence[str]) -> Iterator[str]:
    """Yield the paragraphs of a column, each on a line with an empty one after it."""
    width = max(map(len, rows))
    current: list[str] = []
    for row in rows:
        if current and not _belongs(current[-1], row, width):
            yield from (joined(current), "")
            current = []
        if row.strip():
            current.append(row)
    if current:
        yield from (joined(current), "")


def _belongs(before: str, row: str, width: int) -> bool:
    """Whether a line of a column continues the one before it."""
    words = row.strip()
    if not words or is_item(words):
        return False
    if _runs_on(before, row):
        return True
    return _is_full(before, row, width)
