"""Reads the text of a feed: XML in a separate process, other formats in this one."""

from __future__ import annotations

import re
from html.entities import html5 as HTML_NAMES

from reader.models import Unreadable
from reader.parse.draft import DocumentText
from reader.parse.feeds.channel_page import read_channel_page
from reader.parse.feeds.feed import Feed
from reader.parse.feeds.regular import is_regular

MOST_ITEMS = 20_000
"""A feed with more items is refused, because each becomes a bulletin."""

_SECONDS, _ITEMS_A_SECOND, _FEW_ITEMS = 3.0, 1_500, 3_000
"""Processor seconds for reading XML.

The parser needs a third of a millisecond per item, and twice that on a busy machine. More than
`_FEW_ITEMS` count only in a feed in which nothing can take the parser quadratic time.
"""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]+")
"""Characters that XML 1.0 forbids; see https://www.w3.org/TR/xml/#charsets."""

_REFERENCE = re.compile(r"&#(?:x([\da-f]+)|(\d+));?", re.IGNORECASE)
_LAST, _MOST_DIGITS, _SURROGATES = 0x10FFFF, 7, range(0xD800, 0xE000)

_ITEM = re.compile(r"<(?:\w{1,20}:)?(?:item|entry)(?=[\s/>])", re.IGNORECASE)
_NAMESPACE = re.compile(r"""(?<=xmlns)(?::[\w.-]{1,40})?\s*=\s*(?:"[^"<>]*"|'[^'<>]*')""")
"""A namespace. Its address must not contain white space, because the parser splits it there."""

_DOCTYPE, _HEAD = re.compile(r"<!DOCTYPE\s", re.IGNORECASE), 2_000
_NAMED = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&([A-Za-z][A-Za-z0-9]{1,31});", re.DOTALL)
_OF_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))

_ENTITY = re.compile(r"<!(?:DOCTYPE|ENTITY)\s")
_CHANNEL = re.compile(r"<channel[\s>].*?</channel\s*>", re.DOTALL)
_DECLARATION = re.compile(r"<\?xml\s")
"""What stands above it in a feed is a warning of the program that made the feed."""

_ATOM_USED = re.compile("<atom:")
_ROOT = re.compile(r"<(?:rss|feed|channel|(?:rdf:)?RDF)(?=[\s>])", re.IGNORECASE)
_ATOM = ' xmlns:atom="http://www.w3.org/2005/Atom"'


def read_feed(text: DocumentText, most_items: int = MOST_ITEMS) -> Feed | Unreadable:
    """Return the content of a feed, or why it cannot be read."""
    feed: Feed | int | str
    if text.media_type == "application/feed+json":
        from reader.parse.feeds.json_feed import read_json

        feed = read_json(text.body, most_items)
    elif text.media_type == "text/html":
        feed = read_channel_page(text.body, most_items)
    else:
        feed = _read_xml(text.body, most_items)
    if isinstance(feed, str):
        return Unreadable(text.source, feed)
    if isinstance(feed, int):
        why = f"has too many items ({feed:,}; the limit is {most_items:,})"
        return Unreadable(text.source, why)
    return feed


def _read_xml(source: str, most_items: int) -> Feed | int | str:
    items = sum(1 for _ in _ITEM.finditer(source))
    if items > most_items:
        return items
    from reader.parse.feeds.guarded import read_guarded

    source = _REFERENCE.sub(_allowed, source)
    if _DOCTYPE.search(source, 0, _HEAD) and "<!ENTITY" not in source:
        source = _NAMED.sub(_character, source)
    # The parser knows only entities at the beginning of a line.
    source = _ENTITY.sub(r"\n\g<0>", source[:_HEAD]) + source[_HEAD:]
    source = _with_channel_first(source)
    source = _NAMESPACE.sub(lambda found: "".join(found[0].split()), source)
    begun = _DECLARATION.search(source, 0, _HEAD)
    source = _FORBIDDEN.sub("", source[begun.start() if begun else 0 :])
    source = _declared(source.lstrip("\ufeff \t\r\n"))
    counted = items if items <= _FEW_ITEMS or is_regular(source, items) else _FEW_ITEMS
    return read_guarded(source, _SECONDS + counted / _ITEMS_A_SECOND)


def _allowed(reference: re.Match[str]) -> str:
    """A character reference, or "" if there is no such character: that would stop the parser."""
    digits, base = (reference[1], 16) if reference[1] else (reference[2], 10)
    digits = digits.lstrip("0") or "0"
    code = int(digits, base) if len(digits) <= _MOST_DIGITS else _LAST + 1
    return "" if code > _LAST or code in _SURROGATES else reference[0]


def _character(found: re.Match[str]) -> str:
    """The character that HTML gives a name; the parser drops it where a document type is stated."""
    named = HTML_NAMES.get(f"{found[1]};", "") if found[1] and found[1] not in _OF_XML else ""
    return named or found[0]


def _with_channel_first(source: str) -> str:
    """RDF with its channel above its items: below them the parser drops the channel's title."""
    item = _ITEM.search(source)
    if item is None or "<rdf:RDF" not in source[: item.start()]:
        return source
    found = _CHANNEL.search(source, item.start())
    if found is None:
        return source
    above, items = source[: item.start()], source[item.start() : found.start()]
    return above + found[0] + items + source[found.end() :]


def _declared(source: str) -> str:
    """The source with the prefix `atom` declared, if it is used without a declaration."""
    if not _ATOM_USED.search(source) or "xmlns:atom" in source:
        return source
    root = _ROOT.search(source)
    return source[: root.end()] + _ATOM + source[root.end() :] if root else source
