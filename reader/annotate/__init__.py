"""Finds the spans of quotes, people, figures and dates in blocks of text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.models import Annotations, Block

RULES_VERSION = 161
"""Part of the index's key: raise it whenever a rule changes what is found."""


def annotate(blocks: Sequence[Block], reference: date | None = None) -> Annotations:
    """Find quotes, people, dates and figures in blocks of text; see `reader.annotate.rules`."""
    # Loading the rules takes 60 ms and 5 MiB; a start from the index needs no rules.
    from reader.annotate import rules

    return rules.annotate(blocks, reference)
