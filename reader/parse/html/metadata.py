"""Turns what a page says of itself (JSON-LD, meta, OpenGraph, `<time>`) into fields of a draft."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from reader.parse.draft import DraftFields
from reader.parse.html.data import PageData
from reader.parse.html.letters import short_line, squeezed

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
_TIMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "date",
    "datepublished",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date.created",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "article:modified_time",
    "last-modified",
)
_PUBLISHERS = ("og:site_name", "application-name", "dc.publisher", "copyright", "publisher")
_AUTHORS = (
    "author",
    "article:author",
    "authors",
    "byl",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
)
_SUFFIX = re.compile(r"\s+[|–—•·»-]\s+(?=[^|–—•·»]{1,50}$)|\s*\|\s*(?=[^|]{1,50}$)")
_INSTANT = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)"
    r"(?:[T ](\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d|UTC|GMT)?)?"
)
_BY = re.compile(
    r"^\W*(?:by|from|von|par|por|di|af|av|text|story|words|written by|reporting by)\b:?\s+",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|;|\||/| and | und | et | y | e | og | & )\s*")
_BYLINES = (
    '[rel~="author"]',
    '[itemprop="author"] [itemprop="name"]',
    '[itemprop="author"]',
    'a[href*="/author"]',
)
_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [\w.'’-]+){1,3}")
_NAMED = 60
_MOST_AUTHORS = 20


def fields_of(page: LexborHTMLParser, data: PageData) -> DraftFields:
    """Return the fields of a page; each is that of the surest place which states it."""
    meta = _meta(page)
    publisher = data.publisher or _first(meta, _PUBLISHERS)
    published = _instant(data.published) or _first_instant(page, meta)
    authors = _authors(page, data, meta, publisher)
    return DraftFields(
        title=_title(page, data, meta, publisher) or None,
        publisher=publisher or None,
        address=_address(page, data, meta) or None,
        published=published or None,
        authors=authors,
    )


def _meta(page: LexborHTMLParser) -> dict[str, str]:
    """The contents of the meta elements by name; of several the first."""
    found: dict[str, str] = {}
    for node in page.css("meta[content]"):
        attributes = node.attributes
        content = short_line(attributes.get("content") or "")
        for key in ("property", "name", "itemprop"):
            if content and (name := attributes.get(key)):
                found.setdefault(name.lower(), content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if name in meta), "")


def _title(page: LexborHTMLParser, data: PageData, meta: dict[str, str], publisher: str) -> str:
    """The headline by the page's data or meta elements, whichever its own heading is like."""
    heads = [text for one in page.css("h1") if (text := short_line(one.text(separator=" ")))]
    node = page.css_first("title")
    named = short_line(node.text()) if node is not None else ""
    stated = [data.headline, *(meta[name] for name in _TITLES if name in meta), named]
    whole = [_without_suffix(title, publisher, heads) for title in stated if title]
    for title in whole[:2]:
        if any(_likeness(title, head) >= 0.8 for head in heads):
            return title
    return whole[0] if whole else next(iter(heads), "")


def _without_suffix(title: str, publisher: str, heads: list[str]) -> str:
    """A title without the publisher's name behind it, which no heading of the page has."""
    cut = _SUFFIX.search(title)
    if cut is None:
        return title
    rest, suffix = title[: cut.start()], title[cut.end() :]
    shown = list(map(squeezed, heads))
    has_rest = any(squeezed(rest) in head for head in shown)
    has_all = any(squeezed(title) in head for head in shown)
    return rest if _same(suffix, publisher) or (has_rest and not has_all) else title


def _likeness(one: str, other: str) -> float:
    """The share of words in common."""
    first, second = set(one.casefold().split()), set(other.casefold().split())
    return len(first & second) / max(len(first), len(second), 1)


def _address(page: LexborHTMLParser, data: PageData, meta: dict[str, str]) -> str:
    node = page.css_first('link[rel="canonical"]')
    canonical = short_line(node.attributes.get("href") or "") if node is not None else ""
    for address in (canonical, meta.get("og:url", ""), data.address):
        if address.startswith(("http://", "https://")):
            return address
    return ""


def _instant(stated: str) -> str:
    """A time as ISO 8601, as far as it is stated; empty where it is none."""
    found = _INSTANT.search(stated)
    if not found:
        return ""
    year, month, day, hour, minute, second, zone = found.groups()
    zone = "+00:00" if zone in ("Z", "UTC", "GMT") else zone or ""
    if zone and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    clock = f"T{int(hour):02}:{minute}:{second or '00'}{zone}" if hour else ""
    text = f"{year}-{int(month):02}-{int(day):02}{clock}"
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return ""
    return text


def _first_instant(page: LexborHTMLParser, meta: dict[str, str]) -> str:
    for name in _TIMES:
        if found := _instant(meta.get(name, "")):
            return found
    for query in ('[itemprop="datePublished"]', "time[pubdate]", "time[datetime]", "[datetime]"):
        for node in page.css(query)[:_MOST_AUTHORS]:
            attributes = node.attributes
            stated = attributes.get("datetime") or attributes.get("content") or node.text()
            if found := _instant(short_line(stated)):
                return found
    return ""


def _authors(
    page: LexborHTMLParser, data: PageData, meta: dict[str, str], publisher: str
) -> tuple[str, ...]:
    """The names of the authors; the publisher's own where the page names nobody else."""
    named = [meta[name] for name in _AUTHORS if name in meta and "://" not in meta[name]]
    for stated in (data.authors, named[:1]):
        if found := _names_in(stated, publisher):
            return found
    for query in _BYLINES:
        for node in page.css(query)[:_MOST_AUTHORS]:
            words = short_line(node.text(separator=" "))
            found = _names_in([words], publisher) if len(words) <= _NAMED else ()
            if found and all(map(_NAME.fullmatch, found)):
                return found
    return _names_in(data.authors or named[:1], "")


def _names_in(stated: Sequence[str], publisher: str) -> tuple[str, ...]:
    """The single names in what a page states, without the publisher's."""
    names: dict[str, str] = {}
    for words in stated:
        for name in _AND.split(_BY.sub("", words)):
            if 1 < len(name) <= _NAMED and "://" not in name:
                names.setdefault(name.casefold(), name)
    if publisher and all(_same(name, publisher) for name in names.values()):
        return ()
    return tuple(names.values())[:_MOST_AUTHORS]


def _same(name: str, publisher: str) -> bool:
    one, other = "".join(name.casefold().split()), "".join(publisher.casefold().split())
    return bool(other) and (one in other or other in one)
