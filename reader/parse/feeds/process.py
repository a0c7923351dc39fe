"""Runs as a process that reads feeds: requests on standard input, answers on standard output.

The kernel ends it when a feed takes too long or too much memory.
"""

from __future__ import annotations

import gc
import os
import resource
import signal
from typing import IO

from reader.parse.feeds.messages import NO_MEMORY_STATUS, receive_request, send_feed

MEMORY_LIMIT = 1 << 30
"""Most bytes of memory that the process may use."""

_CLOCK_FACTOR = 6
"""Clock time may be this many times the processor time: the machine may be busy."""


def main(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Read feeds until the input ends."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.disable()
    from reader.parse.feeds.xml_feed import parse_xml

    while True:
        try:
            source, seconds = receive_request(requests)
            _limit_time(seconds)
            feed = parse_xml(source)
            _limit_time(0)
            send_feed(answers, feed)
        except MemoryError:
            os._exit(NO_MEMORY_STATUS)
        except (EOFError, BrokenPipeError):
            return
        gc.collect()


def _limit_time(seconds: float) -> None:
    """Have the kernel end this process after so many seconds; 0 removes the limit."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, seconds * _CLOCK_FACTOR)
