"""Turns lists of feeds (OPML 2.0, http://opml.org/spec2.opml) into addresses and back.

What reads no file and no network: the text is handed over.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from reader.clean import line

MOST_OUTLINES = 10_000
"""A list with more feeds is refused."""

_LONGEST = 2_000
"""Characters of an attribute that are read."""


class Outline(NamedTuple):
    """A feed of a list; `page` is the page that it belongs to.  All are cleaned, and may be empty
    but for `address`.
    """

    address: str
    title: str = ""
    page: str = ""


class _RefusedError(ValueError):
    """The message says why, in words that follow the name of the list."""


def read_opml(text: str, most: int = MOST_OUTLINES) -> list[Outline] | str:
    """Return the feeds of a list in its order, each address once, or why there are none.

    A list with a document type is refused: entities are declared there, which can grow without end.
    """
    found: dict[str, Outline] = {}

    def begin(name: str, attributes: dict[str, str]) -> None:
        own = {key.lower(): line(value[:_LONGEST]) for key, value in attributes.items()}
        address = own.get("xmlurl", "")
        if name.lower() == "outline" and address:
            title = own.get("title") or own.get("text") or ""
            found.setdefault(address, Outline(address, title, own.get("htmlurl", "")))
        if len(found) > most:
            raise _RefusedError(f"has too many sources (the limit is {most:,})")

    def refuse(*_: object) -> None:
        raise _RefusedError("has a document type, which no list of sources needs")

    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = begin
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(text.lstrip("\ufeff \t\r\n").encode("utf-8", "replace"), True)
    except _RefusedError as refused:
        return str(refused)
    except expat.ExpatError as error:
        return f"is no well-formed list of sources (line {error.lineno})"
    return list(found.values()) or "is a list without sources"


def write_opml(outlines: Iterable[Outline], title: str) -> str:
    """Return a list of these feeds as other programs read it."""
    rows = "".join(f"    <outline {_attributes(outline)}/>\n" for outline in outlines)
    head = f"  <head><title>{_escaped(title)}</title></head>\n"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<opml version="2.0">\n{head}  <body>\n{rows}  </body>\n</opml>\n'
    )


def _attributes(outline: Outline) -> str:
    title = outline.title or outline.address
    named = {"type": "rss", "text": title, "title": title, "xmlUrl": outline.address}
    if outline.page:
        named["htmlUrl"] = outline.page
    return " ".join(f"{name}={quoteattr(line(value))}" for name, value in named.items())


def _escaped(text: str) -> str:
    return quoteattr(line(text), {'"': "&quot;"})[1:-1]
