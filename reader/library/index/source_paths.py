"""Converts paths to the bytes that the index stores, and tests which are below which."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache

FEW = 16
"""Up to this number of sources, a path is compared with each."""


def source_path(path: str) -> bytes:
    """Return the path under which a file is stored in the index: absolute, if possible.

    In a deleted folder no path can be made absolute; it is only normalised.
    """
    try:
        return os.fsencode(os.path.abspath(path))
    except OSError:
        return os.fsencode(os.path.normpath(path))


def under(sources: frozenset[bytes]) -> Callable[[bytes], bool]:
    """Return a test whether a path is a source or below one.

    Fast, because it runs for every file.
    """
    if len(sources) <= FEW:
        folders = tuple(source.rstrip(b"/") + b"/" for source in sources)
        return lambda path: path.startswith(folders) or path in sources

    @cache
    def below(folder: bytes) -> bool:
        above = os.path.dirname(folder)
        return folder in sources or (above != folder and below(above))

    return lambda path: path in sources or below(os.path.dirname(path))
