"""The unit that every format makes: one cleaned line, with the properties from its markup."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from reader.models import ParagraphKind

WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
"""The addresses that are kept; all others are dropped."""

TITLE, HEADING = 1, 2
"""The heading levels of a bulletin's title and of its developments."""

BULLET = "• "
"""The replacement for every kind of bullet."""

NUMBER = re.compile(r"(?:\d{1,2}(?:[.)]|/(?:\d{1,2})?)|\((?:\d{1,2}|[a-k])\)|[a-k]\)) ")
"""The numbers and letters before items of a list."""

ROW = "\u2502 "
"""The prefix of a row of a table until it is a unit."""


@dataclass(frozen=True, slots=True)
class Address:
    """A web address under the words `start` to `end` of a unit."""

    start: int
    end: int
    address: str


@dataclass(slots=True)
class Unit:
    """A heading or a paragraph; `text` is one cleaned line.

    `level` is the level of a heading (1 is the title's), or 0 for a paragraph. `item` is true for a
    list item; its text begins with the bullet or number. `time` is the time of a live blog's entry,
    whose heading may be empty, and `day` its own day as ISO 8601. `section` names the section that
    a heading is in: None lets the levels decide, "" means no section. `kind` is that of a
    paragraph; an item is of kind "list" in any case, and `depth` is that of a nested list, from 0.
    `bold` counts the bold characters at the start, if the markup has them. `credit` is true for a
    line above the text whose position shows that it names an author or a time. `tight` is true if
    no blank line separates the unit from the one above, `ruled` if a rule or dash alone does.

    Units are never changed. The class is not frozen because that triples the time to make one.
    """

    text: str
    level: int = 0
    item: bool = False
    time: str | None = None
    addresses: tuple[Address, ...] = ()
    kind: ParagraphKind = "paragraph"
    section: str | None = None
    day: str | None = None
    depth: int = 0
    bold: int = 0
    credit: bool = False
    tight: bool = field(default=False, compare=False)
    ruled: bool = field(default=False, compare=False)

    def moved_by(self, words: str) -> Unit:
        """Return this unit with words before it."""
        by = len(words)
        moved = [Address(a.start + by, a.end + by, a.address) for a in self.addresses]
        bold = self.bold + by if self.bold else 0
        return replace(self, text=words + self.text, addresses=tuple(moved), bold=bold)

    def from_character(self, start: int) -> Unit:
        """Return this unit without the characters before `start`."""
        moved = [
            Address(max(0, link.start - start), link.end - start, link.address)
            for link in self.addresses
            if link.end > start
        ]
        bold = max(0, self.bold - start)
        return replace(self, text=self.text[start:], item=False, addresses=tuple(moved), bold=bold)

    def up_to(self, end: int) -> Unit:
        """Return this unit without the characters from `end` on."""
        kept = [
            Address(link.start, min(link.end, end), link.address)
            for link in self.addresses
            if link.start < end
        ]
        return replace(self, text=self.text[:end], addresses=tuple(kept))


AROUND_TEXT: tuple[ParagraphKind, ...] = ("caption", "aside")
"""Kinds of paragraphs that are around a text, and no part of it."""


def as_aside(unit: Unit) -> Unit:
    """Return a unit as an aside, which is no heading and no item of a list."""
    return replace(unit, kind="aside", level=0, item=False, bold=0)


def is_free(unit: Unit) -> bool:
    """Whether a unit is a paragraph that nothing is known of yet: no heading, item or credit."""
    return unit.kind == "paragraph" and not unit.level and not unit.item and not unit.credit
