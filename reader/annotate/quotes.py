"""Blocks to quotes with their cues and speakers; an unknown speaker stays unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.models import Block, Person, Quote


@dataclass(frozen=True, slots=True)
class Said:
    """The quotes, and the roster with the speakers that only quoting brought to light."""

    people: tuple[Person, ...]
    quotes: tuple[Quote, ...]


def find(
    blocks: Sequence[Block],
    split: Sequence[Sequence[tuple[int, int]]],
    people: tuple[Person, ...],
) -> Said:
    """All quotes of the blocks in the order of the text."""
    return Said(people, ())
