"""Runs as a process that reads feeds: requests on standard input, answers on standard output.

The kernel ends it if a feed takes too much time or memory.
"""

from __future__ import annotations

import gc
import os
from typing import IO

from reader.parse.feeds.messages import receive_request, send_feed
from reader.process.limits import NO_MEMORY_STATUS, limit_memory, limit_time


def main(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Read feeds until the input ends."""
    limit_memory()
    gc.disable()
    from reader.parse.feeds.xml_feed import PARSER_ERRORS, parse_xml

    gc.freeze()  # so that collecting after each feed does not visit the modules
    while True:
        try:
            source, seconds = receive_request(requests)
            limit_time(seconds)
            try:
                feed = parse_xml(source)
            except PARSER_ERRORS:
                feed = None
            limit_time(0)
            send_feed(answers, feed)
        except MemoryError:
            os._exit(NO_MEMORY_STATUS)
        except (EOFError, BrokenPipeError):
            return
        gc.collect()
