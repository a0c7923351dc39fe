"""Finds the plain text in a page that a browser made to show a text file, and that was saved."""

from __future__ import annotations

import re
from html import unescape

PAGE = "text/html"

_LONGEST_HEAD = 5000
"""The most characters before the text."""
_SHOWN = re.compile(
    r"\s*+(?:<!doctype[^<>]{0,300}+>\s*+)?<html[^<>]{0,300}+>\s*+"
    r"(?:<head[^<>]{0,300}+>(?:\s*+<(?:meta|link)\b[^<>]{0,500}+>|\s*+<title>[^<>]{0,500}+</title>|"
    r"\s*+<style\b[^<>]{0,200}+>[^<>]{0,2000}+</style>)*+\s*+</head>\s*+)?"
    r"<body[^<>]{0,300}+>\s*+<pre\b[^<>]{0,500}+>",
    re.IGNORECASE,
)
"""Matches all markup before the text."""
_END = re.compile(r"</pre>(?:\s|</?(?:div|body|html)\b[^<>]{0,300}+>)*+", re.IGNORECASE)


def text_in_page(source: str) -> str:
    """Return the text of a page that is nothing else than one preformatted text, or ""."""
    begun = _SHOWN.match(source, 0, _LONGEST_HEAD)
    if begun is None:
        return ""
    end = source.find("<", begun.end())
    if end < 0 or not _END.fullmatch(source, end):
        return ""
    return unescape(source[begun.end() : end])
