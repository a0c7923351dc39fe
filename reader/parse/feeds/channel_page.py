"""Turns the web page of a messenger's channel (Telegram, `t.me/s/NAME`) into what a feed says.

The page has the last twenty messages, so what is kept of it has to be kept message by message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.parse.blocks.instants import instant
from reader.parse.feeds.feed import Feed, FeedItem, MarkedText
from reader.parse.html.letters import short_line
from reader.parse.html.source_limits import LIMITS, exceeded_limit

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_MARK = "tgme_widget_message_date"
_SITE = "https://t.me/"
_POST = re.compile(r"[\w.-]{1,80}/\d{1,15}")
_BOLD_LINE = re.compile(r"\s*<(b|strong)>([^<>]{3,250})</\1>\s*(?=<br)")
"""A bold first line with more lines below it."""
_INVITED = re.compile(r"(?:\s*<br\s*/?>)+\s*<a\b[^<>]*>(?:<b>)?([^<>]{2,60})(?:</b>)?</a>\s*\Z")
_JOIN = re.compile(r"\W*(?:підпи\w+|подпи\w+|subscri\w+|join|abone ol|اشترك)\b", re.IGNORECASE)
"""The last line of a message if it is a link, and the invitations that it may be."""
_LONGEST_INVITATION = 1000
"""The characters at the end of a message that may be one; searching all takes quadratic time."""


def is_channel_page(body: str) -> bool:
    """Return whether the source of a page has messages of a channel."""
    return _MARK in body and "data-post=" in body


def read_channel_page(body: str, most_items: int) -> Feed | int | str:
    """Return the messages as a feed, how many there are if they are too many, or a reason."""
    if exceeded := exceeded_limit(body, LIMITS):
        return exceeded
    from selectolax.lexbor import LexborHTMLParser  # 30 ms to import

    page = LexborHTMLParser(body.encode("utf-8", "replace"))
    posts = page.css("[data-post]")
    if len(posts) > most_items:
        return len(posts)
    title = _name(page)
    items = tuple(_items(posts))
    channel = items[0].id.partition("/")[0] if items else ""
    return Feed(
        id=_SITE + channel,
        link=f"{_SITE}s/{channel}",
        title=MarkedText(title),
        items=items,
    )


def _items(posts: Sequence[LexborNode]) -> list[FeedItem]:
    """Return the items of the messages, in their order.

    The last is read first and taken out of the page: a message whose end tag is missing then does
    not have the text of all that follow it.
    """
    items = []
    for post in reversed(posts):
        if item := _item(post):
            items.append(item)
        post.decompose()
    return items[::-1]


def _item(post: LexborNode) -> FeedItem | None:
    """Return the item of a message; None for messages without text and notes on the channel."""
    name = post.attributes.get("data-post") or ""
    text = post.css_first(".tgme_widget_message_text.js-message_text")
    if text is None or not _POST.fullmatch(name) or "service_message" in _classes(post):
        return None
    time = post.css_first(".tgme_widget_message_date time[datetime]")
    at = (time.attributes.get("datetime") or "") if time is not None else ""
    inside = _without_invitation(text.inner_html or "")
    first = _BOLD_LINE.match(inside)
    return FeedItem(
        id=name,
        link=_SITE + name,
        published=instant(at),
        authors=tuple(_forwarded_from(post)),
        title=MarkedText(first[2], is_html=True) if first else MarkedText(),
        content=MarkedText(inside[first.end() :] if first else inside, True, _SITE),
        is_whole=True,
    )


def _without_invitation(markup: str) -> str:
    """Return a message without a last line that is a link to subscribe to the channel."""
    invited = _INVITED.search(markup, max(0, len(markup) - _LONGEST_INVITATION))
    return markup[: invited.start()] if invited and _JOIN.match(invited[1]) else markup


def _forwarded_from(post: LexborNode) -> Iterator[str]:
    node = post.css_first(".tgme_widget_message_forwarded_from_name")
    if node is not None and (name := short_line(node.text())):
        yield name


def _name(page: LexborHTMLParser) -> str:
    """The channel's name as the page shows it."""
    for query in (".tgme_channel_info_header_title", ".tgme_widget_message_owner_name"):
        node = page.css_first(query)
        if node is not None and (name := short_line(node.text())):
            return name
    return ""


def _classes(node: LexborNode) -> str:
    return node.attributes.get("class") or ""
