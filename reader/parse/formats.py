"""The list of input formats, and the media type for each file name ending."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from reader.models import Unreadable
    from reader.parse.draft import DocumentText, Draft


class FormatModule(Protocol):
    """The two functions in the module of a format."""

    def fits(self, text: DocumentText) -> bool:
        """Return whether the text is of this format, by its media type or content."""

    def drafts(self, text: DocumentText) -> Sequence[Draft] | Unreadable:
        """Return one draft for each bulletin in the text, or why there is none."""


class Format(NamedTuple):
    """One entry of `FORMATS`.

    `module` is the full name of its module. Files whose names have one of `endings` (in lower case)
    are found in folders and get `media_type`. If `cleans` is true, the module gets the raw text,
    because it cleans every piece itself after expanding entities.
    """

    module: str
    media_type: str
    endings: tuple[str, ...]
    cleans: bool = False

    def load(self) -> FormatModule:
        """Import the module of the format."""
        return cast(FormatModule, import_module(self.module))


# Modules are named and not imported here: the endings are needed at every start, but the modules
# and their rules (30 ms) only for new or changed files.
FORMATS = (
    Format("reader.parse.markdown", "text/markdown", (".md", ".markdown", ".mdown", ".mkd")),
    Format("reader.parse.feeds", "text/html", (), True),
    Format("reader.parse.exports", "text/html", (), True),
    Format("reader.parse.html", "text/html", (".html", ".htm", ".xhtml", ".shtml"), True),
    Format(
        "reader.parse.feeds", "application/rss+xml", (".xml", ".rss", ".atom", ".rdf", ".cdf"), True
    ),
    Format("reader.parse.feeds", "application/feed+json", (".json",), True),
    Format("reader.parse.mail", "message/rfc822", (".eml", ".mht", ".mhtml"), True),
    Format("reader.parse.mail", "application/mbox", (".mbox", ".mbx"), True),
    Format("reader.parse.exports", "application/x-ndjson", (".jsonl", ".ndjson"), True),
    Format("reader.parse.wikitext", "text/x-wiki", (".wiki", ".mediawiki")),
    Format("reader.parse.text", "text/plain", (".txt", ".text")),
)
"""The formats in the order in which they are tried. The last one fits every text."""

ARCHIVES = {".zip": "application/zip", ".epub": "application/epub+zip"}
"""Archives that contain documents of these formats."""

MEDIA_TYPES = {ending: form.media_type for form in FORMATS for ending in form.endings} | ARCHIVES
"""The media type for each file name ending."""

SELF_CLEANED = frozenset(form.media_type for form in FORMATS if form.cleans)
"""The media types of formats that get the raw text."""


def find_format(text: DocumentText) -> FormatModule:
    """Return the first format that fits a text; that of its own media type is tried first.

    The plain text format is not preferred: a text file may be Markdown.
    """
    own = [entry for entry in FORMATS[:-1] if entry.media_type == text.media_type]
    return next(form for form in map(Format.load, (*own, *FORMATS)) if form.fits(text))
