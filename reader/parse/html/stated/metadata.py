"""Turns a page's metadata (JSON-LD, meta, OpenGraph, `<time>`) into fields of a draft."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.parse.draft import DraftFields
from reader.parse.html.letters import short_line, squeezed
from reader.parse.html.stated.authors import authors_of
from reader.parse.html.stated.data import PageData
from reader.parse.html.stated.publishers import (
    headline_behind,
    part_shown,
    publisher_shown,
)
from reader.parse.html.stated.shown import ShownTexts
from reader.parse.html.stated.times import (
    addressed_instant,
    changed_instant,
    instant,
    shown_instant,
    stated_instant,
    times_in,
    titled_instant,
    with_clock,
)
from reader.parse.html.stated.titles import Headlines, headline

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_SHARED = ("og:title", "dc.title", "parsely-title", "sailthru.title")
_PUBLISHERS = ("og:site_name", "application-name", "dc.publisher", "copyright", "publisher")
_MOST_HEADINGS = 20
_PRINTED = re.compile(
    r"(?:print(?:able|er[- ]friendly)?(?: version| view)?|druck(?:ansicht|version)|"
    r"versi[oó]n (?:para imprimir|imprimible)|imprimer|imprimir|stampa|версия для печати)"
    r" ?[:|–—-] ?",
    re.IGNORECASE,
)
"""The label of a page for printing, before its headline."""


def fields_of(page: LexborHTMLParser, data: PageData, shown: ShownTexts) -> DraftFields:
    """Return the fields of a page, each from the most reliable place that states it.

    `shown` holds the texts around the page's main text.
    """
    meta = _meta(page)
    address = _address(page, data, meta)
    titles = [meta[name] for name in _SHARED if name in meta]  # some end with a day
    published = instant(data.published) or stated_instant(page, meta)
    published = published or titled_instant(titles) or shown_instant(page, shown.above)
    published = published or addressed_instant(address, meta)
    published = with_clock(published, shown.above, times_in(page))
    changed = instant(data.modified) or changed_instant(meta)
    publisher = data.publisher or _first(meta, _PUBLISHERS)
    heads = [short_line(one.text(separator=" ")) for one in page.css("h1")[:_MOST_HEADINGS]]
    heads = list(filter(None, heads))
    window = window_title(page)
    publisher = publisher or publisher_shown(page, window, heads)
    if not publisher:
        publisher, behind = headline_behind(page, window)
        window = behind or part_shown(page, window, shown.above) or window
    return DraftFields(
        title=_title(page, data, meta, publisher, heads, window) or None,
        publisher=publisher or None,
        address=address or None,
        published=published or None,
        authors=authors_of(page, data.authors, publisher, shown),
        updated=changed if published and changed[:10] > published[:10] else None,
    )


def _meta(page: LexborHTMLParser) -> dict[str, str]:
    """Return the contents of the meta elements by name; the first one of several."""
    found: dict[str, str] = {}
    for node in page.css("meta[content]"):
        attributes = node.attributes
        content = short_line(attributes.get("content") or "")
        for key in ("property", "name", "itemprop"):
            if content and (name := attributes.get(key)):
                found.setdefault(name.lower(), content)
    return found


def _first(meta: dict[str, str], names: Sequence[str]) -> str:
    return next((meta[name] for name in names if name in meta), "")


def _title(
    page: LexborHTMLParser,
    data: PageData,
    meta: dict[str, str],
    publisher: str,
    heads: Sequence[str],
    window: str,
) -> str:
    stated = Headlines(
        _first(meta, _SHARED),
        meta.get("twitter:title", ""),
        data.headline or meta.get("headline", "") or _named_headline(page, heads),
        window,
        heads,
    )
    title = headline(stated, publisher)
    label = _PRINTED.match(title)
    if label is None:
        return title
    rest = squeezed(title[label.end() :])
    shown = {squeezed(short_line(one.text())) for one in page.css("h1, h2, h3")[:_MOST_HEADINGS]}
    return title[label.end() :] if rest in shown else title


def _named_headline(page: LexborHTMLParser, heads: Sequence[str]) -> str:
    """Return the only text that its name calls the headline, as in the microformat hAtom, or ""."""
    named = [] if heads else page.css(".entry-title")[:_MOST_HEADINGS]
    return short_line(named[0].text(separator=" ")) if len(named) == 1 else ""


def window_title(page: LexborHTMLParser) -> str:
    """Return the title of the page's window, or ""."""
    node = page.css_first("head title")
    return short_line(node.text()) if node is not None else ""


def address_of(page: LexborHTMLParser) -> str:
    """Return the canonical address of a page, or ""."""
    node = page.css_first('link[rel="canonical"]')
    return short_line(node.attributes.get("href") or "") if node is not None else ""


def summaries_of(page: LexborHTMLParser, data: PageData) -> set[str]:
    """Return the summaries of a page for search engines and short messages, squeezed."""
    found = page.css('meta[name$="description"], meta[property$="description"]')
    contents = [data.summary, *(node.attributes.get("content") for node in found[:_MOST_HEADINGS])]
    return {text for content in contents if content and (text := squeezed(short_line(content)))}


def headlines_of(page: LexborHTMLParser, data: PageData) -> set[str]:
    """Return the headlines that a page states outside of its text, squeezed."""
    found = page.css('meta[property$=":title"], meta[name$=":title"]')[:_MOST_HEADINGS]
    contents = [node.attributes.get("content") for node in found]
    contents += [data.headline, data.other_headline, window_title(page)]
    return {text for content in contents if content and (text := squeezed(short_line(content)))}


def _address(page: LexborHTMLParser, data: PageData, meta: dict[str, str]) -> str:
    for address in (address_of(page), meta.get("og:url", ""), data.address):
        if address.startswith(("http://", "https://")):
            return address
    return ""
