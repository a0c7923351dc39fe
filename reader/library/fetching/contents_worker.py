"""Runs as a process that determines what fetched documents are: feeds, pages or lists.

Requests arrive on standard input as pickles. Answers are JSON, because this process handles outside
text.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from typing import IO

from reader import pipeline
from reader.library.fetching.contents import (
    PAGE,
    SHORT,
    Contents,
    ContentsRequest,
    FetchedItem,
    to_line,
)
from reader.library.reading.worker import limit_itself, receive, send_data
from reader.models import Bulletin, Unreadable
from reader.parse import MEDIA_TYPES
from reader.parse.draft import DocumentText
from reader.parse.feeds import fits as is_feed
from reader.parse.feeds.page_head import named_feeds, sent_on_to
from reader.parse.feeds.parted import part_feed
from reader.pipeline import Document
from reader.process.limits import NO_MEMORY_STATUS, limit_time
from reader.sources.media_types import OPML
from reader.sources.opml import WrongOpmlError, parse_opml
from reader.sources.stored import StoredDocument
from reader.sources.stored_documents import document_of

SECONDS = 5.0
"""Processor seconds that a document may take; a feed of 10 MB takes a fifth of it."""

_BLANK = b"\xef\xbb\xbf \t\r\n\f\v"
"""White space, and the bytes of the UTF-8 byte order mark."""


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
        if sent_on:
            return shown._replace(sent_on=sent_on)
    if is_page and isinstance(found, Unreadable):
        feeds = named_feeds(document.text, document.address)
        return Contents(False, "", 0.0, (), feeds, why=found.why) if feeds else found
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


def serve(requests: IO[bytes], results: IO[bytes]) -> None:
    """Answer requests until the input ends; the first answer reports that the process is ready."""
    send_data(results, to_line(None))
    while True:
        try:
            request: ContentsRequest = receive(requests)
        except EOFError:
            return
        limit_time(SECONDS)
        try:
            found = contents_of(request.document, request.today)
        except MemoryError:
            os._exit(NO_MEMORY_STATUS)
        limit_time(0)
        send_data(results, to_line(found))


def main() -> None:
    """Answer requests until the parent process ends."""
    limit_itself()
    try:
        serve(sys.stdin.buffer, sys.stdout.buffer)
    except BrokenPipeError:
        os._exit(0)


if __name__ == "__main__":
    main()
