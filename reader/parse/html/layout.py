"""Tables and boxes that only place texts: their cells and items, side columns, cards of figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from reader.parse.html.elements import HEADINGS
from reader.parse.html.main_text import MainText
from reader.parse.html.text_block import TextBlock
from reader.parse.html.tree import nearest

_LONG_IN_CELL = 60
"""The fewest letters of a paragraph in a cell that is not a label or number."""
_LONGEST_COLUMN = 400
"""The most letters of a column beside the text."""
_FIGURE = re.compile(
    r"[~<>≈+$€£-]? ?\d[\d.,\u202f\xa0 ]{0,15}(?:[KMB]n?|k|m|%|million|billion|thousand)?\+?"
    r"(?: ?[%€$£])?"
)
_LONGEST_FIGURE, _LONGEST_LABEL, _FEWEST_CARDS = 24, 80, 2
_ENDS = ".!?:;,…"
_LONGEST_CELL_HEAD, _BOLD = 120, 0.98
_NO_CARDS, _LONGEST_LINE = frozenset(("td", "th", "li", "p", *HEADINGS)), 104


def layout_cells(main: MainText, kept: Sequence[int]) -> set[int]:
    """Return the cells of layout tables: with a heading and a paragraph, or several paragraphs.

    Paragraphs may have no element of their own, and only blank lines between them. Cells with a
    paragraph that have their row to themselves, in a table with such a cell, are layout too, and
    all cells of a table of one column with headings.
    """
    paragraphs, headed, told = Counter[int](), set[int](), set[int]()
    cells = nearest(main.boxes, ("td", "th"))
    for block in (main.blocks[place] for place in kept):
        cell = cells[block.box]
        if cell >= 0 and block.tag in HEADINGS:
            headed.add(cell)
        elif cell >= 0 and block.tag in ("p", "td"):
            paragraphs[cell] += len(block.text) >= _LONG_IN_CELL
            told.update([cell] if block.tag == "p" else [])
    found = {cell for cell, count in paragraphs.items() if count > 1 or (cell in headed and count)}
    found |= headed & told
    rows = Counter(main.boxes[cell].parent for cell in {*paragraphs, *headed})
    alone = {cell for cell in told if rows[main.boxes[cell].parent] == 1}
    tables = {_table_of(main, cell) for cell in found}
    found |= {cell for cell in alone if _table_of(main, cell) in tables}
    return found | _single_column(main, cells, headed)


def _single_column(main: MainText, cells: Sequence[int], headed: Collection[int]) -> set[int]:
    """Return the cells of tables in which each row has one cell, and two cells a heading."""
    heads = Counter(_table_of(main, cell) for cell in headed)
    tables = {table for table, count in heads.items() if count > 1}
    found = {cell for cell in cells if cell >= 0 and _table_of(main, cell) in tables}
    rows = Counter(main.boxes[cell].parent for cell in found)
    wide = {main.boxes[row].parent for row, count in rows.items() if count > 1}
    return {cell for cell in found if _table_of(main, cell) not in wide}


def _table_of(main: MainText, cell: int) -> int:
    """Return the box of the rows that a cell is in: the parent of its row."""
    return main.boxes[main.boxes[cell].parent].parent


def layout_items(main: MainText, kept: Sequence[int]) -> set[int]:
    """Return the items of lists that lay out entries: with a heading and a paragraph.

    The heading may be a bold line, if several items have one.
    """
    headed, told, bold = set[int](), set[int](), set[int]()
    items = nearest(main.boxes, ("li",))
    for block in (main.blocks[place] for place in kept):
        item = items[block.box]
        if block.tag in HEADINGS:
            headed.add(item)
        elif block.tag == "li" and _is_bold_line(block) and item not in told | bold:
            bold.add(item)
        elif block.tag in ("p", "div") or (item in bold and block.is_sentence):
            told.add(item)
    told_below = bold & told
    return (headed & told - {-1}) | (told_below if len(told_below) > 1 else set())


def _is_bold_line(block: TextBlock) -> bool:
    """Whether a block is a short bold line without an end."""
    is_line = len(block.text) <= _LONGEST_CELL_HEAD and block.text[-1] not in _ENDS
    return is_line and block.share(of_links=False) > _BOLD


def set_depths(main: MainText, kept: Sequence[int]) -> None:
    """Set the depth of blocks in nested lists: the number of items around their own."""
    depths: list[int] = []
    for box in main.boxes:
        around = depths[box.parent] if box.parent >= 0 else -1
        depths.append(around + (box.tag == "li"))
    for block in (main.blocks[place] for place in kept):
        block.depth = max(0, depths[block.box])


def side_columns(main: MainText, kept: Sequence[int], layout: Collection[int]) -> set[int]:
    """Return the blocks of cells with few words and a link that stand beside a cell of `layout`."""
    cells = nearest(main.boxes, ("td", "th"))
    rows = {main.boxes[cell].parent for cell in layout if main.boxes[cell].tag in ("td", "th")}
    held: dict[int, list[int]] = {}
    for place in kept if rows else ():
        cell = cells[main.blocks[place].box]
        if cell >= 0 and cell not in layout and main.boxes[cell].parent in rows:
            held.setdefault(cell, []).append(place)
    found = set[int]()
    for places in held.values():
        blocks = [main.blocks[place] for place in places]
        letters = sum(len(block.text) for block in blocks)
        is_linked = any(run.link for block in blocks for run in block.runs)
        if is_linked and len(blocks) > 1 and letters <= _LONGEST_COLUMN:
            found.update(places)
    return found


def figure_cards(main: MainText, kept: Sequence[int]) -> set[int]:
    """Return the blocks of boxes with only a figure and what it counts, if there are several.

    The two of a box get a row of a table for themselves.
    """
    held = Counter(main.boxes[main.blocks[place].box].parent for place in kept)
    cards: list[tuple[int, int]] = []
    for one, other in zip(kept, kept[1:], strict=False):
        around = {main.boxes[main.blocks[place].box].parent for place in (one, other)}
        if len(around) == 1 and held[around.pop()] == 2 and _is_card(main, one, other):
            cards.append((one, other))
    if len(cards) < _FEWEST_CARDS:
        return set()
    for number, pair in enumerate(cards, 1):
        for place in pair:
            main.blocks[place].row = -number
    return {place for pair in cards for place in pair}


def figure_lines(main: MainText, kept: Sequence[int]) -> set[int]:
    """Return the blocks of a figure and what it counts in two elements, if there are several.

    The two are divided as the cells of a row.
    """
    found: dict[int, tuple[str, str]] = {}
    for place in kept:
        block = main.blocks[place]
        texts = [text for run in block.runs if (text := run.text.strip())]
        if len(texts) == 2 and block.tag not in _NO_CARDS and len(block.text) <= _LONGEST_LINE:
            figure = [text for text in texts if _FIGURE.fullmatch(text)]
            if len(figure) == 1 and len(figure[0]) <= _LONGEST_FIGURE:
                label = next(text for text in texts if text not in figure)
                if label[0].isalpha() and label[-1] not in _ENDS:
                    found[place] = (texts[0], texts[1])
    if len(found) < _FEWEST_CARDS:
        return set()
    for number, (place, cells) in enumerate(found.items(), 1):
        main.blocks[place].text = " | ".join(cells)
        main.blocks[place].row = -len(main.blocks) - number
    return set(found)


def _is_card(main: MainText, one: int, other: int) -> bool:
    """Whether one of two texts is a figure and the other a label without an end."""
    first, second = main.blocks[one], main.blocks[other]
    if first.tag in ("td", "th", "li") or second.tag in ("td", "th", "li", "h1", "h2"):
        return False
    texts = (first.text, second.text)
    figures = [text for text in texts if len(text) <= _LONGEST_FIGURE and _FIGURE.fullmatch(text)]
    if len(figures) != 1:
        return False
    label = next(text for text in texts if text not in figures)
    return len(label) <= _LONGEST_LABEL and label[-1] not in _ENDS and label[0].isalpha()
