"""Finds the source of the figures in a list of counts from the line over the list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reader.annotate.claimants import sources
from reader.annotate.claimants.source_people import KnownPeople, people_of
from reader.annotate.figures import list_rows
from reader.models import Block, ClaimantBasis, Figure

_HEAD = re.compile(r"[^|\d]*(?: \| [^|\d]*)+")
"""The cells over the columns of a table."""
_ITEM = re.compile(r"[•·▪*–-] |(?:[A-Z]|[a-z]+ ){1,2}[^.:;!?\d]{1,50}: (?=\w)")
"""Matches the bullet or label of an item."""
_LONGEST_OPENER = 200
_WIDEST = 400
"""Characters of the line over a list that are searched for its source."""


class FoundSource(NamedTuple):
    """The people of a source, none if its words name no known ones, and how they were found."""

    people: tuple[int, ...]
    basis: ClaimantBasis


class ListSources:
    """The sources of the lists of a text, each searched for once."""

    def __init__(self, blocks: Sequence[Block], known: KnownPeople) -> None:
        """`blocks` are the text, and `known` is its roster, which may grow."""
        self._blocks, self._known = blocks, known
        self._found: dict[int, FoundSource | None] = {}
        self._told: dict[int, tuple[int, ...]] = {}
        self._items: dict[int, tuple[int, ...]] = {}

    def source_of(self, figure: Figure) -> FoundSource | None:
        """Return the source of the list whose row the figure is in; None if it is in none.

        If no line names a source, the source has no people and is the text's own word.
        """
        block = figure.span.block
        if block not in self._found:
            self._found[block] = self._sought(block)
        found = self._found[block]
        return found if found is not None and self._in_row(figure) else None

    def over_item(self, block: int) -> tuple[int, ...]:
        """Return the source named by the line that opens a list with this block, or nobody.

        Each item of the list has a bullet or a label: "Group West: more than 220 men, a tank".
        """
        if block not in self._items:
            self._items[block] = self._sought_over(block)
        return self._items[block]

    def _sought_over(self, block: int) -> tuple[int, ...]:
        if not block or not _ITEM.match(self._blocks[block].text):
            return ()
        if block - 1 in self._items and self._items[block - 1]:
            return self._items[block - 1]
        opener = self._blocks[block - 1].text
        if len(opener) > _LONGEST_OPENER or not opener.rstrip().endswith(":"):
            return ()
        source = sources.source_of_list(opener)
        return () if source is None else people_of(self._known, opener[source.start : source.end])

    def _in_row(self, figure: Figure) -> bool:
        """Whether the thing counted stands before the figure, as in a row."""
        text = self._blocks[figure.span.block].text
        return figure.counted is not None and figure.counted in text[: figure.span.start]

    def _sought(self, block: int) -> FoundSource | None:
        text = self._blocks[block].text
        if not (list_rows.may_be_row(text) and list_rows.is_row(text)):
            return None
        before = self._found.get(block - 1)
        if before is not None:
            return before
        over = block - 1
        if over > 0 and _HEAD.fullmatch(self._blocks[over].text):
            over -= 1
        opener = _opener(self._blocks[over]) if block else ""
        source = sources.source_of_list(opener)
        if source is None:
            told = self.told_in(over if block else -1)
            if not told and opener.rstrip().endswith(":"):
                told = self.told_in(over - 1)
            return FoundSource(told, "named") if told else FoundSource((), "bulletin")
        return FoundSource(people_of(self._known, opener[source.start : source.end]), "named")

    def told_in(self, block: int) -> tuple[int, ...]:
        """Return who "said this in a post" at the beginning of a block, or nobody."""
        if block not in self._told:
            text = self._blocks[block].text if 0 <= block < len(self._blocks) else ""
            found = _SAID_THIS.match(text, 0, _WIDEST) if " this" in text[:_WIDEST] else None
            self._told[block] = people_of(self._known, found[1]) if found else ()
        return self._told[block]

    def with_source_beside(self, figure: Figure) -> Figure:
        """Return the text's own count with its source in the next block or over its list."""
        if figure.claimant_basis != "bulletin" or figure.stance != "says":
            return figure
        below = self.told_in(figure.span.block + 1) if figure.counted is not None else ()
        people = below or self.over_item(figure.span.block)
        return _claimed_by(figure, people)

    def with_label(self, figure: Figure) -> Figure:
        """Return a count of unknown source with the staff or ministry that labels its row.

        Example: "General Staff: 1,020 soldiers, 14 tanks and 31 guns lost".
        """
        if figure.claimant_basis != "unknown" or figure.stance != "says" or not figure.counted:
            return figure
        block = self._blocks[figure.span.block]
        label = None if block.heading else _STAFF.match(block.text)
        if label is None or ". " in block.text[: figure.span.start]:
            return figure
        row = block.text[label.end() :].partition(". ")[0]
        if len(_COUNT.findall(row)) < _FEWEST_COUNTS or not self._known.is_body(label[1]):
            return figure
        return _claimed_by(figure, people_of(self._known, label[1]))


def _claimed_by(figure: Figure, people: tuple[int, ...]) -> Figure:
    """Return the figure with these claimants, or as it is without any."""
    if not people:
        return figure
    return figure._replace(claimant=people[0], claimants=people, claimant_basis="named")


_STAFF = re.compile(
    r"((?:(?:[A-Z][\w’'.-]* ){0,4}(?:Staff|Ministry)|Ministry of [A-Z]\w+)(?: of [A-Z][a-z]+)?): "
)
"""The name of a body that counts losses and suffers none, before a colon."""
_COUNT = re.compile(r"(?<![\d,.+(-])\d[\d,.]*")
_FEWEST_COUNTS = 2
_SAID_THIS = re.compile(
    r"((?:[Tt]he )?[A-Z][^,.;:“”\"]{2,80}?) (?:(?:has|have) )?"
    r"(?:said|reported|announced|stated|wrote) (?:about )?this"
    r"(?=[,.]| (?:in|on|at|during|via|today|yesterday)\b)"
)
"""Matches a paragraph that begins with the source of those beside it: "The staff said this"."""


def _opener(block: Block) -> str:
    """Return the line over a list; a heading opens one without the colon that other lines need."""
    text = block.text[-_WIDEST:]
    return f"{text}:" if block.heading and text[-1:] not in ":.?!" else text
