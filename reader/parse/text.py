"""Turns plain text into one draft; headings are recognised by their shape."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.clean import line
from reader.models import Unreadable
from reader.parse.blocks import columns, lines, printed_pages
from reader.parse.blocks.units import Unit
from reader.parse.draft import DocumentText, Draft
from reader.parse.shapes import headings
from reader.parse.shapes.bold_sentences import mark_open_bold

_TWICE = re.compile(r"\b(\d\d? [A-Z][a-z]{2,8} (?:19|20)\d\d)(?=\1\b)")
"""A day that a page shows in two forms, copied without a space between."""


def fits(text: DocumentText) -> bool:
    """Return True: every text can be parsed as plain text."""
    return True


def drafts(text: DocumentText) -> Sequence[Draft] | Unreadable:
    """Return one draft of the whole text."""
    body = _TWICE.sub("", text.body)
    body, running = printed_pages.unpaged(columns.mark_rows(body) if "|" in body else body)
    units = headings.mark_headings(mark_open_bold(lines.split_units(body)))
    return [Draft([*units, *(Unit(line(words), kind="aside") for words in running)])]
