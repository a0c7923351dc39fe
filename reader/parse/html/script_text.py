"""Finds the markup of an article in the scripts of a page that only a browser would fill."""

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
