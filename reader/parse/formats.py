"""The list of input formats, and the media type that each file name ending stands for."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from reader.models import Unreadable
    from reader.parse.draft import DocumentText, Draft


class FormatModule(Protocol):
    """The two functions that the module of a format has."""

    def fits(self, text: DocumentText) -> bool:
        """Return whether the text is of this format, by its media type or content."""

    def drafts(self, text: DocumentText) -> Sequence[Draft] | Unreadable:
        """Return one draft for each bulletin in the text, or the reason why there is none."""


class Format(NamedTuple):
    """One entry of `FORMATS`.

    `module` is the full name of its module.  Files whose names have one of `endings` (in lower
    case) are found in folders and get `media_type`.  Where `cleans` is true it gets the text as it
    came, for it cleans every piece that it takes, after entities.
    """

    module: str
    media_type: str
    endings: tuple[str, ...]
    cleans: bool = False

    def load(self) -> FormatModule:
        """Import the module of the format."""
        return cast(FormatModule, import_module(self.module))


# Modules are named and not imported here: the endings are needed at every start, the modules and
# the rules behind them (30 ms) only when a file is new or changed.
FORMATS = (
    Format("reader.parse.markdown", "text/markdown", (".md", ".markdown", ".mdown", ".mkd")),
    Format("reader.parse.feeds", "text/html", (), True),
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
"""The formats in the order in which they are tried.  The last one fits every text."""

ARCHIVES = {".zip": "application/zip", ".epub": "application/epub+zip"}
"""What holds documents of these formats."""

MEDIA_TYPES = {ending: form.media_type for form in FORMATS for ending in form.endings} | ARCHIVES
"""The media type for each file name ending."""

SELF_CLEANED = frozenset(form.media_type for form in FORMATS if form.cleans)
"""The media types of formats that get their text as it came."""


def find_format(text: DocumentText) -> FormatModule:
    """Return the first format that fits a text; that of its own media type is asked first.

    Text without markup is no format of its own: it may be Markdown whatever its file is called.
    """
    own = [entry for entry in FORMATS[:-1] if entry.media_type == text.media_type]
    return next(form for form in map(Format.load, (*own, *FORMATS)) if form.fits(text))
