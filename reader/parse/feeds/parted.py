"""Splits a feed into its items, each as a JSON Feed that can be stored and read alone."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.models import Unreadable
from reader.parse.draft import DocumentText
from reader.parse.feeds.feed import EXTENSION, Feed, FeedItem, MarkedText
from reader.parse.feeds.reading import read_feed
from reader.parse.feeds.said import identity_of, link_of, longer_text, title_of
from reader.parse.html.fragment import HtmlBudget

_VERSION = "https://jsonfeed.org/version/1.1"
_TAG = re.compile(r"<[^<>]*>")
_ITEM = re.compile(r"<(?:\w{1,20}:)?(?:item|entry)(?=[\s/>])", re.IGNORECASE)
_TTL = re.compile(r"<ttl>\s{0,20}(\d{1,7})\s{0,20}</ttl>", re.IGNORECASE)


class PartedItem(NamedTuple):
    """One item: what it is known by, its title, the address with the rest of its text, which is
    empty where there is none, its own feed, and the words in it.

    `published` is ISO 8601, or "".
    """

    identity: str
    title: str
    link: str
    text: str
    words: int
    published: str


class PartedFeed(NamedTuple):
    """A feed's title, its time to live in seconds, and its items in order."""

    title: str
    ttl: float
    items: tuple[PartedItem, ...]


def part_feed(text: DocumentText) -> PartedFeed | Unreadable:
    """Return the items of a feed, or why they cannot be read."""
    feed = read_feed(text)
    if isinstance(feed, Unreadable):
        return feed
    budget = HtmlBudget()
    title = title_of(feed.title, budget)
    items = [_item(item, feed, title, budget) for item in feed.items]
    return PartedFeed(title, _ttl(text.body), tuple(_told_apart(items)))


def _told_apart(items: Sequence[PartedItem]) -> Iterator[PartedItem]:
    """The items without duplicates; those with equal identifiers also get title and day."""
    often = Counter(item.identity for item in items)
    times: Counter[str] = Counter()
    texts: set[tuple[str, str]] = set()
    for item in items:
        name = item.identity
        if often[name] > 1:
            name = f"{name} {item.title} {item.published[:10]}"
        if (name, item.text) in texts:
            continue
        texts.add((name, item.text))
        times[name] += 1
        yield item._replace(identity=f"{name} {times[name]}" if times[name] > 1 else name)


def _item(item: FeedItem, feed: Feed, publisher: str, budget: HtmlBudget) -> PartedItem:
    title, link = title_of(item.title, budget), link_of(item, feed)
    said, known_by = longer_text(item), identity_of(item, title, link)
    fields = {
        "id": known_by,
        "url": link,
        "title": title,
        "date_published": item.published,
        "date_modified": item.updated,
        "authors": [{"name": author} for author in item.authors],
        "content_html" if said.is_html else "content_text": said.text,
        EXTENSION: _ours(item, said, link),
    }
    alone = {
        "version": _VERSION,
        "title": publisher,
        "home_page_url": feed.link,
        "items": [{name: value for name, value in fields.items() if value}],
    }
    whole = json.dumps(alone, ensure_ascii=False)
    rest = "" if item.is_whole else link
    return PartedItem(known_by, title, rest, whole, _count(said), item.date)


def _ours(item: FeedItem, said: MarkedText, link: str) -> dict[str, str | bool]:
    """What the format has no member for, as far as it is needed."""
    base: dict[str, str | bool] = {"base": said.base} if said.base and said.base != link else {}
    return {**base, "whole": True} if item.is_whole else base


def _ttl(text: str) -> float:
    """The seconds that RSS states as `ttl` (in minutes) before its first item; otherwise 0."""
    first = _ITEM.search(text)
    found = _TTL.search(text, 0, first.start() if first else len(text))
    return float(found[1]) * 60 if found else 0.0


def _count(text: MarkedText) -> int:
    """The approximate number of words in a text."""
    return len((_TAG.sub(" ", text.text) if text.is_html else text.text).split())
