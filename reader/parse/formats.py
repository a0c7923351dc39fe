"""A document's text to a bulletin, or to the reason why it is none; formats are tried in order."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from reader.clean import clean, line
from reader.models import Bulletin, Unreadable
from reader.parse import front_matter, markdown, text
from reader.parse.bulletin import dateline
from reader.parse.bulletin.assemble import assemble
from reader.parse.bulletin.sections import divide

FORMATS = (markdown, text)
"""The first that says a text is its own reads it; each has `fits(media_type, text)` and `read`."""

MOST_LINES = 50_000
"""A text of more lines is refused: no bulletin has as many, and each costs time and memory."""

LONGEST_LINE = 1_000_000
"""Characters; the rules take half a gigabyte for a paragraph of ten times as many."""


class ParsableDocument(Protocol):
    """What parsing must know of a document."""

    @property
    def name(self) -> str:
        """What is shown for it; for a file its name."""

    @property
    def source(self) -> str:
        """The path or address that it came from."""

    @property
    def text(self) -> str:
        """Decoded, not cleaned."""

    @property
    def media_type(self) -> str:
        """Like "text/markdown", or empty where nothing says."""

    @property
    def modified(self) -> date | None:
        """The day on which it was last changed."""


def parse(
    document: ParsableDocument, today: date, given: date | None = None
) -> Bulletin | Unreadable:
    """The bulletin that a document is; days without a year count back from its own time.

    A document without one (standard input) counts from `today`.  `given` is the date that the
    reader gave.
    """
    fields, body = front_matter.split_front_matter(clean(document.text))
    if not body.strip():
        return Unreadable(document.source, "is empty")
    if body.count("\n") >= MOST_LINES:
        return Unreadable(document.source, f"has too many lines (the limit is {MOST_LINES:,})")
    if len(body) > LONGEST_LINE and (longest := max(map(len, body.split("\n")))) > LONGEST_LINE:
        return Unreadable(document.source, f"has a line of {longest:,} characters: that is no text")
    form = next(form for form in FORMATS if form.fits(document.media_type, body))
    sections = divide([unit for unit in form.read(body) if unit.text or unit.time])
    if not sections.developments:
        return Unreadable(document.source, "has no text")
    modified = document.modified
    stated = fields.get("date")
    dated = dateline.find_date(given, stated, sections, document.name, modified, modified or today)
    return assemble(sections, fields, dated, line(document.name), line(document.source))
