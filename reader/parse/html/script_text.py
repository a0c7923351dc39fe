"""Finds the markup of an article in scripts, and in the shadow roots of custom elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

MOST_CHARACTERS = 3_000_000
"""The most characters of all scripts together; further scripts are ignored."""
_LEAST = 150
_DEEPEST = 3
"""The levels of JSON strings inside JSON strings."""

_STRING = re.compile(r'"((?:[^"\\]++|\\.)*+)(?:"|\\?\Z)', re.DOTALL)
"""A JSON string; one without an end reaches to the end of the source."""
_PARAGRAPH = re.compile(r"(?:<|\\u003c)p[ >\\]", re.IGNORECASE)


def markup_in_scripts(page: LexborHTMLParser) -> str:
    """Return the longest string of paragraphs in the scripts of a page, or ""."""
    found = ""
    left = MOST_CHARACTERS
    for script in page.css("script:not([src])"):
        source = script.text()
        left -= len(source)
        if left < 0:
            break
        for text in _strings(source, _DEEPEST):
            if len(text) > len(found):
                found = text
    return found


def _strings(source: str, deepest: int) -> Iterator[str]:
    """Yield the strings with paragraphs in a source; inner strings replace the ones around them."""
    if not deepest or not _PARAGRAPH.search(source):
        return
    for match in _STRING.finditer(source):
        if len(match[1]) < _LEAST or not _PARAGRAPH.search(match[1]):
            continue
        try:
            text = json.loads(match[0], strict=False)
        except ValueError:
            continue
        inner = [one for one in _strings(text, deepest - 1) if 2 * len(one) > len(text)]
        if inner:
            yield from inner
        elif (start := text.find("<")) >= 0:
            yield text[start:]


_TEMPLATE = re.compile(r"<(/?)template\b([^<>]{0,300})>", re.IGNORECASE)
_ROOT = "shadowroot"


def with_roots(source: str) -> str:
    """Return a page with the content of the shadow roots that a browser saved as templates.

    "" if the page has none.
    """
    if _ROOT not in source:
        return ""
    is_open = list[bool]()

    def shown(tag: re.Match[str]) -> str:
        if not tag[1]:
            is_open.append(_ROOT in tag[2])
            return "<div>" if is_open[-1] else tag[0]
        return "</div>" if is_open and is_open.pop() else tag[0]

    return _TEMPLATE.sub(shown, source)
