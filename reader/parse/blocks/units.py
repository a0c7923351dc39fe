"""What every format is first cut into: one cleaned line each, with what its markup says."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
"""The only addresses that are kept."""

TITLE, HEADING = 1, 2
"""The levels of a bulletin's title and of its developments' headings."""

BULLET = "• "
"""What every kind of bullet is shown as."""


@dataclass(frozen=True, slots=True)
class Address:
    """A web address under the words `start` to `end` of a unit."""

    start: int
    end: int
    address: str


@dataclass(slots=True)
class Unit:
    """A heading or a paragraph to be, in the order of the text; `text` is one cleaned line.

    `level` is that of a heading (1 is a title's) or 0.  `item` is true for a list item, whose text
    begins with its bullet or number.  `time` is what a live blog's entry is headed with; its
    heading may then be empty.

    Never changed, and not frozen: that takes three times as long to make.
    """

    text: str
    level: int = 0
    item: bool = False
    time: str | None = None
    addresses: tuple[Address, ...] = ()

    def moved_by(self, words: str) -> Unit:
        """This unit with words before it."""
        by = len(words)
        moved = [Address(a.start + by, a.end + by, a.address) for a in self.addresses]
        return replace(self, text=words + self.text, addresses=tuple(moved))

    def from_character(self, start: int) -> Unit:
        """This unit without what stands before a character."""
        moved = [
            Address(max(0, link.start - start), link.end - start, link.address)
            for link in self.addresses
            if link.end > start
        ]
        return replace(self, text=self.text[start:], item=False, addresses=tuple(moved))

    def up_to(self, end: int) -> Unit:
        """This unit without what stands from a character on."""
        kept = [
            Address(link.start, min(link.end, end), link.address)
            for link in self.addresses
            if link.start < end
        ]
        return replace(self, text=self.text[:end], addresses=tuple(kept))
