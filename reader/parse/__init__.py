"""Turns a document's text into bulletins: pure functions, one module for each format."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

from reader.models import Bulletin, Unreadable
from reader.parse.formats import MEDIA_TYPES

if TYPE_CHECKING:
    from reader.parse.draft import ParsableDocument
    from reader.parse.feeds.said import SaidFeed

__all__ = ["MEDIA_TYPES", "PARSE_VERSION", "end_processes", "find_file_day", "parse", "read_feed"]

PARSE_VERSION = 132
"""Part of the index's key. Raise it whenever a change of the rules changes any bulletin."""


def parse(
    document: ParsableDocument, today: date, given: date | None = None
) -> list[Bulletin] | Unreadable:
    """Return the bulletins in a document, or why there is none; see `parser.parse_document`."""
    # Importing the rules takes 30 ms; `extract --jsonl` and a start from the index need no rules.
    from reader.parse.parser import parse_document

    return parse_document(document, today, given)


def find_file_day(name: str, folders: str, modified: date) -> str:
    """Return the ISO day of a file from its name, its folders' names or its time."""
    from reader.parse import parser  # as above

    return parser.find_file_day(name, folders, modified)


def end_processes() -> None:
    """End the process that parses feeds, if one was started; a later reading starts another."""
    if (guarded := sys.modules.get("reader.parse.feeds.guarded")) is not None:
        guarded.end_process()


def read_feed(document: ParsableDocument) -> SaidFeed | Unreadable:
    """Return the feed and its items, or why the document is not a feed."""
    from reader.parse.feeds.said import said_of  # few documents are feeds
    from reader.parse.parser import feed_of

    feed = feed_of(document)
    return feed if isinstance(feed, Unreadable) else said_of(feed, document.source)
