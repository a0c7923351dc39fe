"""Converts a feed to lines of JSON: one for the feed, then one for each item."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.pipeline import SaidFeed


def item_lines(feed: SaidFeed, ascii: bool = True) -> Iterator[str]:
    """Yield the lines; missing values are null."""
    head = {"title": feed.title, "link": feed.link, "date": feed.date, "id": feed.id}
    yield _line({"feed": _told(head), "source": feed.source}, ascii)
    for item in feed.items:
        told = _told({**item._asdict(), "source": feed.source})
        yield _line({**told, "authors": item.authors}, ascii)


def _told(fields: Mapping[str, object]) -> dict[str, object]:
    return {name: value or None for name, value in fields.items()}


def _line(value: object, ascii: bool) -> str:
    return json.dumps(value, ensure_ascii=ascii)
