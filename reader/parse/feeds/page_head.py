"""Finds feeds and a redirect in the head of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urldefrag, urljoin

from reader.clean import line
from reader.parse.html.source_limits import LIMITS, exceeded_limit

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_TYPES = frozenset(
    ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
)
_CHANNEL = 'a.tgme_page_context_link[href^="/s/"]'
"""The link from a page about a messenger's channel to that of its messages, which is read as a
feed; see `channel_page`.
"""
_MOST = 20
"""Most feeds of one page; a page with more lists those of its comments."""

_HEAD, _MOST_TAGS = 500_000, 5_000
"""Characters and tags of a page that are searched; nested tags take the parser quadratic time."""

_REFRESH = re.compile(
    r"""\s*+(?P<seconds>\d{0,9}+)(?:\.\d*+)?\s*+[;,]?+\s*+(?:url\s*+=\s*+)?+"""
    r"""(?P<quote>["']?+)(?P<address>.+)""",
    re.IGNORECASE | re.DOTALL,
)
"""The value of a refresh.

See https://html.spec.whatwg.org/multipage/document-lifecycle.html#shared-declarative-refresh-steps.
"""

_SOON = 10
"""Longest delay of a redirect in seconds; a longer one is meant to show something meanwhile."""


class HeadLink(NamedTuple):
    """A link in a page's head or in its headers, as stated and not cleaned."""

    relations: str
    media_type: str
    target: str
    title: str


def named_feeds(page: str, address: str) -> tuple[tuple[str, str], ...]:
    """Return address and title of each feed that a page at this address names, once each."""
    return feeds_among(_links(page), address)


def feeds_among(links: Iterable[HeadLink], address: str) -> tuple[tuple[str, str], ...]:
    """Return address and title of each feed among the links of a page at this address."""
    found: dict[str, str] = {}
    for link in links:
        is_other = "alternate" in link.relations.lower().split()
        kind = link.media_type.partition(";")[0].strip().lower()
        if is_other and kind in _TYPES and len(found) < _MOST:
            target = _joined(address, link.target.strip())
            if target.startswith(("http://", "https://")):
                found.setdefault(target, line(link.title))
    return tuple(found.items())


def sent_on_to(page: str, address: str) -> str:
    """Return the address to which a page redirects its readers; "" if it does not."""
    for node in _head(page).css("meta[http-equiv][content]"):
        told = node.attributes
        if (told.get("http-equiv") or "").strip().lower() == "refresh":
            return refresh_target(told.get("content") or "", address)
    return ""


def refresh_target(value: str, address: str) -> str:
    """Return the target of `Refresh: value` on a page at this address; "" if there is none."""
    found = _REFRESH.fullmatch(value)
    if found is None or int(found["seconds"] or 0) > _SOON:
        return ""
    target = found["address"].strip()
    if found["quote"]:
        target = target.partition(found["quote"])[0]
    target = _joined(address, target.strip())
    return "" if urldefrag(target).url == urldefrag(address).url else target


def _head(page: str) -> LexborHTMLParser:
    """Parse the beginning of a page; it is taken as empty if that would take too long."""
    from selectolax.lexbor import LexborHTMLParser

    source = "<".join(page[:_HEAD].split("<", _MOST_TAGS)[:_MOST_TAGS])
    source = "" if exceeded_limit(source, LIMITS) else source
    return LexborHTMLParser(source.encode("utf-8", "replace"))


def _links(page: str) -> Iterator[HeadLink]:
    head = _head(page)
    for node in head.css("link[rel][type][href]"):
        told = node.attributes
        yield HeadLink(*(told.get(name) or "" for name in ("rel", "type", "href", "title")))
    for node in head.css(_CHANNEL)[:1]:
        yield HeadLink("alternate", "application/rss+xml", node.attributes.get("href") or "", "")


def _joined(address: str, href: str) -> str:
    try:
        return line(urljoin(address, href)) if href else ""
    except ValueError:
        return ""
