"""Turns wikitext, such as a wiki's page on a day, into one draft.

Headings, bold lines and items keep their depth, links their words; templates, notes and pictures
are removed. The day is that of a template with `year`, `month` and `day`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from reader.clean import clean, line
from reader.models import Unreadable
from reader.parse.blocks.units import BULLET, HEADING, TITLE, Address, Unit, as_aside
from reader.parse.draft import DocumentText, Draft, DraftFields
from reader.parse.shapes import headings

_LINK = re.compile(r"\[\[[^\[\]\n]{1,300}\]\]")
_MARKED = re.compile(
    r"^(?:'''[^'\n]{1,200}'''|\*+ ?\[\[|==+[^=\n]{1,200}==+[ ]*$|\{\{)", re.MULTILINE
)
_NOTE = re.compile(r"<ref[^<>]{0,300}/>|<ref[^<>]{0,300}>[^<]{0,2000}</ref>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--[^<>]{0,2000}-->")
_TEMPLATE = re.compile(r"\{\{[^{}\n]{0,2000}\}\}")
_FILE = re.compile(
    r"\[\[(?:File|Image):(?:[^\[\]]++|\[\[[^\[\]]*+\]\]|\[[^\[\]]*+\])*+\]\]", re.IGNORECASE
)
"""A picture, which may have links in its caption."""
_BEHIND = re.compile(
    r"see also|references|notes|footnotes|external links|further reading|sources|bibliography",
    re.IGNORECASE,
)
"""The headings of the parts behind an article."""
_OPENS = re.compile(r"^\{\{[^{}\n]*?(?:content[ ]*=|$)", re.MULTILINE)
_PART = {
    name: re.compile(rf"\|[ ]*{name}[ ]*=[ ]*(\d{{1,4}})\b") for name in ("year", "month", "day")
}
_HEADING = re.compile(r"(={1,5})[ ]*([^=].*?)[ ]*\1[ ]*|'''([^'].*?)'''[ ]*:?|;[ ]*(.+)")
_ITEM = re.compile(r"([*#:]+)[ ]*(.*)")
_SLANTED = re.compile("'{2,5}")
_TABLE_LINES = ("{|", "|-", "|}")
_CELL_MARKS = ("|", "!")
_CELL_END = re.compile(r"\|\||!!")
_LOOKS = re.compile(r"^[^|\[\]]{0,200}=[^|\[\]]{0,200}\|(?!\|)")
_INLINE = re.compile(
    r"\[\[(?:(?:File|Image|Category):[^\[\]]*|(?:[^\[\]|]*\|)*(?P<words>[^\[\]|]*))\]\]"
    r"|\[(?P<address>https?://[^\s\[\]]+)(?:[ ]+(?P<label>[^\[\]]*))?\]|'{2,5}"
    r"|</?[A-Za-z][^<>]{0,200}>",
    re.IGNORECASE,
)


def fits(text: DocumentText) -> bool:
    """Return whether a text has links in double brackets, and a heading, list or template."""
    return bool(_LINK.search(text.body)) and bool(_MARKED.search(text.body))


def drafts(text: DocumentText) -> Sequence[Draft] | Unreadable:
    """Return one draft of the whole text."""
    body = _NOTE.sub("", _COMMENT.sub("", text.body))
    head = body[:2000]
    found = [part.search(head) for part in _PART.values()]
    stated = "-".join(f"{match[1]:0>2}" for match in found if match) if all(found) else None
    plain = _OPENS.sub("", _TEMPLATE.sub("", _FILE.sub("", body))).replace("}}", "")
    units = _without_end(_units(clean(unescape(plain)) if "&" in plain else plain))
    return [Draft(headings.mark_headings(units), DraftFields(date=stated))]


def _without_end(units: Iterable[Unit]) -> list[Unit]:
    """Return the units; links and notes behind the article are asides, with their headings."""
    marked: list[Unit] = []
    level = 0  # that of the heading over links or notes
    for unit in units:
        if unit.level and (not level or unit.level <= level):
            level = unit.level if _BEHIND.fullmatch(unit.text) else 0
        marked.append(as_aside(unit) if level else unit)
    return marked


def _units(text: str) -> Iterator[Unit]:
    cells: list[str] = []
    in_table = False
    for row in text.split("\n"):
        words = row.strip()
        if words == "|":  # the end of a template
            continue
        heading = _HEADING.fullmatch(words)
        item = _ITEM.fullmatch(words)
        if words[:2] in _TABLE_LINES:
            yield from _table_row(cells)
            cells, in_table = [], words[:2] != "|}"
        elif in_table and words[:1] in _CELL_MARKS:
            cells += _cells(words)
        elif heading:
            level = TITLE if heading[1] and len(heading[1]) == 1 else HEADING
            unit = _plain(heading[2] or heading[3] or heading[4])
            unit.level = level + max(0, len(heading[1] or "") - 2)
            yield unit
        elif item:
            unit = _plain(item[2]).moved_by(BULLET)
            unit.item, unit.depth = True, len(item[1]) - 1
            yield unit
        elif words:
            yield _plain(words)
    yield from _table_row(cells)


def _cells(words: str) -> list[str]:
    """Return the cells of a line of a table, without their attributes."""
    parts = _CELL_END.split(words[1:]) if words[1:2] != "+" else [words[2:]]
    return [_LOOKS.sub("", part).strip() for part in parts]


def _table_row(cells: Sequence[str]) -> Iterator[Unit]:
    """Yield one row of a table, if it has words."""
    unit = _plain(" | ".join(filter(None, cells)))
    if unit.text:
        unit.kind = "table"
        yield unit


def _plain(words: str) -> Unit:
    """Return a line without its markup, with the addresses of its links."""
    text, at = "", 0
    addresses: list[Address] = []
    for match in _INLINE.finditer(words):
        text += words[at : match.start()]
        at = match.end()
        label = _SLANTED.sub("", match["words"] or match["label"] or "")
        if match["address"] and label:
            start = len(line(text + "|")) - 1
            addresses.append(Address(start, start + len(line(label)), match["address"]))
        text += label
    whole = line(text + words[at:])
    kept = [address for address in addresses if address.end <= len(whole)]
    return Unit(whole, addresses=tuple(kept))
