"""Turns what a page says of itself (JSON-LD, meta, OpenGraph, `<time>`) into fields of a draft."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from reader.clean import line
from reader.parse.draft import DraftFields
from reader.parse.html.data import PageData
from reader.parse.html.tree import TreeReader

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
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
_SUFFIX = re.compile(r"\s+[|–—•·»-]\s+(?=[^|–—•·»]{1,50}$)|\s*\|\s*(?=[^|]{1,50}$)")
_INSTANT = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ](\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d|UTC|GMT)?)?"
)
_BY = re.compile(
    r"^\W*(?:by|from|von|par|por|di|af|av|text|story|words|written by|reporting by)\b:?\s+",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|;|\||/| and | und | et | y | e | og | & )\s*")
_NAMED = 60
_MOST_AUTHORS = 20


def fields_of(page: LexborHTMLParser, data: PageData, tree: TreeReader) -> DraftFields:
    """Return the fields of a page; each is that of the surest place which states it."""
    meta = _meta(page)
    publisher = data.publisher or _first(meta, _PUBLISHERS)
    published = _instant(data.published) or _first_instant(page, meta)
    authors = _authors(page, data, meta, publisher)
    return DraftFields(
        title=_title(page, data, meta, publisher) or None,
        publisher=publisher or None,
        address=_address(page, data, meta) or None,
        date=published or None,
        credits=(f"By {', '.join(authors)}",) if authors else (),
    )


def _meta(page: LexborHTMLParser) -> dict[str, str]:
    """The contents of the meta elements by name; of several the first."""
    found: dict[str, str] = {}
    for node in page.css("meta[content]"):
        attributes = node.attributes
        content = line(attributes.get("content") or "")
        for key in ("property", "name", "itemprop"):
            if content and (name := attributes.get(key)):
                found.setdefault(name.lower(), content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if name in meta), "")


def _title(
    page: LexborHTMLParser, data: PageData, meta: dict[str, str], publisher: str
) -> str:
    """The headline; of several forms that in the text's own heading, if another one is like it."""
    node = page.css_first("title")
    named = line(node.text()) if node is not None else ""
    others = [data.headline, *(meta[name] for name in _TITLES if name in meta), named]
    candidates = [_without_suffix(one, publisher) for one in others if one]
    heads = [text for one in page.css("h1") if (text := line(one.text(separator=" ")))]
    for head in heads:
        if any(_likeness(head, other) >= 0.5 for other in candidates):
            return head
    if candidates:
        return candidates[0]
    return heads[0] if len(heads) == 1 else ""


def _likeness(one: str, other: str) -> float:
    """The share of words in common."""
    first, second = set(one.casefold().split()), set(other.casefold().split())
    return len(first & second) / max(len(first), len(second), 1)


def _without_suffix(title: str, publisher: str) -> str:
    """A title without the publisher's name behind it."""
    cut = _SUFFIX.search(title)
    return title[: cut.start()] if cut and len(title[: cut.start()].split()) > 2 else title


def _address(page: LexborHTMLParser, data: PageData, meta: dict[str, str]) -> str:
    node = page.css_first('link[rel="canonical"]')
    canonical = line(node.attributes.get("href") or "") if node is not None else ""
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
            if found := _instant(line(stated)):
                return found
    return ""


def _authors(
    page: LexborHTMLParser, data: PageData, meta: dict[str, str], publisher: str
) -> tuple[str, ...]:
    """The names of the authors, without the publisher's own."""
    stated = list(data.authors)
    if not stated:
        stated = [meta[name] for name in _AUTHORS if name in meta and "://" not in meta[name]][:1]
    if not stated:
        nodes = page.css('[rel="author"], [itemprop="author"] [itemprop="name"]')
        stated = [line(node.text(separator=" ")) for node in nodes[:_MOST_AUTHORS]]
    names: dict[str, str] = {}
    for words in stated:
        for name in _AND.split(_BY.sub("", words)):
            if 1 < len(name) <= _NAMED and "://" not in name and not _same(name, publisher):
                names.setdefault(name.casefold(), name)
    return tuple(names.values())[:_MOST_AUTHORS]


def _same(name: str, publisher: str) -> bool:
    one, other = "".join(name.casefold().split()), "".join(publisher.casefold().split())
    return bool(other) and (one in other or other in one)
