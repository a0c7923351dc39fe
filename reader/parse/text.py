"""Turns plain text into one draft; headings are recognised by their shape."""

from __future__ import annotations

from collections.abc import Sequence

from reader.models import Unreadable
from reader.parse.blocks import lines
from reader.parse.draft import DocumentText, Draft
from reader.parse.shapes import headings


def fits(text: DocumentText) -> bool:
    """Return True: every text can be read as plain text."""
    return True


def drafts(text: DocumentText) -> Sequence[Draft] | Unreadable:
    """Return one draft of the whole text."""
    return [Draft(headings.mark_headings(lines.split_units(text.body)))]
