"""Limits of time and memory that a process sets for itself before it reads outside text."""

from __future__ import annotations

import resource
import signal
from typing import IO

MEMORY_LIMIT = 1 << 30
"""Most bytes of memory that a process may use."""

CLOCK_FACTOR = 6
"""Clock time may be this many times the processor time, because machine or disk may be busy."""

TIMEOUT_SIGNALS = (signal.SIGPROF, signal.SIGALRM)
"""The signals that end a process that takes too long."""

NO_MEMORY_STATUS = 12
"""The exit status of a process that ran out of memory."""


def limit_memory() -> None:
    """Limit the memory of this process, and disable core files."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_time(seconds: float) -> None:
    """Have the kernel end this process after this processor time; 0 removes the limit."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, seconds * CLOCK_FACTOR)


def read_exactly(stream: IO[bytes], count: int) -> bytes:
    """Read exactly `count` bytes of a pipe; EOFError if it is closed before."""
    data = bytearray()
    while len(data) < count:
        piece = stream.read(count - len(data))
        if not piece:
            raise EOFError
        data += piece
    return bytes(data)
