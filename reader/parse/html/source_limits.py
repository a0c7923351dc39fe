"""Rejects page sources whose parsing would take quadratic time, before they are parsed.

The HTML parser walks over all open elements for each tag, and over all attributes for each one.
Whether something is a tag depends on scripts, comments and drawings around it, which only the
parser can tell: so everything that may be a tag is counted, wherever it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

_SIGNS, _RUNS = "<" * 8, re.compile("<{2,}")

_OPENED = re.compile(r"<(?:[a-z]|/(?:p|br)\b)", re.IGNORECASE)
"""Matches what makes an element: a start tag, and the end of a paragraph that is not open."""

_VALUE = r"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+)"""
_ATTRIBUTE = re.compile(rf"=?[^\s/>=]++(?:\s*+=\s*+{_VALUE}?+)?+")
"""An attribute, without the space before it: searching from each space would be quadratic."""
_TAG = re.compile(rf"</?([a-zA-Z][^\s/>]*+)(?=((?:[\s/]++|{_ATTRIBUTE.pattern}|=)*+))")
"""What may be a tag, with the attributes after it by the grammar of HTML.

Attributes without an end reach to the end of the page.
"""

_FEW = 40
"""The most attributes of a plain tag."""
_NO_PLAIN_TAG = re.compile(
    r"""<(?=/?[a-zA-Z])(?!/?(?!html|body)[a-z][\w:-]*+"""
    rf"""(?:[ \t\n\f\r]++[\w:.@-]++(?:="[^"]*+"|='[^']*+')?+){{0,{_FEW}}}+[ \t\n\f\r]*+/?>)""",
    re.IGNORECASE | re.ASCII,
)
"""The start of what may be a tag, but not a plain one, whose few attributes have quoted values."""

_LETTERS = re.compile(
    r"<(?=[b-u])(?:b|big|code|em|font|i|s|small|strike|strong|tt|u)(?=[\s/>])[^>]*+", re.IGNORECASE
)
_ALIKE = 3
_SHORT = 200
"""Characters of attributes that are not counted one by one: each takes two or more."""
_PASSES = 10
"""How often each character may be examined, because possible tags may overlap."""
_ONE_ELEMENT = ("html", "body")
"""Elements that a page has once; the attributes of a second one are added to the first."""


class PageLimits(NamedTuple):
    """The limits for a page.

    `pairs` are those of attributes in one tag, over all tags (a millisecond for half a million);
    `repeated` are open formatting elements (`<b>`), times all tags (100 bytes for each); `deepest`
    is the nesting of elements, `letters` the characters of one paragraph. JSON-LD scripts with more
    than `json_characters` are ignored, and so are objects and lists beyond `json_values` and
    entries of a live page beyond `updates`.

    No real page examined has more than 4,000 tags or 1.2 million pairs.
    """

    tags: int = 25_000
    pairs: int = 500_000_000
    repeated: int = 3_000_000
    deepest: int = 300
    letters: int = 1_000_000
    json_characters: int = 3_000_000
    json_values: int = 50_000
    updates: int = 2_000


LIMITS = PageLimits()


def without_runs(source: str) -> str:
    """Return a source with repeated `<` signs reduced to one: only the last can begin a tag."""
    return _RUNS.sub("<", source) if _SIGNS in source else source


def exceeded_limit(source: str, limits: PageLimits) -> str | None:
    """Return the limit that a page exceeds, in words for the user, or None."""
    source = without_runs(source)
    if source.count("<") > limits.tags:
        tags = sum(1 for _ in _OPENED.finditer(source))
        if tags > limits.tags:
            return f"has too many elements ({tags:,}; the limit is {limits.tags:,})"
    if _has_many_pairs(source, limits.pairs):
        return "has tags with too many attributes"
    if _repeated(source, limits.repeated) > limits.repeated:
        return "has too many bold and similar elements that do not end"
    return None


def _repeated(source: str, most: int) -> int:
    """Return how many elements the parser may make of formatting elements that are still open.

    It repeats them in each element after them, up to three with the same attributes.
    """
    kinds: Counter[str] = Counter(_LETTERS.findall(source))
    open_at_most = sum(min(count, _ALIKE) for count in kinds.values())
    tags = source.count("<")
    return open_at_most * tags if tags * len(kinds) * _ALIKE > most else 0


def _has_many_pairs(source: str, most: int) -> bool:
    """Whether the pairs of attributes, or the work to count them, are too many.

    Counting all tags takes a fifth of the time of a page: plain tags are only counted one by one
    if all of them with the most attributes would be too many.
    """
    left = most - source.count("<") * _FEW * _FEW
    if left > 0:
        others = (_TAG.match(source, tag.start()) for tag in _NO_PLAIN_TAG.finditer(source))
        if not _have_many_pairs(filter(None, others), left, _PASSES * len(source)):
            return False
    return _have_many_pairs(_TAG.finditer(source), most, _PASSES * len(source))


def _have_many_pairs(tags: Iterable[re.Match[str]], most: int, left: int) -> bool:
    """Whether tags have too many pairs, or more than `left` characters to count them."""
    pairs = added = 0
    for tag in tags:
        start, end = tag.span(2)
        left -= end - tag.start()  # also of the name, which may be as long as the page
        count = (end - start) // 2
        if count > _SHORT // 2:
            count = sum(1 for _ in _ATTRIBUTE.finditer(tag.string, start, end))
        pairs += count * count
        if tag[1].lower() in _ONE_ELEMENT:
            added += count
        if left < 0 or pairs + added * added > most:
            return True
    return False
