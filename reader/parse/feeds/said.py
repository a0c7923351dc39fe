"""Turns a feed into what a reader would see of it: words without markup, cleaned."""

from __future__ import annotations

from typing import NamedTuple

from reader.clean import clean, line
from reader.parse.feeds.feed import Feed, FeedItem, MarkedText
from reader.parse.html.fragment import HtmlBudget, fragment_text, joined


class SaidItem(NamedTuple):
    """An item in words; paragraphs are apart by a blank line, and what is not said is empty."""

    title: str
    link: str
    date: str
    authors: tuple[str, ...]
    summary: str
    content: str
    id: str
    updated: str


class SaidFeed(NamedTuple):
    """A feed in words, with its items in its order; `source` is what it was read from."""

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
    """The words of a title as one line."""
    return line(fragment_text(title.text, budget)) if title.is_html else line(title.text)


def link_of(item: FeedItem, feed: Feed) -> str:
    """The address of an item, absolute where the feed says what it is relative to."""
    return line(joined(feed.link, item.link) if item.link else "")


def _text(text: MarkedText, budget: HtmlBudget) -> str:
    if text.is_html:
        return fragment_text(text.text, budget)
    rows = filter(None, map(line, clean(text.text).split("\n")))
    return "\n\n".join(rows)
