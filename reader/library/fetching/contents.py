"""Determines what a fetched document is: the items of a feed, a page, or a subscription list."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from reader import pipeline
from reader.models import Bulletin, Unreadable
from reader.parse import MEDIA_TYPES
from reader.parse.draft import DocumentText
from reader.parse.feeds import fits as is_feed
from reader.parse.feeds.page_head import named_feeds, sent_on_to
from reader.parse.feeds.parted import part_feed
from reader.pipeline import Document
from reader.sources.media_types import OPML
from reader.sources.opml import WrongOpmlError, parse_opml
from reader.sources.stored import StoredDocument
from reader.sources.stored_documents import document_of

PAGE = "text/html"
SHORT = 60
"""Words. An item with fewer has its page fetched; a page with fewer may redirect its readers."""

_BLANK = b"\xef\xbb\xbf \t\r\n\f\v"
"""White space, and the bytes of the UTF-8 byte order mark."""


class FetchedItem(NamedTuple):
    """One item of a feed, or the page that was fetched.

    `identity` distinguishes it from others of its source. `text` is the document to store, or "" to
    store the bytes as fetched. `words` counts the words of its text, and `link` is the address of
    its page. `published` is the time that the feed states, in ISO 8601, or "".
    """

    identity: str
    title: str = ""
    link: str = ""
    text: str = ""
    words: int = 0
    published: str = ""


class Contents(NamedTuple):
    """The contents of a document. `ttl` is in seconds, 0 if none is stated.

    `feeds` are addresses and titles: of the feeds that a page names, or of the sources of a
    subscription list, which has no items. `sent_on` is the address to which a page with little or
    no text redirects its readers.
    """

    is_feed: bool
    title: str
    ttl: float
    items: tuple[FetchedItem, ...]
    feeds: tuple[tuple[str, str], ...] = ()
    sent_on: str = ""

    @property
    def is_list(self) -> bool:
        """Whether it is a subscription list."""
        return not self.is_feed and not self.items and not self.sent_on


def contents_of(stored: StoredDocument, today: date) -> Contents | Unreadable:
    """Return the contents of a document, or why it cannot be read."""
    if not stored.body.strip(_BLANK):
        return Unreadable(stored.address, "is empty")
    document = document_of(stored, MEDIA_TYPES)
    if isinstance(document, Unreadable):
        return _list(stored) if document.why == OPML.refusal else document
    text = DocumentText(document.text, document.media_type, source=document.source)
    if is_feed(text):
        return _feed(text)
    read = pipeline.bulletins_of(document, today)
    found = read if isinstance(read, Unreadable) else _page(document, read)
    is_page = document.media_type == PAGE
    if is_page and (isinstance(found, Unreadable) or found.items[0].words < SHORT):
        sent_on = sent_on_to(document.text, document.address)
        nothing = Contents(False, "", 0.0, ())
        shown = nothing if isinstance(found, Unreadable) else found
        return shown._replace(sent_on=sent_on) if sent_on else found
    return found


def _page(document: Document, read: Sequence[Bulletin]) -> Contents:
    """The contents of one text, or of several in one file, and the feeds that it names."""
    first = read[0]
    identity = f"page {first.title.casefold()} {first.date or ''}"
    words = sum(len(text.split()) for one in read for part in one.parts for text in part.paragraphs)
    item = FetchedItem(identity, first.title, document.address, words=words)
    feeds = named_feeds(document.text, document.address) if document.media_type == PAGE else ()
    return Contents(False, first.publisher or first.title, 0.0, (item,), feeds)


def _list(stored: StoredDocument) -> Contents | Unreadable:
    """The sources of a subscription list."""
    try:
        sources = parse_opml(stored.body)
    except WrongOpmlError as error:
        return Unreadable(stored.address, str(error))
    named = tuple((source.address, source.title) for source in sources)
    return Contents(False, "", 0.0, (), named)


def _feed(text: DocumentText) -> Contents | Unreadable:
    """The items of a feed, each as a document of its own."""
    parted = part_feed(text)
    if isinstance(parted, Unreadable):
        return parted
    items = tuple(FetchedItem(*item) for item in parted.items)
    return Contents(True, parted.title, parted.ttl, items)


def to_line(found: Contents | Unreadable | None) -> bytes:
    """Encode contents as a line of JSON; None means that a process is ready."""
    if isinstance(found, Unreadable):
        return json.dumps({"source": found.source, "why": found.why}).encode("ascii")
    return json.dumps(found).encode("ascii")


def from_line(data: bytes) -> Contents | Unreadable | None:
    """Decode a line from a process that handled outside text; ValueError if it is malformed."""
    try:
        found = json.loads(data)
        if found is None:
            return None
        if isinstance(found, dict):
            return Unreadable(_text(found["source"]), _text(found["why"]))
        of_feed, title, ttl, items, feeds, sent_on = found
        return Contents(
            bool(of_feed),
            _text(title),
            float(ttl),
            tuple(map(_item, items)),
            tuple((_text(address), _text(name)) for address, name in feeds),
            _text(sent_on),
        )
    except (KeyError, TypeError, RecursionError, OverflowError) as error:
        raise ValueError("is no contents of a document") from error


def _item(fields: list[object]) -> FetchedItem:
    identity, title, link, text, words, published = fields
    if not isinstance(words, int):
        raise ValueError("is no number of words")
    return FetchedItem(
        _text(identity), _text(title), _text(link), _text(text), words, _text(published)
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("is no text")
    return value
