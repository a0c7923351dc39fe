"""Turns a saved web page into one draft: its metadata as fields, its main text as units."""

from __future__ import annotations

from collections.abc import Sequence

from reader.models import Unreadable
from reader.parse.draft import DocumentText, Draft


def fits(text: DocumentText) -> bool:
    """Return whether a text has the media type of a web page."""
    return text.media_type == "text/html"


def drafts(text: DocumentText) -> Sequence[Draft] | Unreadable:
    """Return one draft of the page, or why there is none."""
    from reader.parse.html.page import read_page  # loads the HTML parser, which few texts need

    return read_page(text)
