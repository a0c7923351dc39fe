"""Recognises pages, feeds, JSON and mail by their names or by how their text begins."""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from typing import NamedTuple

_ADDRESS = re.compile(r"(?:https?|feed|ftps?|gemini|gopher)://", re.IGNORECASE)
_ADVICE = "can't be read yet; save the text to a file"
WEB_ADDRESS = "is a web address; add it with: warreader add"


class TextType(NamedTuple):
    """A format other than plain text and Markdown, and the words for refusing it.

    It is refused only as long as no input format has its media type.
    """

    media_type: str
    refusal: str


_PAGE = TextType("text/html", f"is a web page (HTML), which {_ADVICE}")
_XML = TextType("application/xml", f"is XML or a feed, which {_ADVICE}")
_JSON = TextType("application/json", f"is JSON, which {_ADVICE}")
_MAIL = TextType("message/rfc822", f"is mail as it was sent, which {_ADVICE}")

_BY_ENDING = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), _PAGE),
    **dict.fromkeys((".xml", ".rss", ".atom", ".opml"), _XML),
    **dict.fromkeys((".json", ".jsonl", ".ndjson"), _JSON),
    **dict.fromkeys((".eml", ".mbox", ".mht", ".mhtml"), _MAIL),
}

_BLANK = re.compile(r"[\s\ufeff]+")
_PAGE_BEGINS = re.compile(
    r"<(?:!doctype|(?:html|head|body|title|meta|script)(?=[\s>]))", re.IGNORECASE
)
"""Markdown may begin with any other element."""

_XML_BEGINS = re.compile(r"<(?:\?xml|(?:rss|feed|rdf:RDF|opml|svg)(?=[\s>]))")
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]*:(?:\s|$)|[ \t]|From \S+@")
_MAIL_ONLY = re.compile(r"^(?:Message-ID|MIME-Version|Received|Return-Path):", re.I | re.M)
_MOST_COMMENTS = 100
_HEADERS = 200
"""Lines within which the headers of mail must end."""


def is_address(path: str) -> bool:
    """Return whether a path is meant as a web address."""
    return bool(_ADDRESS.match(path))


def recognise(path: str, text: str) -> TextType | None:
    """Return the format of a text by its path's ending or its content; None for other text."""
    return _BY_ENDING.get(os.path.splitext(path)[1].lower()) or _recognise_text(text)


def _recognise_text(text: str) -> TextType | None:
    start = _start(text)
    if _PAGE_BEGINS.match(text, start):
        return _PAGE
    if _XML_BEGINS.match(text, start):
        return _XML
    if _is_json(text):
        return _JSON
    return _MAIL if _is_mail(text) else None


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


def _is_json(text: str) -> bool:
    """Whether a text is a JSON object or list, or its first line is a JSON object."""
    whole = text.strip()
    first = whole.partition("\n")[0].rstrip()
    for piece, brackets in ((whole, ("{}", "[]")), (first, ("{}",))):
        if piece[:1] + piece[-1:] in brackets:
            with suppress(ValueError, RecursionError):
                return isinstance(json.loads(piece), dict | list)
    return False


def _is_mail(text: str) -> bool:
    """Whether a text begins with mail headers, among them one that only programs write."""
    rows = text.lstrip("\ufeff").split("\n", _HEADERS)[:_HEADERS]
    blank = next((number for number, row in enumerate(rows) if not row.strip()), len(rows))
    head = rows[:blank]
    if not head or not all(map(_HEADER.match, head)):
        return False
    return bool(_MAIL_ONLY.search("\n".join(head)))
