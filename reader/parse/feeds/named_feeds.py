"""Finds the feeds that a page names in its head."""

from __future__ import annotations

from urllib.parse import urljoin

from reader.clean import line

_TYPES = frozenset(
    ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
)
_MOST = 20
"""Feeds of one page; a page with more names those of its comments."""

_HEAD = 500_000
"""Characters of a page in which its feeds are sought."""


def named_feeds(page: str, address: str) -> tuple[tuple[str, str], ...]:
    """Return address and title of each feed that a page at this address names, each once."""
    from selectolax.lexbor import LexborHTMLParser

    found: dict[str, str] = {}
    head = LexborHTMLParser(page[:_HEAD].encode("utf-8", "replace"))
    for node in head.css("link[rel][type][href]"):
        told = node.attributes
        is_other = "alternate" in (told.get("rel") or "").lower().split()
        kind = (told.get("type") or "").partition(";")[0].strip().lower()
        if is_other and kind in _TYPES and len(found) < _MOST:
            target = _joined(address, (told.get("href") or "").strip())
            if target.startswith(("http://", "https://")):
                found.setdefault(target, line(told.get("title") or ""))
    return tuple(found.items())


def _joined(address: str, href: str) -> str:
    try:
        return line(urljoin(address, href)) if href else ""
    except ValueError:
        return ""
