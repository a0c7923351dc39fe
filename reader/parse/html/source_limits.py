"""Refuses the source of a page whose parsing would take quadratic time, before it is parsed.

The HTML parser walks over all open elements for each tag, and over all attributes for each one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_OPENED = re.compile("<[a-zA-Z]")
_VALUE = r"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+)"""
_ATTRIBUTE = re.compile(rf"[\s/]*+=?[^\s/>=]++(?:\s*+=\s*+{_VALUE}?+)?+")
_TAG = re.compile(
    rf"<!--.*?(?:-->|\Z)|<([a-zA-Z][^\s/>]*+)((?:[\s/]++|{_ATTRIBUTE.pattern}|=)*+)(?:>|\Z)",
    re.DOTALL,
)
"""A comment, or a tag by the grammar of HTML; without an end it goes on to the end of the page."""

_UNPARSED = re.compile("script|style|textarea|title", re.IGNORECASE)
"""Elements whose content is no markup."""


class PageLimits(NamedTuple):
    """What a page may have at most; `deepest` is elements inside each other, `letters`
    characters of one paragraph.

    No page that was seen has more than 4,000 tags.
    """

    tags: int = 25_000
    attributes: int = 300
    deepest: int = 300
    letters: int = 1_000_000


LIMITS = PageLimits()


def exceeded_limit(source: str, limits: PageLimits) -> str | None:
    """Return what a page has too much of, in words for the reader, or None."""
    if source.count("<") > limits.tags:
        tags = sum(1 for _ in _OPENED.finditer(source))
        if tags > limits.tags:
            return f"has too many elements ({tags:,}; the limit is {limits.tags:,})"
    if any(count > limits.attributes for count in _attributes(source, limits.attributes)):
        return f"has a tag with too many attributes (the limit is {limits.attributes:,})"
    return None


def _attributes(source: str, few: int) -> Iterator[int]:
    """Yield how many attributes each tag has that may have more than `few`."""
    at = 0
    while tag := _TAG.search(source, at):
        start, end = tag.span(2)
        at = tag.end()
        if end - start > 2 * few:
            yield sum(1 for _ in _ATTRIBUTE.finditer(source, start, end))
        if tag[1] and (unparsed := _UNPARSED.fullmatch(tag[1])):
            close = unparsed[0]
            found = re.compile(f"</{close}", re.IGNORECASE).search(source, at)
            at = found.end() if found else len(source)
