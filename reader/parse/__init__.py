"""Documents to bulletins, one format a file, tried in order; pure functions of the text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reader.models import Bulletin, Unreadable

if TYPE_CHECKING:
    from reader.parse.formats import ParsableDocument

PARSE_VERSION = 5
"""Part of the index's key: raise it whenever a rule changes what a text is read as."""


def parse(
    document: ParsableDocument, today: date, given: date | None = None
) -> Bulletin | Unreadable:
    """The bulletin that a document is; see `reader.parse.formats`."""
    # The formats and their rules take 40 ms to load, which `extract --jsonl` and a start from the
    # index don't need.
    from reader.parse import formats

    return formats.parse(document, today, given)
