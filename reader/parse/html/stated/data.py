"""Turns the JSON-LD of a page into the data on its article: a few strings, checked.

See https://schema.org/NewsArticle and https://schema.org/LiveBlogPosting.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from reader.parse.html.letters import short_line
from reader.parse.html.source_limits import LIMITS, PageLimits

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_LONGEST = 4000
"""Characters of a string that are read for a single line."""

_BEFORE, _AFTER = ("<!--", "//<![CDATA[", "<![CDATA["), ("-->", "//]]>", "]]>", ";")
"""Marks that old pages put around a script."""
_ARTICLES = ("LiveBlogPosting", "Article", "Posting", "Report")
_PAGES = ("Review", "WebPage", "VideoObject")
_END_OF_BLOCK = re.compile(r"</(?:p|div|li|h\d)>|<br[ /]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")

Node = Mapping[str, object]


class Update(NamedTuple):
    """One entry of a live blog; `at` is an instant as stated, `body` may have several lines."""

    heading: str
    body: str
    at: str


class PageData(NamedTuple):
    """The data in the JSON-LD of a page; a missing string is "".

    `other_headline` is the alternative one, which some pages show.
    `body` is the article's text without markup, not cleaned; it may have several lines.
    """

    headline: str = ""
    published: str = ""
    modified: str = ""
    publisher: str = ""
    address: str = ""
    authors: tuple[str, ...] = ()
    body: str = ""
    updates: tuple[Update, ...] = ()
    summary: str = ""
    other_headline: str = ""


def read_data(page: LexborHTMLParser, limits: PageLimits = LIMITS) -> PageData:
    """Return the data of the `application/ld+json` scripts on the page's article."""
    nodes = list(_nodes(page, limits))
    named = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    article = _article(nodes)
    if article is None:
        return PageData()
    return PageData(
        _text(article.get("headline")) or _text(article.get("name")),
        _text(article.get("datePublished")) or _text(article.get("dateCreated")),
        _text(article.get("dateModified")),
        next(iter(_names(article.get("publisher"), named)), ""),
        _text(article.get("url")) or _address(article.get("mainEntityOfPage")),
        tuple(_names(article.get("author") or article.get("creator"), named)),
        _body(article.get("articleBody")),
        tuple(_updates(article.get("liveBlogUpdate"), limits.updates)),
        _text(article.get("description")),
        _text(article.get("alternativeHeadline")),
    )


def _nodes(page: LexborHTMLParser, limits: PageLimits) -> Iterator[Node]:
    """Yield the objects of all JSON-LD of a page, outer ones first."""
    left = limits.json_values
    for script in page.css('script[type="application/ld+json"]'):
        source = script.text()
        if len(source) > limits.json_characters:
            continue
        waiting = [_loaded(source)]
        for value in waiting:
            left -= 1
            if left < 0:
                return
            if isinstance(value, dict):
                yield value
                waiting += [one for one in value.values() if isinstance(one, dict | list)]
            elif isinstance(value, list):
                waiting += [one for one in value if isinstance(one, dict | list)]


def _loaded(source: str) -> object:
    source = source.strip()
    for mark in _BEFORE:
        source = source.removeprefix(mark)
    for mark in _AFTER:
        source = source.rstrip().removesuffix(mark)
    try:
        return json.loads(source, strict=False)
    except (ValueError, RecursionError):
        return None


def _types(node: Node) -> list[str]:
    kind = node.get("@type")
    return [one for one in (kind if isinstance(kind, list) else [kind]) if isinstance(one, str)]


def _article(nodes: list[Node]) -> Node | None:
    """Return the object of the page's article: the live blog, else the article with most fields."""
    for ends in (*((one,) for one in _ARTICLES[:1]), _ARTICLES, _PAGES):
        found = [
            node
            for node in nodes
            if any(kind.endswith(ends) for kind in _types(node))
            and (node.get("headline") or node.get("datePublished"))
        ]
        if found:
            return max(found, key=lambda node: sum(key in node for key in _TOLD))
    return None


_TOLD = ("headline", "datePublished", "author", "articleBody", "mainEntityOfPage")


def _text(value: object) -> str:
    """Return a string, cleaned to one line; the first one of a list."""
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return short_line(_plain(value[:_LONGEST])) if isinstance(value, str) else ""


def _plain(value: str) -> str:
    from html import unescape

    return unescape(_TAG.sub(" ", value) if "<" in value else value)


def _address(value: object) -> str:
    return (
        short_line(str(value.get("@id") or value.get("url") or ""))
        if isinstance(value, dict)
        else _text(value)
    )


def _names(value: object, named: Mapping[str, Node]) -> Iterator[str]:
    """Yield the names of persons or bodies."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            whole = one if one.get("name") else named.get(str(one.get("@id")), one)
            name = whole.get("name")
            for part in name if isinstance(name, list) else [name]:
                if isinstance(part, str) and short_line(_plain(part[:_LONGEST])):
                    yield short_line(_plain(part[:_LONGEST]))
        elif isinstance(one, str) and short_line(one):
            yield short_line(_plain(one[:_LONGEST]))


def _body(value: object) -> str:
    if not isinstance(value, str):
        return ""
    return _plain(_END_OF_BLOCK.sub("\n", value) if "<" in value else value)


def _updates(value: object, most: int) -> Iterator[Update]:
    for one in value[:most] if isinstance(value, list) else []:
        if isinstance(one, dict):
            yield Update(
                _text(one.get("headline")),
                _body(one.get("articleBody")),
                _text(one.get("datePublished")),
            )
