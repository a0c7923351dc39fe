"""Parses the XML of RSS, RDF, Atom and CDF; only a guarded process calls this.

See `guarded.py`: the parser takes quadratic time for ill-formed text.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import feedparser

from reader.parse.blocks.instants import instant
from reader.parse.feeds.feed import Feed, FeedItem, MarkedText
from reader.parse.feeds.odd_times import odd_time

PARSER_ERRORS = (
    *(ValueError, LookupError, AttributeError, TypeError),
    *(AssertionError, ArithmeticError, RecursionError),
)
"""Exceptions that the parser may raise for unexpected feeds."""

_HEADERS = {"content-type": "application/xml; charset=utf-8"}
_HAS_SCHEME = re.compile("https?://", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_RELATED = ("alternate", "http://www.iana.org/assignments/relation/alternate")
"""The relation of the page of an entry, as a name and as an address."""

_MARKUP = ("text/html", "application/xhtml+xml")


def parse_xml(source: bytes) -> Feed:
    """Return the content of a feed, given as UTF-8."""
    # Our own code cleans markup; the parser's sanitizer takes quadratic time.
    found = feedparser.parse(
        BytesIO(source),
        response_headers=dict(_HEADERS),
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    feed = found.feed
    # Only in Atom do the authors of a feed apply to entries without authors.
    authors = _authors(feed) if found.version.startswith("atom") else ()
    return Feed(
        _text(feed, "id"),
        _link(feed),
        _instant(feed, "published") or _instant(feed, "updated"),
        _authors(feed),
        _marked(feed, "title"),
        tuple([_item(entry, authors) for entry in found.entries]),
    )


def _item(entry: dict[str, Any], authors: tuple[str, ...]) -> FeedItem:
    summary, content = _marked(entry, "summary"), MarkedText()
    long = entry.get("content") or []
    if long:
        content = _detailed(long[0])
    if content.text == summary.text:
        summary = MarkedText()
    return FeedItem(
        _text(entry, "id"),
        _link(entry),
        _instant(entry, "published"),
        _instant(entry, "updated") or _instant(entry, "created"),
        _authors(entry) or _authors(dict.get(entry, "source") or {}) or authors,
        _marked(entry, "title"),
        summary,
        content,
    )


def _text(said: dict[str, Any], key: str) -> str:
    # The parser's own `get` returns the values of other keys for some keys.
    value = dict.get(said, key)
    return value.strip() if isinstance(value, str) else ""


def _marked(said: dict[str, Any], key: str) -> MarkedText:
    detail = dict.get(said, f"{key}_detail")
    if isinstance(detail, dict) and isinstance(dict.get(detail, "value"), str):
        return _detailed(detail)
    return MarkedText(_text(said, key), True)


def _detailed(detail: dict[str, Any]) -> MarkedText:
    is_markup = dict.get(detail, "type") in _MARKUP
    value = _text(detail, "value")
    if is_markup and "<" not in value and _BLANK_LINE.search(value):
        value = f"<p>{_BLANK_LINE.sub('<p>', value)}"  # plain text that was not marked as such
    return MarkedText(value, is_markup, _text(detail, "base"))


def _link(said: dict[str, Any]) -> str:
    """The address of an entry: the first stated as such, or an id that is a web address."""
    link = _text(said, "link")
    if link and (_HAS_SCHEME.match(link) or not _is_id(said)):
        return link
    links = dict.get(said, "links") or []
    named = (_text(link, "href") for link in links if _text(link, "rel") in _RELATED)
    return next(filter(None, named), "")


def _is_id(said: dict[str, Any]) -> bool:
    """Whether the parser took the id of an entry as its address."""
    return bool(dict.get(said, "guidislink"))


def _authors(said: dict[str, Any]) -> tuple[str, ...]:
    """The authors, each with name and address; a single author in the feed's own words."""
    stated = _text(said, "author")
    people = [person for person in dict.get(said, "authors") or [] if person]
    if stated and len(people) < 2:
        return (stated,)
    names = [_person(person) for person in people]
    return tuple(filter(None, names)) or ((stated,) if stated else ())


def _person(person: dict[str, Any]) -> str:
    name, address = _text(person, "name"), _text(person, "email")
    return f"{name} ({address})" if name and address else name or address


def _instant(said: dict[str, Any], key: str) -> str:
    stated = _text(said, key)
    odd = odd_time(stated)
    return instant(stated, dict.get(said, f"{key}_parsed")) if odd is None else odd
