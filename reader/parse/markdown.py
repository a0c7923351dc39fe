"""Turns Markdown into one draft: headings with their levels, everything else as paragraphs.

Raw HTML is not interpreted: its tags are removed, its text is kept. A text that exceeds the limits
of `nesting_limits` is parsed as plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from reader.clean import clean, line
from reader.models import ParagraphKind, Unreadable
from reader.parse.blocks import crawled, inline, lines, nesting_limits
from reader.parse.blocks.units import BULLET, Unit
from reader.parse.draft import DocumentText, Draft
from reader.parse.shapes import (
    bold_sentences,
    byline_block,
    feed_dumps,
    furniture,
    headings,
    numbered,
)
from reader.parse.shapes.digests.labelled_parts import without_metadata
from reader.parse.shapes.entries import entry_days, times
from reader.parse.shapes.entries.headed_entries import mark_headed_entries
from reader.parse.shapes.entries.timelines import mark_years

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_HEADING = re.compile(r"^#{1,6} +\S", re.MULTILINE)
_RUN_IN = re.compile(r"^(?:[-*] )?\*\*[^\s*][^*\n]{1,300}\*\* ?[^\s*]", re.MULTILINE)
"""Bold words at the start of a line that continues."""
_BREAK = re.compile(r"<(?:/p|/li|/h[1-6]|/div|/tr|br ?/?)>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_LONGEST_HEADING = 250
_PICTURE = re.compile(r"\[?!\[[^\[\]]*\]\([^()\n]*\)(?:\]\([^()\n]*\))?")
_SLANTED = re.compile(r"\*[^*\n]+\*|_[^_\n]+_")
_NARROW, _FEWEST_BELOW = 40, 4
"""Columns; nobody wraps a text at fewer."""
_WORD = re.compile(r"[^\W\d_]{2}|\d")
_LINKED_TO = re.compile(r"\]\([^()]*\)")


def fits(text: DocumentText) -> bool:
    """Return whether a text has the media type of Markdown, or lines that only Markdown has.

    These are a `#` heading, or two lines that begin with bold words.
    """
    if text.media_type == "text/markdown" or _HEADING.search(text.body):
        return True
    return text.body.count("**") > 3 and len(_RUN_IN.findall(text.body)) > 1


def drafts(text: DocumentText) -> Sequence[Draft] | Unreadable:
    """Return one draft of the whole text."""
    return [Draft(_marked_units(text.body))]


def _marked_units(text: str) -> list[Unit]:
    """Return the units.

    Without headings below the title, lines in the shape of headings become some.
    """
    text = crawled.tidied(text)
    if nesting_limits.exceeds_limits(text):
        return headings.mark_headings(lines.split_units(text))
    # Without text are empty rows of a table.
    noted = [_noted(unit) for unit in _units(text) if unit.text]
    units = furniture.mark_furniture(feed_dumps.mark_entries(_without_menu(noted)))
    units = times.mark_times_above(_without_subtitle(units))
    units = byline_block.mark_byline_block(_stamped(units))
    if any(unit.level > 1 for unit in units):
        units = numbered.without_heading_numbers(mark_headed_entries(mark_years(units)))
        units = times.mark_heading_times(bold_sentences.mark_bold(units))
        return without_metadata(units)
    return headings.mark_headings(bold_sentences.mark_bold(units))


def _without_menu(units: Sequence[Unit]) -> list[Unit]:
    """Return the units; lines above the title that are only a link are asides."""
    title = next((at for at, unit in enumerate(units) if unit.level == 1), 0)
    return (
        list(units)
        if not title
        else [
            replace(unit, kind="aside", item=False, bold=0)
            if at < title and _is_link(unit)
            else unit
            for at, unit in enumerate(units)
        ]
    )


def _without_subtitle(units: list[Unit]) -> list[Unit]:
    """Return the units; the only heading of its level is in the lead if it is a subtitle.

    It stands right below the title and over two or more deeper headings.
    """
    levels = [unit.level for unit in units if unit.level]
    if levels[:2] != [1, 2] or levels.count(2) > 1 or len(levels) < _FEWEST_BELOW:
        return units
    at = next(at for at, unit in enumerate(units) if unit.level == levels[1])
    if not units[at - 1].level or units[at + 1].level:
        return units
    return [*units[:at], replace(units[at], level=0), *units[at + 1 :]]


def _is_link(unit: Unit) -> bool:
    bare = unit.from_character(len(BULLET)) if unit.text.startswith(BULLET) else unit
    return any(one.start == 0 and one.end == len(bare.text) for one in bare.addresses)


def _stamped(units: list[Unit]) -> list[Unit]:
    """Return the units; days and times right below headings are moved to their entries."""
    headed = [after.text for unit, after in pairwise(units) if unit.level > 1 and not after.level]
    return entry_days.mark_stamped(units) if len(headed) > 1 else units


def _noted(unit: Unit) -> Unit:
    """Return the unit as an aside if it is an end-note."""
    if not unit.text.startswith(crawled.NOTE):
        return unit
    return replace(unit.from_character(len(crawled.NOTE)), kind="aside", bold=0)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # 40 ms to import, and not every text is Markdown

    # `inline.parse_inline` parses inline markup, paragraph by paragraph and with its own limits.
    return MarkdownIt("commonmark", {"maxNesting": 40}).enable("table").disable("inline")


def _units(text: str) -> Iterator[Unit]:
    """Yield each unit of the text."""
    env: dict[str, Any] = {}
    mark, level, depth, quoted = "", 0, -1, 0
    cells: list[str] | None = None  # the cells of the present table row
    for token in _parser().parse(text, env):
        if token.type in ("heading_open", "heading_close"):
            level = int(token.tag[1]) if token.nesting > 0 else 0
        elif token.type == "list_item_open":
            mark = f"{token.info}{token.markup} " if token.info else BULLET
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
        elif token.type in ("blockquote_open", "blockquote_close"):
            quoted += token.nesting
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            yield Unit(" | ".join(filter(None, cells or [])), kind="table")
            cells = None
        elif token.type in ("fence", "code_block", "html_block"):
            yield from map(Unit, _raw_rows(token))
        elif token.type == "inline":
            content = token.content
            if cells is None and not level and not mark and _PICTURE.match(content):
                captions, content = _captions(content)
                for piece in _pieces(captions, env, level):
                    yield replace(_unit(piece, "", 0, depth), kind="caption", bold=0)
            kind: ParagraphKind | None = "quote" if quoted else "list" if depth >= 0 else None
            for piece in _pieces(content, env, level) if content else ():
                if cells is None:
                    unit = _unit(piece, mark, level, depth)
                    if kind and not unit.item and not unit.level:
                        unit = replace(unit, kind=kind)
                    yield unit
                    mark = ""
                else:
                    cells.append(piece.text)


def _captions(content: str) -> tuple[str, str]:
    """Divide a paragraph into a picture and caption in its first lines, and the rest."""
    rows = content.split("\n")
    end = 0
    while end < len(rows) and _PICTURE.fullmatch(rows[end].strip()):
        end += 1
    if end and end < len(rows) and _SLANTED.fullmatch(rows[end].strip()):
        end += 1
    return "\n".join(rows[:end]), "\n".join(rows[end:])


def _pieces(content: str, env: dict[str, Any], level: int) -> list[inline.InlineText]:
    split_lines = not level and not _is_wrapped(content.split("\n"))
    return inline.parse_inline(_parser, content, env, split_lines)


def _is_wrapped(rows: list[str]) -> bool:
    """Whether the lines are one wrapped paragraph, and not a paragraph each."""
    if len(rows) == 1 or lines.wrap_width(rows):
        return True
    bare = [_LINKED_TO.sub("]", row) for row in rows]
    is_narrow = max(map(len, bare)) < _NARROW and _WORD.search(rows[0])
    if is_narrow and not any(row[:1].islower() for row in bare[1:]):
        return False
    return max(map(len, rows)) <= lines.WIDEST and not all(map(lines.is_ended, rows[:-1]))


def _unit(piece: inline.InlineText, mark: str, level: int, depth: int) -> Unit:
    """Return the unit of one line; the first line of a list item begins with `mark`."""
    if len(piece.text) > _LONGEST_HEADING:
        level = 0  # an underlined long paragraph is not a heading
    if not mark or level:
        return Unit(piece.text, level, addresses=piece.addresses, bold=piece.bold)
    unit = Unit(piece.text, item=True, addresses=piece.addresses, depth=depth, bold=piece.bold)
    return unit.moved_by(mark)


def _raw_rows(token: Token) -> Iterator[str]:
    """Yield the lines of a block of code, or of HTML without its tags."""
    text = token.content
    if token.type == "html_block":
        text = unescape(_TAG.sub(" ", _BREAK.sub("\n", text)))
    return filter(None, map(line, clean(text).split("\n")))
