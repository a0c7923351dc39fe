"""Turns a list of subscriptions (OPML) into added sources, and sources into such a list.

A list with a document type is refused: entities could make a small file very large.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from reader.settings.files import read_bytes

if TYPE_CHECKING:
    from reader.settings.source_list import AddedSource

_LARGEST = 10 << 20
_HEAD = 4096
"""Bytes of a file in which its first element stands."""

_MOST = 10_000
"""Sources of one list."""


class WrongOpmlError(Exception):
    """The message says why a list can't be read, in words that follow its name."""


class OpmlSource(NamedTuple):
    """One outline with an address; `is_feed` is false for the address of a page."""

    address: str
    title: str = ""
    is_feed: bool = True


def is_opml(path: Path) -> bool:
    """Return whether a file looks like a list of subscriptions."""
    with suppress(OSError):
        if path.is_file():
            with path.open("rb") as file:
                return b"<opml" in file.read(_HEAD).replace(b"\0", b"").lower()
    return False


def read_opml(path: Path) -> tuple[OpmlSource, ...]:
    """Return the sources of a list, each address once; OSError or `WrongOpmlError`."""
    return parse_opml(read_bytes(path, _LARGEST, "a list of subscriptions"))


def parse_opml(data: bytes) -> tuple[OpmlSource, ...]:
    """Return the sources in the bytes of a list; raises `WrongOpmlError`."""
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
        raise WrongOpmlError(f"is no proper OPML (line {error.lineno})") from error
    return tuple(found.values())


def write_opml(sources: Iterable[OpmlSource]) -> str:
    """Return a list of these sources, as other readers take it."""
    rows = "".join(f"    {_outline(source)}\n" for source in sources)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n'
        "  <head><title>Sources of warreader</title></head>\n"
        f"  <body>\n{rows}  </body>\n</opml>"
    )


def added_of(source: OpmlSource) -> AddedSource | None:
    """Return the source to add; None where its address can't be one."""
    from reader.settings.source_list import AddedSource, is_web_address

    address, title = source.address, " ".join(source.title.split())
    address = address.removeprefix("feed:") if "://" in address[5:] else address
    return AddedSource(address, title) if is_web_address(address) else None


def _source(attributes: dict[str, str]) -> OpmlSource | None:
    named = {name.lower(): value for name, value in attributes.items()}
    title = named.get("title") or named.get("text") or ""
    if address := named.get("xmlurl", "").strip():
        return OpmlSource(address, title)
    page = named.get("url", "").strip()
    if named.get("type", "").lower() == "link" and page and not page.lower().endswith(".opml"):
        return OpmlSource(page, title, is_feed=False)
    return None


def _outline(source: OpmlSource) -> str:
    title = quoteattr(source.title or source.address)
    address = quoteattr(source.address)
    if source.is_feed:
        return f'<outline type="rss" text={title} title={title} xmlUrl={address}/>'
    return f'<outline type="link" text={title} title={title} url={address}/>'
