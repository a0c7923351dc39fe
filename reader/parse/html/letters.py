"""Compares, measures and shortens texts."""

from __future__ import annotations

import re

from reader.clean import line

WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A letter of a script without spaces."""

_LONGEST = 1000
"""Characters of a page's metadata that are read."""
_OTHER = re.compile(r"[\W_]+")


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text that are separated by spaces."""
    return frozenset(text.split())


def short_line(text: str) -> str:
    """Return the beginning of a text as a cleaned line."""
    return line(text[:_LONGEST])


def squeezed(text: str) -> str:
    """Return only the letters and digits of a text, in lower case."""
    return _OTHER.sub("", text).lower()


def same_name(name: str, publisher: str) -> bool:
    """Return whether a name is equal to the publisher's, or one is part of the other."""
    one, other = squeezed(name), squeezed(publisher)
    return bool(one and other) and (one in other or other in one)


def size_of(text: str) -> int:
    """Return the length of a text; a letter of a script without spaces counts as two."""
    return len(text) + len(WIDE.findall(text))
