"""Runs as a process that examines fetched documents, within limits of time and memory.

Requests arrive on standard input as pickles. Answers are JSON, because this process handles outside
text.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from typing import IO, NamedTuple

from reader.library.fetching.contents import contents_of, to_line
from reader.library.reading.worker import limit_itself, receive, send_data
from reader.process.limits import NO_MEMORY_STATUS, limit_time
from reader.sources.stored import StoredDocument

SECONDS = 5.0
"""Processor seconds that a document may take; a feed of 10 MB takes a fifth of it."""


class ContentsRequest(NamedTuple):
    """A document to examine, and the current day."""

    document: StoredDocument
    today: date


def serve(requests: IO[bytes], results: IO[bytes]) -> None:
    """Answer requests until the input ends; the first answer reports that the process is ready."""
    send_data(results, to_line(None))
    while True:
        try:
            request: ContentsRequest = receive(requests)
        except EOFError:
            return
        limit_time(SECONDS)
        try:
            found = contents_of(request.document, request.today)
        except MemoryError:
            os._exit(NO_MEMORY_STATUS)
        limit_time(0)
        send_data(results, to_line(found))


def main() -> None:
    """Answer requests until the parent process ends."""
    limit_itself()
    try:
        serve(sys.stdin.buffer, sys.stdout.buffer)
    except BrokenPipeError:
        os._exit(0)


if __name__ == "__main__":
    main()
