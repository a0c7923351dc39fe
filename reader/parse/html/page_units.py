"""Turns the blocks of a page's main text into units: headings, paragraphs, items, rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from reader.clean import line
from reader.models import ParagraphKind
from reader.parse.blocks.units import BULLET, HEADING, TITLE, WEB_ADDRESS, Address, Unit
from reader.parse.draft import DraftFields
from reader.parse.html import layout
from reader.parse.html.beside.above_text import (
    lines_of_standfirst,
    points_above,
    standfirst,
    standfirst_in,
)
from reader.parse.html.beside.asides import with_asides
from reader.parse.html.beside.last_links import part_invitations
from reader.parse.html.beside.pulled_quotes import ASIDE
from reader.parse.html.cards import Cards
from reader.parse.html.elements import HEADINGS
from reader.parse.html.entry_times import TIME, out_of_rows, time_blocks, with_times
from reader.parse.html.furniture import RoleBlock, is_bold_heading, without_furniture
from reader.parse.html.letters import size_of, squeezed
from reader.parse.html.main_text import MOST_LINKED, MainText
from reader.parse.html.text_block import TextBlock
from reader.parse.html.tree import enclosing
from reader.parse.shapes.bold_sentences import mark_led
from reader.parse.shapes.key_points import unmark_points_of_page

_KINDS: dict[str, ParagraphKind] = {
    "blockquote": "quote",
    ASIDE: "aside",
    "td": "table",
    "th": "table",
    "caption": "caption",
}

STANDFIRST = "standfirst"
"""The role of a text between headline and main text: a paragraph, also if it is bold or short."""

_BOLD_LEVEL, _NAMED_HEADING = 3, "h3"
_LONGEST_NAMED, _LONGEST_CAPITALS = 120, 60
_ENDS_OF_TEXT = frozenset(".:,;…")
_LISTED = re.compile(r"[•·▪●◦∙‣]\s+(?=\S)")
"""The sign of an item that is a paragraph, as word processors write it."""
_LONGEST_HEADING, _LONGEST_FIRST, _LONGEST_ALONE = 250, 110, 70
"""The most letters of a heading, and of one above all paragraphs if its level has others or not."""
_LONGEST_KICKER = 30
"""The most letters that stand before the title in the heading above the text."""
_LONG_ABOVE = 300
"""The most letters above a headline: its section, its standfirst and who wrote it."""

_PICTURE = re.compile(r" ?\bpic\.(?:twitter|x)\.com/\w+")
"""The address of a picture, which a short message shows in its text."""

_LONGEST_CELL, _BETWEEN_CELLS = 200, " | "


def roles_of(
    main: MainText,
    descriptions: Collection[str],
    own_address: str,
    times_stated: Sequence[tuple[str, str]] = (),
    summaries: Collection[str] = (),
    headlines: Collection[str] = (),
) -> list[RoleBlock]:
    """Return the blocks of the main text, each with the element that is its role.

    `descriptions` are those of the page's pictures, `summaries` and `headlines` those of its text,
    squeezed; for `times_stated` see `time_blocks`.
    """
    kept = main.kept
    cards = Cards(main, kept, own_address)
    apart = cards.captions(descriptions) | cards.teasers()
    times = time_blocks(main, kept, times_stated)
    cells = layout.layout_cells(main, kept)
    placed = cells | layout.layout_items(main, kept)
    apart = apart | layout.side_columns(main, kept, cells)
    figures = layout.figure_cards(main, kept) | layout.figure_lines(main, kept)
    layout.set_depths(main, kept)
    notes = main.inherited(box.notes for box in main.boxes)
    points = points_above(main)
    above = [(block, STANDFIRST) for block in standfirst(main, summaries, headlines)]
    above += [(block, block.tag if block.tag in HEADINGS else "li") for block in points]
    given = {
        place: _NAMED_HEADING
        for place, after in pairwise(kept)
        if place != kept[0] and _is_named_heading(main, place, after)
    }
    given |= dict.fromkeys(_capitals(main), _NAMED_HEADING)
    given |= {**dict.fromkeys(figures, "td"), **dict.fromkeys(times, TIME)}
    given |= dict.fromkeys(lines_of_standfirst(main, summaries), STANDFIRST)
    if (first := standfirst_in(main, summaries)) is not None:
        given[first] = STANDFIRST
    return above + [
        (block, given[place] if place in given else _role(main, block, placed, notes))
        for place, block in ((place, main.blocks[place]) for place in sorted(times.union(kept)))
        if place in times or place not in apart
    ]


def _is_named_heading(main: MainText, place: int, after: int) -> bool:
    """Whether a block is a short line in a box that is named as a heading, or names a folded one.

    `after` is the next block, which is in the box that is folded.
    """
    block, box = main.blocks[place], main.boxes[main.blocks[place].box]
    is_own = block.tag in ("p", "div") and box.heading
    if block.tag == "summary":
        is_own = box.parent in enclosing(main.boxes, main.blocks[after].box)
        is_own = is_own and main.blocks[after].share(of_links=True) < MOST_LINKED
    is_line = len(block.text) <= _LONGEST_NAMED and block.text[-1] not in _ENDS_OF_TEXT
    return is_own and is_line and block.share(of_links=True) < MOST_LINKED


def _capitals(main: MainText) -> list[int]:
    """Return the indices of paragraphs in capitals without an end, if there are two over others."""
    found = [
        place
        for place, after in pairwise(main.kept)
        if (block := main.blocks[place]).tag == "p"
        and len(block.text) <= _LONGEST_CAPITALS
        and block.text.isupper()
        and block.text[-1].isalpha()
        and main.blocks[after].tag == "p"
        and main.blocks[after].text[-1] in ".!?”"
        and not main.blocks[after].text.isupper()
        and not block.share(of_links=True)
    ]
    return found if len(found) > 1 else []


def units_of(blocks: Sequence[RoleBlock], fields: DraftFields) -> list[Unit]:
    """Return the units of the main text's blocks."""
    units: list[Unit] = []
    kept = out_of_rows(with_asides(without_furniture(blocks, fields.title or ""), fields))
    bold = Counter(one.text for one, role in kept if not role and is_bold_heading(one))
    again = {text for text, count in bold.items() if count > 1}
    for row, members in groupby(kept, key=_row_of):
        made = [_of_part(unit, again) for one in members if (unit := _unit(*one)).text]
        units += _joined(made) if row else made
    units = mark_led(_without_standfirst(_without_title(_pruned(units), fields)))
    return with_times(unmark_points_of_page(units))


def _of_part(unit: Unit, again: Collection[str]) -> Unit:
    """Return a unit; a bold heading whose words stand over several texts is one in each part."""
    is_again = unit.level == _BOLD_LEVEL and unit.text in again
    return replace(unit, level=_BOLD_LEVEL + 1) if is_again else unit


def _row_of(one: RoleBlock) -> int:
    """Return the number of the row that a cell of a table is in; 0 outside of tables."""
    block, role = one
    return block.row if role in ("td", "th") else 0


def _joined(cells: Sequence[Unit]) -> list[Unit]:
    """Return the cells of a row as one line, or each as a paragraph if one is long."""
    if any(len(cell.text) > _LONGEST_CELL for cell in cells):
        return [replace(cell, kind="paragraph") for cell in cells]
    row, addresses = "", list[Address]()
    for cell in cells:
        moved = cell.moved_by(f"{row}{_BETWEEN_CELLS}") if row else cell
        row, addresses = moved.text, [*addresses, *moved.addresses]
    return [Unit(row, kind="table", addresses=tuple(addresses))] if row else []


def _role(main: MainText, block: TextBlock, placed: Collection[int], notes: Sequence[bool]) -> str:
    """Return the innermost element that is a role of a block; a box of notes holds asides."""
    if notes[block.box] and not notes[main.root]:
        return ASIDE
    if block.item:
        return "li"
    is_in_layout = False
    for place in enclosing(main.boxes, block.box):
        tag = main.boxes[place].tag
        is_in_layout = is_in_layout or place in placed
        if is_in_layout and tag in ("td", "th", "li"):  # also the cells around it
            continue
        if tag in HEADINGS or tag in ("li", "blockquote", "td", "th", "dd", "dt", "caption"):
            return tag
        if place == main.root:
            break
    return ""


def _unit(block: TextBlock, role: str) -> Unit:
    text = _PICTURE.sub("", line(block.text))
    addresses = _addresses(block, text)
    if role in HEADINGS:
        return Unit(text, HEADINGS[role], addresses=addresses)
    if not role and is_bold_heading(block):
        return Unit(text, _BOLD_LEVEL, addresses=addresses)
    if role == "li":
        return Unit(text, item=True, addresses=addresses, depth=block.depth).moved_by(BULLET)
    if not role and (sign := _LISTED.match(text)):
        own = text[sign.end() :]
        return Unit(own, item=True, addresses=_addresses(block, own)).moved_by(BULLET)
    made = Unit(text, addresses=addresses, kind=_KINDS.get(role, "paragraph"), day=block.day)
    return made if role else replace(made, bold=len(block.bold_start))


def _addresses(block: TextBlock, text: str) -> tuple[Address, ...]:
    """Return the links of a block at their words in its cleaned text."""
    found: list[Address] = []
    low = 0
    for address, runs in groupby(block.runs, key=lambda run: run.link):
        label = line(" ".join("".join([run.text for run in runs]).split()))
        start = text.find(label, low) if label else -1
        if start < 0:
            continue
        low = start + len(label)
        whole = line(address)
        if address and WEB_ADDRESS.fullmatch(whole):
            found.append(Address(start, low, whole))
    return tuple(found)


def _pruned(units: Sequence[Unit]) -> list[Unit]:
    """Return the units without lines of signs ("***", "💡"), last links and last headings."""
    kept = [unit for unit in part_invitations(units) if any(map(str.isalnum, unit.text))]
    while kept and kept[-1].level:
        kept.pop()
    return kept


def _without_standfirst(units: Sequence[Unit]) -> list[Unit]:
    """Return the units with headings that are too long for one turned into paragraphs.

    The limit is lower for a heading above all paragraphs, and lowest if no other has its level.
    """
    levels = Counter(unit.level for unit in units)
    told = [
        replace(unit, level=0) if unit.level and size_of(unit.text) > _LONGEST_HEADING else unit
        for unit in units
    ]
    first = told[0] if told else Unit("")
    most = _LONGEST_FIRST if levels[first.level] > 1 else _LONGEST_ALONE
    if first.level and size_of(first.text) > most and not (len(told) > 1 and told[1].level):
        told[0] = replace(first, level=0)
    return told


def _without_title(units: Sequence[Unit], fields: DraftFields) -> list[Unit]:
    """Return the units without title and publisher, and with only the first other highest heading.

    Below several sentences also the first is a heading of what follows it.
    """
    title = fields.title or ""
    same, site = squeezed(title), squeezed(fields.publisher or "")
    above = next((place for place, unit in enumerate(units) if not unit.level), 0)
    rest = [
        unit
        for place, unit in enumerate(units)
        if not (unit.level and (_repeats(unit, same) or (place < above and _ends_as(unit, same))))
        and not (unit.level == TITLE and site and squeezed(unit.text) == site)
    ]
    first = next((place for place, unit in enumerate(rest) if unit.level), 0)
    highest = [unit.text for unit in rest if unit.level == TITLE]
    is_numbered = len(highest) > 1 and highest[0][:1].isdigit()
    if title and (is_numbered or sum(len(unit.text) for unit in rest[:first]) > _LONG_ABOVE):
        first = -1
    return [
        replace(unit, level=HEADING) if unit.level == TITLE and place != first else unit
        for place, unit in enumerate(rest)
    ]


def _ends_as(unit: Unit, title: str) -> bool:
    """Whether a heading is a few words (a kicker) and the title behind them, of several words."""
    text = squeezed(unit.text)
    before = len(text) - len(title)
    return bool(title) and 0 < before <= min(_LONGEST_KICKER, len(title)) and text.endswith(title)


def _repeats(unit: Unit, title: str) -> bool:
    """Whether a heading is the title; one of the highest level may have a word before it."""
    text = squeezed(unit.text)
    if unit.level == TITLE and text and title:
        return title in text or (text in title and 2 * len(text) > len(title))
    return text == title
