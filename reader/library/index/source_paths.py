"""Turns paths into the bytes that the index keeps, and tells which are below which."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache

FEW = 16
"""Up to so many sources a path is compared with each."""


def source_path(path: str) -> bytes:
    """The path that a file is kept under in the index.

    In a folder that was deleted no path can be made absolute; it stays as it is.
    """
    try:
        return os.fsencode(os.path.abspath(path))
    except OSError:
        return os.fsencode(os.path.normpath(path))


def under(sources: frozenset[bytes]) -> Callable[[bytes], bool]:
    """Whether a path is one of the sources or below one; fast, as it is asked of every file."""
    if len(sources) <= FEW:
        folders = tuple(source.rstrip(b"/") + b"/" for source in sources)
        return lambda path: path.startswith(folders) or path in sources

    @cache
    def below(folder: bytes) -> bool:
        above = os.path.dirname(folder)
        return folder in sources or (above != folder and below(above))

    return lambda path: path in sources or below(os.path.dirname(path))
