"""Spaces out requests to one host: one at a time, with at least a second between their starts."""

from __future__ import annotations

import asyncio
import ipaddress
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

GAP = 1.0
"""Seconds between the starts of two requests to one host."""


class Gaps:
    """The queues of all hosts; this machine itself needs no gap."""

    def __init__(self, gap: float = GAP) -> None:
        """`gap` is in seconds."""
        self._gap = gap
        self._locks: dict[str, asyncio.Lock] = {}
        self._next: dict[str, float] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for this host's turn, and keep it during the block."""
        if is_this_machine(host):
            yield
            return
        async with self._locks.setdefault(host, asyncio.Lock()):
            await asyncio.sleep(max(0.0, self._next.get(host, 0.0) - time.monotonic()))
            self._next[host] = time.monotonic() + self._gap
            yield


def is_this_machine(host: str) -> bool:
    """Whether a host name denotes this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
