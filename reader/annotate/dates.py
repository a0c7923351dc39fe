"""Blocks to date mentions, resolved against the bulletin's own date where that is possible."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reader.models import Block, DateMention


def find(blocks: Sequence[Block], reference: date | None) -> tuple[DateMention, ...]:
    """All date mentions of the blocks in the order of the text."""
    return ()
