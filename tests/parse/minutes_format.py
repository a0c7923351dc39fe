"""A toy format: a line `MINUTES`, then `= title; day` and paragraphs for each bulletin."""

from collections.abc import Sequence

from reader.clean import line
from reader.models import Unreadable
from reader.parse.blocks.units import Unit
from reader.parse.draft import DocumentText, Draft, DraftFields
from reader.parse.formats import Format

MINUTES = Format(__name__, "text/x-minutes", (".min",))


def fits(text: DocumentText) -> bool:
    """Return whether a text is of this format."""
    return text.media_type == MINUTES.media_type or text.body.startswith("MINUTES\n")


def drafts(text: DocumentText) -> Sequence[Draft] | Unreadable:
    """Return one draft for each `=` line."""
    _, *parts = text.body.split("\n= ")
    if not parts:
        return Unreadable(text.source, "has no minutes")
    return [_draft(part) for part in parts]


def _draft(part: str) -> Draft:
    head, *rows = part.split("\n")
    title, _, day = head.partition(";")
    return Draft([Unit(line(row)) for row in rows], DraftFields(title=line(title), date=line(day)))
