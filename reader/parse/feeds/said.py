"""Converts the content of a feed to what a reader would see: cleaned words without markup."""

from __future__ import annotations

from typing import NamedTuple

from reader.clean import clean, line
from reader.parse.feeds.feed import Feed, FeedItem, MarkedText
from reader.parse.html.fragment import HtmlBudget, fragment_text, joined

_NAMED = 100
"""Characters of a text that identify it if it has no title, link and id."""


class SaidItem(NamedTuple):
    """An item in words; a blank line separates paragraphs, and missing values are empty."""

    title: str
    link: str
    date: str
    authors: tuple[str, ...]
    summary: str
    content: str
    id: str
    updated: str


class SaidFeed(NamedTuple):
    """A feed in words, with its items in order; `source` is where it was read from."""

    source: str
    title: str
    link: str
    date: str
    id: str
    items: tuple[SaidItem, ...]


def said_of(feed: Feed, source: str) -> SaidFeed:
    """Return the words of a feed and of all its items."""
    budget = HtmlBudget()
    title = title_of(feed.title, budget)
    items = tuple([_item(item, feed, budget) for item in feed.items])
    return SaidFeed(source, title, line(feed.link), line(feed.date), line(feed.id), items)


def _item(item: FeedItem, feed: Feed, budget: HtmlBudget) -> SaidItem:
    return SaidItem(
        title_of(item.title, budget),
        link_of(item, feed),
        line(item.date),
        tuple(filter(None, map(line, item.authors))),
        _text(item.summary, budget),
        _text(item.content, budget),
        line(item.id),
        line(item.updated),
    )


def title_of(title: MarkedText, budget: HtmlBudget) -> str:
    """Return the words of a title as one line."""
    return line(fragment_text(title.text, budget)) if title.is_html else line(title.text)


def link_of(item: FeedItem, feed: Feed) -> str:
    """Return the address of an item, absolute if the feed states its base address."""
    return line(joined(feed.link, item.link) if item.link else "")


def longer_text(item: FeedItem) -> MarkedText:
    """Return the text of an item: the long one, unless the short one is longer."""
    is_long = len(item.content.text) >= len(item.summary.text)
    return item.content if is_long else item.summary


def identity_of(item: FeedItem, title: str, link: str) -> str:
    """Return the identifier of an item, which does not depend on the order of the feed.

    It is the item's id, or else its address, or else its title (or the beginning of its text) with
    its day.
    """
    named = title or longer_text(item).text[:_NAMED]
    return line(item.id) or link or line(f"{named} {item.date[:10]}")


def _text(text: MarkedText, budget: HtmlBudget) -> str:
    if text.is_html:
        return fragment_text(text.text, budget)
    rows = filter(None, map(line, clean(text.text).split("\n")))
    return "\n\n".join(rows)
