"""Parses JSON Feed 1.0 and 1.1; see https://www.jsonfeed.org/version/1.1/.

A member of the wrong type counts as missing, and the rest is read.
"""

from __future__ import annotations

import json
import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field

from reader.parse.blocks.instants import instant
from reader.parse.feeds.feed import Feed, FeedItem, MarkedText

_ENTITY = re.compile(r"&(?:#\d+|#x[\da-f]+|[a-z]+\d*);", re.IGNORECASE)


def _words(value: Any) -> str:
    """A text; ids may be numbers."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _objects(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


Words = Annotated[str, BeforeValidator(_words)]


class JsonAuthor(BaseModel):
    """An author of an item or a feed."""

    name: Words = ""


class _Signed(BaseModel):
    """An object with authors: one in version 1.0, several in 1.1."""

    author: Annotated[JsonAuthor, BeforeValidator(_object)] = Field(default_factory=JsonAuthor)
    authors: Annotated[list[JsonAuthor], BeforeValidator(_objects)] = Field(default_factory=list)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the authors, without duplicates."""
        names = [one.name for one in (*self.authors, self.author)]
        return tuple(dict.fromkeys(filter(None, names)))


class JsonExtension(BaseModel):
    """Data that the format has no member for.

    `base` is the base address of an item's relative links; `whole` says that its link has no more
    of the text.
    """

    base: Words = ""
    whole: Annotated[bool, BeforeValidator(lambda value: value is True)] = False


class JsonItem(_Signed):
    """An item of a JSON Feed."""

    id: Words = ""
    url: Words = ""
    external_url: Words = ""
    title: Words = ""
    summary: Words = ""
    content_html: Words = ""
    content_text: Words = ""
    date_published: Words = ""
    date_modified: Words = ""
    ours: Annotated[JsonExtension, BeforeValidator(_object)] = Field(
        default_factory=JsonExtension, alias="_warreader"
    )

    def item(self, base: str, authors: tuple[str, ...]) -> FeedItem:
        """Return the item; `authors` are those of its feed."""
        content = MarkedText(self.content_text)
        if self.content_html:
            content = MarkedText(self.content_html, True, self.ours.base or self.url or base)
        return FeedItem(
            self.id,
            self.url or self.external_url,
            instant(self.date_published),
            instant(self.date_modified),
            self.names or authors,
            _title(self.title),
            MarkedText(self.summary),
            content,
            self.ours.whole,
        )


class JsonFeed(_Signed):
    """A JSON Feed."""

    title: Words = ""
    home_page_url: Words = ""
    feed_url: Words = ""
    items: Annotated[list[JsonItem], BeforeValidator(_objects)] = Field(default_factory=list)


def read_json(text: str, most_items: int) -> Feed | int | str:
    """Return the content of a JSON Feed, its number of items if that is too high, or an error."""
    try:
        value = json.loads(text)
        items = value.get("items") if isinstance(value, dict) else None
        if isinstance(items, list) and len(items) > most_items:
            return len(items)
        found = JsonFeed.model_validate(value)
    except (ValueError, RecursionError):
        return "is no JSON Feed that can be read"
    said = [item.item(found.home_page_url, found.names) for item in found.items]
    link = found.home_page_url or found.feed_url
    return Feed(found.feed_url, link, "", found.names, _title(found.title), tuple(said))


def _title(text: str) -> MarkedText:
    """A title; it is plain text, but programs leave entities in it."""
    return MarkedText(text, bool(_ENTITY.search(text)))
