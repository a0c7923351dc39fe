"""Finds invitations that are the last link of a paragraph: "… he said. Read in full »"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.parse.blocks.invitations import is_aside
from reader.parse.blocks.lines import is_ended
from reader.parse.blocks.units import Unit

_LONGEST = 40


def part_invitations(units: Sequence[Unit]) -> Iterator[Unit]:
    """Yield the units; a last link that invites the reader, behind a sentence, is an aside."""
    for unit in units:
        is_told = unit.kind == "paragraph" and not unit.level
        link = unit.addresses[-1] if unit.addresses and is_told else None
        start = link.start if link else 0
        words = unit.text[start:] if start and len(unit.text) - start <= _LONGEST else ""
        if words and is_ended(unit.text[:start].rstrip()) and is_aside(words):
            yield unit.up_to(len(unit.text[:start].rstrip()))
            yield Unit(words, kind="aside", addresses=unit.from_character(start).addresses)
        else:
            yield unit
