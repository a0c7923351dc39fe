"""Reads a bulletin from standard input, in a thread that can be stopped at any time.

Invariant: bytes that were read are never lost; the next reading continues a stopped one.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from select import select

ENOUGH = 16 << 20
"""The most bytes to read; the library accepts fewer, and itself says that a text is too long."""
GLANCE = 0.1
"""Seconds between two checks whether to stop, while no input comes."""
PIECE = 1 << 16


class StandardInput:
    """A file descriptor that is read once, by one thread at a time."""

    def __init__(self, descriptor: int) -> None:
        """Start without reading."""
        self._descriptor = descriptor
        self._data = bytearray()
        self._ended = False

    def read(self, stop: Callable[[], bool]) -> bytes | None:
        """Return all input, or its first `ENOUGH` bytes; None if stopped before the end."""
        while not self._ended and len(self._data) < ENOUGH:
            if stop():
                return None
            if select([self._descriptor], [], [], GLANCE)[0]:
                self._take()
        return bytes(self._data)

    def _take(self) -> None:
        try:
            piece = os.read(self._descriptor, PIECE)
        except OSError:  # the terminal or device has gone: use the bytes read until now
            piece = b""
        self._data += piece
        self._ended = not piece
