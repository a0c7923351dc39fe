"""Parses and writes subscription lists (OPML 2.0, http://opml.org/spec2.opml).

A list with a document type is refused, because entities can make a small file very large.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from reader.clean import line
from reader.models import Unreadable
from reader.sources import files
from reader.sources.document import Candidate

_HEAD = 4096
"""Bytes of a list in which its first element must be."""

_MOST = 10_000
"""Most sources of one list."""


class WrongOpmlError(Exception):
    """A list is refused; the message says why, in words that follow its name."""


class OpmlSource(NamedTuple):
    """One outline with an address; `is_feed` is false for the address of a page."""

    address: str
    title: str = ""
    is_feed: bool = True


def is_opml(data: bytes) -> bool:
    """Whether bytes look like a subscription list."""
    return b"<opml" in data[:_HEAD].replace(b"\0", b"").lower()


def list_at(path: str) -> bytes | None:
    """Return the bytes of a file that looks like a subscription list, or else None."""
    found = files.retrieve(Candidate(path), None)
    return None if isinstance(found, Unreadable) or not is_opml(found.data) else found.data


def parse_opml(data: bytes) -> tuple[OpmlSource, ...]:
    """Return the sources of a list, each address once, cleaned; raises `WrongOpmlError`."""
    found: dict[str, OpmlSource] = {}

    def begin(name: str, attributes: dict[str, str]) -> None:
        if name.lower() == "outline" and (source := _source(attributes)) is not None:
            found.setdefault(source.address, source)
            if len(found) > _MOST:
                raise WrongOpmlError(f"has more than {_MOST:,} sources")

    def refuse(*_: object) -> None:
        raise WrongOpmlError("has a document type (DOCTYPE), which is not read")

    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise WrongOpmlError(f"is not well-formed OPML (line {error.lineno})") from error
    except (LookupError, ValueError) as error:
        raise WrongOpmlError("is in an encoding that XML does not support") from error
    if not found:
        raise WrongOpmlError("is a list without sources")
    return tuple(found.values())


def write_opml(sources: Iterable[OpmlSource]) -> str:
    """Return a list of these sources, for other feed readers."""
    rows = "".join(f"    {_outline(source)}\n" for source in sources)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n'
        "  <head><title>Sources of warreader</title></head>\n"
        f"  <body>\n{rows}  </body>\n</opml>"
    )


def _source(attributes: dict[str, str]) -> OpmlSource | None:
    named = {name.lower(): line(value) for name, value in attributes.items()}
    title = named.get("title") or named.get("text") or ""
    if address := named.get("xmlurl", ""):
        return OpmlSource(address, title)
    page = named.get("url", "")
    if named.get("type", "").lower() == "link" and page and not page.lower().endswith(".opml"):
        return OpmlSource(page, title, is_feed=False)
    return None


def _outline(source: OpmlSource) -> str:
    title = quoteattr(source.title or source.address)
    address = quoteattr(source.address)
    if source.is_feed:
        return f'<outline type="rss" text={title} title={title} xmlUrl={address}/>'
    return f'<outline type="link" text={title} title={title} url={address}/>'
