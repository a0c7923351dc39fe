"""What can't be read yet, by its address, its name or how its text begins: pages, feeds, mail."""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress

_ADDRESS = re.compile(r"(?:https?|feed|ftps?|gemini|gopher)://", re.IGNORECASE)
_ADVICE = "can't be read yet; save the text to a file"
WEB_ADDRESS = f"is a web address, which {_ADVICE}"

_PAGE = f"is a web page (HTML), which {_ADVICE}"
_XML = f"is XML or a feed, which {_ADVICE}"
_JSON = f"is JSON, which {_ADVICE}"
_MAIL = f"is mail as it was sent, which {_ADVICE}"

_BY_ENDING = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), _PAGE),
    **dict.fromkeys((".xml", ".rss", ".atom", ".opml"), _XML),
    **dict.fromkeys((".json", ".jsonl", ".ndjson"), _JSON),
    **dict.fromkeys((".eml", ".mbox", ".mht", ".mhtml"), _MAIL),
}
"""Other formats that consist of text, so that their bytes do not show what they are."""

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
"""Lines in which mail ends its headers."""


def is_address(path: str) -> bool:
    """Whether a path is meant to be a web address."""
    return bool(_ADDRESS.match(path))


def refused(path: str, text: str) -> str | None:
    """Why a text is none of a reader's, in words that follow its name; None if it may be one."""
    return _BY_ENDING.get(os.path.splitext(path)[1].lower()) or _refused_text(text)


def _refused_text(text: str) -> str | None:
    start = _without_comments(text)
    if _PAGE_BEGINS.match(text, start):
        return _PAGE
    if _XML_BEGINS.match(text, start):
        return _XML
    if _is_json(text):
        return _JSON
    return _MAIL if _is_mail(text) else None


def _without_comments(text: str) -> int:
    """Where a text begins after blank space and comments of HTML."""
    at = 0
    for _ in range(_MOST_COMMENTS):
        blank = _BLANK.match(text, at)
        at = blank.end() if blank else at
        if not text.startswith("<!--", at) or (end := text.find("-->", at + 4)) < 0:
            return at
        at = end + 3
    return at


def _is_json(text: str) -> bool:
    """Whether a text is an object or a list as JSON writes it, or its first line is an object."""
    whole = text.strip()
    first = whole.partition("\n")[0].rstrip()
    for piece, marks in ((whole, ("{}", "[]")), (first, ("{}",))):
        if piece[:1] + piece[-1:] in marks:
            with suppress(ValueError, RecursionError):
                return isinstance(json.loads(piece), dict | list)
    return False


def _is_mail(text: str) -> bool:
    """Whether a text begins with the headers of mail that only programs write."""
    rows = text.lstrip("\ufeff").split("\n", _HEADERS)[:_HEADERS]
    blank = next((number for number, row in enumerate(rows) if not row.strip()), len(rows))
    head = rows[:blank]
    if not head or not all(map(_HEADER.match, head)):
        return False
    return bool(_MAIL_ONLY.search("\n".join(head)))
