"""Defines what a fetched document is found to be, and encodes it between processes.

It imports no parser: the process that fetches needs none.
"""

from __future__ import annotations

import json
from datetime import date
from typing import NamedTuple

from reader.models import Unreadable
from reader.sources.stored import StoredDocument

PAGE = "text/html"
SHORT = 60
"""Words. An item with fewer has its page fetched; a page with fewer may redirect its readers."""


class ContentsRequest(NamedTuple):
    """A document to examine, and the current day."""

    document: StoredDocument
    today: date


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
    no text redirects its readers. `why` says why there is nothing to store of a page that at least
    names feeds.
    """

    is_feed: bool
    title: str
    ttl: float
    items: tuple[FetchedItem, ...]
    feeds: tuple[tuple[str, str], ...] = ()
    sent_on: str = ""
    why: str = ""

    @property
    def is_list(self) -> bool:
        """Whether it is a subscription list."""
        return not (self.is_feed or self.items or self.sent_on or self.why)


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
        of_feed, title, ttl, items, feeds, sent_on, why = found
        return Contents(
            bool(of_feed),
            _text(title),
            float(ttl),
            tuple(map(_item, items)),
            tuple((_text(address), _text(name)) for address, name in feeds),
            _text(sent_on),
            _text(why),
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
