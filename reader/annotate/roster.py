"""Blocks to the people and bodies named in them: name, role and aliases, one entry each."""

from __future__ import annotations

from collections.abc import Sequence

from reader.models import Block, Person


def find(blocks: Sequence[Block], split: Sequence[Sequence[tuple[int, int]]]) -> tuple[Person, ...]:
    """The roster of the blocks, in the order of first mention."""
    return ()
