"""Recognises pages, feeds, JSON and mail by file names and by the beginning of the text."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple

_ADDRESS = re.compile(r"(?:https?|feed|ftps?|gemini|gopher)://", re.IGNORECASE)
_ADVICE = "can't be read yet; save the text to a file"
WEB_ADDRESS = "is a web address; add it with: warreader add"

ZIP, BOOK = "application/zip", "application/epub+zip"
"""The media types of archives."""

_ARCHIVE_BEGINS = (b"PK\x03\x04", b"PK\x05\x06")


class TextType(NamedTuple):
    """A format other than plain text and Markdown, and the words to refuse it.

    It is refused only while no input format has its media type. A `general` format can contain
    anything; such a file is skipped in a folder, because nobody may have meant it to be read.
    """

    media_type: str
    refusal: str
    general: bool = False


_PAGE = TextType("text/html", f"is a web page (HTML), which {_ADVICE}")
_FEED = TextType("application/rss+xml", f"is a feed, which {_ADVICE}")
_JSON_FEED = TextType("application/feed+json", f"is a feed (JSON), which {_ADVICE}")
_CHANNEL = TextType("application/x-ndjson", f"is the export of a channel, which {_ADVICE}")
_LINES = TextType("application/x-ndjson", f"is a list of texts (JSON), which {_ADVICE}")
_MAIL = TextType("message/rfc822", f"is mail as it was sent, which {_ADVICE}")
_MAILBOX = TextType("application/mbox", f"is a mailbox, which {_ADVICE}")
OPML = TextType("text/x-opml", "is a list of sources (OPML), not a text", True)
_XML = TextType("application/xml", "is XML, but not a feed", True)
_JSON = TextType("application/json", "is JSON, but not a feed or a list of texts", True)

_BY_ENDING = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), _PAGE),
    **dict.fromkeys((".xml", ".rss", ".atom", ".rdf", ".cdf", ".opml"), _XML),
    **dict.fromkeys((".json", ".jsonl", ".ndjson"), _JSON),
    **dict.fromkeys((".eml", ".mht", ".mhtml"), _MAIL),
    **dict.fromkeys((".mbox", ".mbx"), _MAILBOX),
}

_BLANK = re.compile(r"[\s\ufeff]+")
_PAGE_BEGINS = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|title|meta|script)(?=[\s>]))", re.IGNORECASE
)
"""The beginning of a page; Markdown may begin with any other element."""

_XML_BEGINS = re.compile(
    r"<(?:\?xml|!doctype\s|(?:rss|feed|entry|rdf|rdf:RDF|opml|svg|channel)(?=[\s>]))", re.IGNORECASE
)
_ROOT = re.compile(r"<(?:\w{1,40}:)?([a-z]\w{0,40})(?=[\s/>])", re.IGNORECASE)
_FEED_ROOT = re.compile(r"<(?:\w{1,40}:)?(?:rss|feed|rdf|channel|entry)(?=[\s>])", re.IGNORECASE)
_ROOTS = {
    **dict.fromkeys(("rss", "feed", "rdf", "channel", "entry"), _FEED),
    "opml": OPML,
    "html": _PAGE,
}
_DECLARATION, _FEED_ENDS = re.compile(r"<\?xml\s"), ("</rss>", "</feed>", "</rdf:RDF>")
_MOST_BEFORE_XML = 2_000
"""Characters of a program's warnings that may stand above a feed."""

_MOST_BEFORE_ROOT = 65_536
"""Characters searched for the first element of XML; entities may be declared before it."""

_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]*:(?:\s|$)|[ \t]|From \S+")
_MAIL_ONLY = re.compile(r"^(?:Message-ID|MIME-Version|Received|Return-Path):", re.I | re.M)
_MAILBOX_BEGINS = re.compile(r"From \S+ .{0,60}\d\n")
_MOST_COMMENTS = 100
_HEADERS = 200
"""Most lines of the headers of mail."""


def is_address(path: str) -> bool:
    """Whether a path is meant as a web address."""
    return bool(_ADDRESS.match(path))


def is_archive(data: bytes) -> bool:
    """Whether bytes begin like a zip archive, which is the container of many formats."""
    return data.startswith(_ARCHIVE_BEGINS)


def is_passed_over(name: str, media_types: Mapping[str, str]) -> bool:
    """Whether a name in a folder is hidden or has the ending of another kind of file."""
    if name.startswith(".") or name.endswith("~"):
        return True
    ending = os.path.splitext(name)[1].lower()
    # ".28" in "brief 2024.10.28" and ". Smith said" are not endings.
    is_ending = 2 <= len(ending) <= 9 and ending[1:].isascii() and ending[1:].isalnum()
    return is_ending and not ending[1:].isdigit() and ending not in media_types


def recognise(path: str, text: str) -> TextType | None:
    """Return the format of a text by its path's ending or its content; None for other text."""
    named = _BY_ENDING.get(os.path.splitext(path)[1].lower())
    if named is _XML:
        return _kind_of_xml(text)
    if named is None or named is _JSON:
        return _recognise_text(text) or named
    return _MAILBOX if named is _MAIL and _MAILBOX_BEGINS.match(text) else named


def _recognise_text(text: str) -> TextType | None:
    start = _start(text)
    if _PAGE_BEGINS.match(text, start):
        return _PAGE
    if _XML_BEGINS.match(text, start):
        return _kind_of_xml(text)
    if _is_feed_below_warnings(text):
        return _FEED
    if (kind := _kind_of_json(text)) is not None:
        return kind
    if _MAILBOX_BEGINS.match(text):
        return _MAILBOX if _is_mail(text.partition("\n")[2]) else None
    return _MAIL if _is_mail(text) else None


def _is_feed_below_warnings(text: str) -> bool:
    """Whether a text is a feed to its end, under warnings of the program that made it."""
    declared = _DECLARATION.search(text, 0, _MOST_BEFORE_XML)
    if declared is None or not text.rstrip().endswith(_FEED_ENDS):
        return False
    return bool(_FEED_ROOT.search(text, declared.end(), declared.end() + _MOST_BEFORE_XML))


def _kind_of_xml(text: str) -> TextType:
    """The format of XML by its first element; a feed may have other text before it."""
    head = _without_comments(text[:_MOST_BEFORE_ROOT])
    root = _ROOT.search(head)
    kind = _ROOTS.get(root[1].lower()) if root else None
    return kind or (_FEED if _FEED_ROOT.search(head) else _XML)


def _without_comments(text: str) -> str:
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept.append(text[at:start])
        at = end + 3
    return "".join([*kept, text[at:]])


def _start(text: str) -> int:
    """The index of the first character after white space and HTML comments."""
    at = 0
    for _ in range(_MOST_COMMENTS):
        blank = _BLANK.match(text, at)
        at = blank.end() if blank else at
        if not text.startswith("<!--", at) or (end := text.find("-->", at + 4)) < 0:
            return at
        at = end + 3
    return at


def _kind_of_json(text: str) -> TextType | None:
    """The format of a text that is a JSON object or list, or whose first line is an object."""
    whole = text.strip().removeprefix("\ufeff")
    first = whole.partition("\n")[0].rstrip()
    for piece, brackets in ((whole, ("{}", "[]")), (first, ("{}",))):
        if piece[:1] + piece[-1:] in brackets:
            with suppress(ValueError, RecursionError):
                return _kind_of_value(json.loads(piece), piece is not whole)
    return None


def _kind_of_value(value: object, is_line: bool) -> TextType:
    if isinstance(value, list):
        return _LINES if value and isinstance(value[0], dict) and _has_text(value[0]) else _JSON
    if not isinstance(value, dict):
        return _JSON
    account = value.get("chats")
    is_account = isinstance(account, dict) and isinstance(account.get("list"), list)
    if is_account or (isinstance(value.get("messages"), list) and "name" in value):
        return _CHANNEL
    is_feed = "feed_url" in value or "home_page_url" in value
    is_feed = is_feed or "jsonfeed.org" in str(value.get("version"))
    if is_feed and not is_line:
        return _JSON_FEED
    listed = value.get("articles")
    if isinstance(listed, list) and listed and isinstance(listed[0], dict):
        value = listed[0]
    return _LINES if _has_text(value) else _JSON


def _has_text(value: dict[str, object]) -> bool:
    """Whether an object has a text or title, and a day."""
    keys = {key.casefold() for key in value}
    return not keys.isdisjoint(_TEXT_KEYS) and not keys.isdisjoint(_DAY_KEYS)


_TEXT_KEYS = ("text", "content", "body", "articlebody", "description", "title")
_DAY_KEYS = (
    *("date", "published", "publishedat", "published_at", "pubdate", "datepublished"),
    *("date_published", "timestamp", "created_at", "time"),
)
"""Keys of an object that is a saved text, in lower case."""


def _is_mail(text: str) -> bool:
    """Whether a text begins with mail headers, including one that only programs write."""
    rows = text.lstrip("\ufeff").split("\n", _HEADERS)[:_HEADERS]
    blank = next((number for number, row in enumerate(rows) if not row.strip()), len(rows))
    head = rows[:blank]
    if not head or not all(map(_HEADER.match, head)):
        return False
    return bool(_MAIL_ONLY.search("\n".join(head)))
