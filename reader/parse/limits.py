"""Refuses texts with so many or so long lines that they cannot be a bulletin."""

from __future__ import annotations

from reader.models import Unreadable
from reader.parse.draft import DocumentText

MOST_LINES = 50_000
"""A text with more lines is refused: each line costs time and memory."""

LONGEST_LINE = 1_000_000
"""Characters.  The rules need half a gigabyte for a paragraph of ten times this length."""


def refuse_oversized(text: DocumentText) -> Unreadable | None:
    """Return the reason for refusing a text in which each line may become a paragraph, or None."""
    body = text.body
    if body.count("\n") >= MOST_LINES:
        return Unreadable(text.source, f"has too many lines (the limit is {MOST_LINES:,})")
    if len(body) > LONGEST_LINE and (longest := max(map(len, body.split("\n")))) > LONGEST_LINE:
        return Unreadable(text.source, f"has a line of {longest:,} characters: that is no text")
    return None
