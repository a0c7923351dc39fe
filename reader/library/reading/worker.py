"""Runs as a process that reads files: requests on standard input, readings on standard output.

A message is its length in eight bytes, then its data: a pickle for a request, JSON for a reading
(`reading_lines.py`), because what this process sends has been near outside text. The process limits
its own time and memory, so that the kernel ends it when a file takes too long; it ends when its
input is closed.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import struct
import sys
from typing import IO, Any, NamedTuple

from reader import pipeline
from reader.library.index.prepare import FileReading, KnownContent, ReadingTerms, read_candidate
from reader.library.reading.reading_lines import from_line, to_line
from reader.pipeline import Candidate
from reader.process.limits import (
    MEMORY_LIMIT,
    NO_MEMORY_STATUS,
    TIMEOUT_SIGNALS,
    limit_memory,
    limit_time,
    read_exactly,
)

SECONDS_PER_SHARE = 5.0
"""Processor seconds per started `BYTES_PER_SHARE` of a file; news takes a tenth of it."""

BYTES_PER_SHARE = 100_000

HEADER = struct.Struct(">Q")


class WorkerRequest(NamedTuple):
    """A file to read, and what the index has of it."""

    candidate: Candidate
    known: KnownContent | None


def serve(requests: IO[bytes], results: IO[bytes]) -> None:
    """Read files until the input ends; the first message is `ReadingTerms`, its answer None."""
    terms: ReadingTerms = receive(requests)
    pipeline.annotate_text("The rules load their words of 5 lists when they are first used.")
    send_data(results, to_line(None))
    while True:
        try:
            request: WorkerRequest = receive(requests)
        except EOFError:
            return
        limit_time(seconds_for(request.candidate))
        try:
            reading: FileReading = read_candidate(request.candidate, request.known, terms)
        except MemoryError:
            os._exit(NO_MEMORY_STATUS)  # the memory left may not suffice for the next file
        limit_time(0)
        send_data(results, to_line(reading))


def seconds_for(candidate: Candidate) -> float:
    """Processor seconds that reading a file may take."""
    return SECONDS_PER_SHARE * (1 + candidate.size // BYTES_PER_SHARE)


def send(stream: IO[bytes], message: object) -> None:
    """Write one request."""
    send_data(stream, pickle.dumps(message, pickle.HIGHEST_PROTOCOL))


def send_data(stream: IO[bytes], data: bytes) -> None:
    """Write one message."""
    stream.write(HEADER.pack(len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read one request; EOFError when the other side has closed the stream."""
    return pickle.loads(_message(stream))


def receive_reading(stream: IO[bytes]) -> FileReading | None:
    """Read a reading from a process that read outside text; None when it reports to be ready.

    EOFError when the stream was closed, or what was sent is no reading.
    """
    data = _message(stream, MEMORY_LIMIT)
    try:
        return from_line(data)
    except ValueError as error:
        raise EOFError from error


def _message(stream: IO[bytes], most: int | None = None) -> bytes:
    """The bytes of one message; EOFError where it has more than `most`."""
    (length,) = HEADER.unpack(read_exactly(stream, HEADER.size))
    if most is not None and length > most:
        raise EOFError
    return read_exactly(stream, length)


def limit_itself() -> None:
    """Set limits on memory and core files, and lower the priority for the screen's sake."""
    limit_memory()
    for number in TIMEOUT_SIGNALS:
        signal.signal(number, signal.SIG_DFL)
    os.nice(5)
    gc.disable()  # the objects made of a text have no cycles


def main() -> None:
    """Read requests until the parent process ends."""
    limit_itself()
    try:
        serve(sys.stdin.buffer, sys.stdout.buffer)
    except BrokenPipeError:  # the parent has ended
        os._exit(0)


if __name__ == "__main__":
    main()
