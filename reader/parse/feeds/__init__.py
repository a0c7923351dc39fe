"""Parses feeds (RSS, RDF, Atom, CDF, JSON Feed, channel pages) into drafts: one for each item."""

from __future__ import annotations

from collections.abc import Sequence

from reader.models import Unreadable
from reader.parse.draft import DocumentText, Draft
from reader.parse.feeds.channel_page import is_channel_page

MEDIA_TYPES = ("application/rss+xml", "application/feed+json")
PAGE = "text/html"


def fits(text: DocumentText) -> bool:
    """Return whether a text has the media type of a feed, or is the page of a channel."""
    return text.media_type in MEDIA_TYPES or (
        text.media_type == PAGE and is_channel_page(text.body)
    )


def drafts(text: DocumentText) -> Sequence[Draft] | Unreadable:
    """Return a draft for each item of the feed, or why there is none."""
    from reader.parse.feeds.item_drafts import drafts_of  # few texts are feeds
    from reader.parse.feeds.reading import read_feed
    from reader.parse.html.fragment import joined

    feed = read_feed(text)
    if isinstance(feed, Unreadable):
        return feed
    if text.fields.address:  # the address that it was fetched from
        feed = feed._replace(link=joined(text.fields.address, feed.link))
    return drafts_of(feed, text.source)
