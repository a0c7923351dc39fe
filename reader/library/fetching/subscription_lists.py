"""Reads subscription lists (OPML files), whose sources are to be added."""

from __future__ import annotations

from reader.sources.opml import WrongOpmlError, list_at, parse_opml

Listed = tuple[tuple[str, str], ...]
"""Addresses and titles of sources, cleaned."""


def listed_at(path: str) -> Listed | str | None:
    """Return the sources of a list, or why it cannot be read; None if the file is not a list."""
    data = list_at(path)
    if data is None:
        return None
    try:
        return tuple((source.address, source.title) for source in parse_opml(data))
    except WrongOpmlError as error:
        return str(error)
