"""Interprets a word that the reader typed as a source."""

from __future__ import annotations

import os
import re

from reader.settings.source_list import (
    PROGRAM,
    AddedSource,
    is_web_address,
    line_of_source,
    parse_sources,
)

NO_ADDRESS = "is not an address like https://example.org/feed.xml"
_MISSING = "is not there"
_HERE = re.compile(r"(?:localhost|127(?:\.\d+){3}|\[::1\])(?:[:/]|$)")
"""The host of an address on this computer, where servers seldom have certificates."""


def source_of(word: str) -> AddedSource | str:
    """Return the source, or why the word is none, in words that follow it.

    An existing file or folder has priority. "feed:" stands for "http:", and no scheme for https.
    """
    path = os.path.abspath(os.path.expanduser(word))
    if "://" not in word and "\0" not in word and os.path.lexists(path):
        return _checked(path)
    if word.startswith(("/", "~", ".")):
        return _MISSING
    return _checked(full_address(word))


def full_address(word: str) -> str:
    """Complete an address: "feed:" means "http:", no scheme https, or http on this computer."""
    if word.startswith(PROGRAM):
        return word
    if word.lower().startswith("feed:"):
        rest = word[len("feed:") :].removeprefix("//")
        return rest if "://" in rest else f"http://{rest}"
    if "://" in word:
        return word
    return f"{'http' if _HERE.match(word) else 'https'}://{word}"


def listed_source(address: str, title: str) -> AddedSource | None:
    """Return a source of a subscription list; None if it is not on the web."""
    address = address.removeprefix("feed:") if "://" in address[5:] else address
    return AddedSource(address, " ".join(title.split())) if is_web_address(address) else None


def _checked(address: str) -> AddedSource | str:
    """The source, if the list can contain its address; otherwise a message."""
    source = AddedSource(address)
    return source if parse_sources(line_of_source(source)) == ((source,), ()) else NO_ADDRESS
