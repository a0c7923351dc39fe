"""Standard input to bytes, as far as a bulletin may be long, without keeping anybody waiting.

Invariant: what was read is never lost; a reading that was stopped is gone on with by the next.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from select import select

ENOUGH = 16 << 20
"""Bytes; more than the library takes, which says so itself."""
GLANCE = 0.1
"""Seconds between two looks at whether to stop, where nothing comes."""
PIECE = 1 << 16


class StandardInput:
    """One descriptor that is read once, by one thread at a time."""

    def __init__(self, descriptor: int) -> None:
        """Nothing is read yet."""
        self._descriptor = descriptor
        self._data = bytearray()
        self._ended = False

    def read(self, stop: Callable[[], bool]) -> bytes | None:
        """All of it, or the first `ENOUGH` bytes; None when stopped before the end."""
        while not self._ended and len(self._data) < ENOUGH:
            if stop():
                return None
            if select([self._descriptor], [], [], GLANCE)[0]:
                self._take()
        return bytes(self._data)

    def _take(self) -> None:
        try:
            piece = os.read(self._descriptor, PIECE)
        except OSError:  # a terminal or a device that has gone: what came until then is all
            piece = b""
        self._data += piece
        self._ended = not piece
