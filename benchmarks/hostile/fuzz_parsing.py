"""The checks of the fuzzer for documents: each gives bulletins of clean lines, or a reason."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import NamedTuple

from benchmarks.hostile.fuzz_documents import CONTAINER, packed
from reader.models import Bulletin, Unreadable
from reader.parse import MEDIA_TYPES
from reader.parse import parse as bulletins_of
from reader.parse.draft import ParsableDocument
from reader.parse.feeds import guarded
from reader.parse.feeds.feed import Feed
from reader.parse.feeds.messages import feed_from
from reader.parse.feeds.xml_feed import PARSER_ERRORS, parse_xml
from reader.sources import Candidate, Document
from reader.sources.decode import BinaryContent, decode_bytes
from reader.sources.document import Retrieved
from reader.sources.documents import document_from
from reader.sources.opml import WrongOpmlError, parse_opml, write_opml

DAY = date(2031, 6, 1)
ACTS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Characters that a terminal may act on, or that hide or turn text; newlines are allowed."""


class Text(NamedTuple):
    """A document as parsing receives it."""

    text: str
    media_type: str
    name: str = "2031-05-30.txt"
    source: str = "/2031-05-30.txt"
    modified: date | None = DAY
    address: str = ""
    publisher: str = ""
    published: str = ""
    is_item: bool = False
    members: tuple[Text | Unreadable, ...] = ()


def parse(data: bytes) -> None:
    """Every file gives a bulletin of clean lines, or a reason."""
    _check_document(data[1:], ("text/plain", "text/markdown", "")[(data or b"\0")[0] % 3])


def html(data: bytes) -> None:
    """Every page gives a bulletin of clean lines, or a reason."""
    _check_document(data, "text/html")


def feeds(data: bytes) -> None:
    """Every feed gives bulletins of clean lines, or a reason.

    XML is read in this process: to hand each input to another one and wait takes most of the time.
    """
    guarded.read_guarded = _read_here
    _check_document(
        data[1:], ("application/rss+xml", "application/feed+json")[(data or b"\0")[0] % 2]
    )


def mail(data: bytes) -> None:
    """All mail gives bulletins of clean lines, or a reason."""
    _check_document(data[1:], ("message/rfc822", "application/mbox")[(data or b"\0")[0] % 2])


def exports(data: bytes) -> None:
    """Every export gives bulletins of clean lines, or a reason."""
    _check_document(data, "application/x-ndjson")


def archives(data: bytes) -> None:
    """Every archive gives bulletins of its members, or a reason.

    The first byte says whether the others are the archive, one file in it, or the list of a book.
    """
    kind, body = (data or b"\0")[0] % 3, data[1:]
    if kind == 1:
        body = packed({"a.html": body, "b.eml": body, "c.txt": body, "d.zip": body})
    elif kind == 2:
        files = {
            "META-INF/container.xml": CONTAINER,
            "b.opf": body,
            "a.xhtml": b"<p>The mill burns.",
        }
        body = packed(files)
    retrieved = Retrieved(body, "a.zip", DAY)
    found = document_from(Candidate("/a.zip"), retrieved, MEDIA_TYPES)
    if isinstance(found, Document):
        _check_bulletins(found)


def lists(data: bytes) -> None:
    """Every list gives sources of clean lines that can be written and read again, or a reason."""
    try:
        found = parse_opml(data)
    except WrongOpmlError:
        return
    for source in found:
        assert not ACTS.search(source.address + source.title)
    assert parse_opml(write_opml(found).encode()) == tuple(
        one._replace(title=one.title or one.address) for one in found
    )


def _read_here(source: str, seconds: float) -> Feed | str:
    """What the guarded process would answer, as its message."""
    try:
        feed: Feed | None = parse_xml(source.encode("utf-8", "replace"))
    except PARSER_ERRORS:
        feed = None
    return feed_from(json.dumps(feed).encode("ascii")) or "is a feed that can't be taken apart"


def _check_document(data: bytes, form: str) -> None:
    try:
        text = decode_bytes(data)
    except BinaryContent:
        return
    _check_bulletins(Text(text, form))


def _check_bulletins(document: ParsableDocument) -> None:
    found = bulletins_of(document, DAY)
    if isinstance(found, Unreadable):
        assert found.why.startswith(("is ", "has "))
        return
    for bulletin in found:
        _check_bulletin(bulletin)


def _check_bulletin(found: Bulletin) -> None:
    shown = [found.title, found.publisher or "", found.address or "", *found.credits]
    shown += [*found.authors, found.published or "", found.updated or "", found.item]
    for part in found.parts:
        shown += [part.heading, *part.paragraphs, *(link.address for link in part.links)]
        blocks = part.blocks  # made anew each time it is asked for
        for link in part.links:
            assert 0 <= link.span.start < link.span.end <= len(blocks[link.span.block].text)
            assert link.address.lower().startswith(("http://", "https://"))
    for text in shown:
        assert not ACTS.search(text)
        assert "\n" not in text
