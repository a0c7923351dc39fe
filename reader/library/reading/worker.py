"""Runs as a process that reads files: requests on standard input, readings on standard output.

A message is its length in eight bytes, then its data: a pickle for a request; JSON for a reading
(`reading_lines.py`), because this process has handled outside text. The process limits its own time
and memory, so the kernel ends it when a file takes too long. It ends when its input is closed.
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
"""Processor seconds per `BYTES_PER_SHARE` bytes of a file, rounded up; news takes a tenth of it."""

BYTES_PER_SHARE = 100_000

HEADER = struct.Struct(">Q")


class WorkerRequest(NamedTuple):
    """A file to read, and its content hash in the index."""

    candidate: Candidate
    known: KnownContent | None


def serve(requests: IO[bytes], results: IO[bytes]) -> None:
    """Read files until the input ends; answers the first message, `ReadingTerms`, with None."""
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
    """Return the processor seconds that reading a file may take."""
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
    """Receive a reading from a process that handled outside text; None means that it is ready.

    EOFError if the stream was closed or the message is not a reading.
    """
    data = _message(stream, MEMORY_LIMIT)
    try:
        return from_line(data)
    except ValueError as error:
        raise EOFError from error


def _message(stream: IO[bytes], most: int | None = None) -> bytes:
    """The bytes of one message; EOFError if it is longer than `most`."""
    (length,) = HEADER.unpack(read_exactly(stream, HEADER.size))
    if most is not None and length > most:
        raise EOFError
    return read_exactly(stream, length)


def limit_itself() -> None:
    """Limit this process's memory and core files, and lower its priority."""
    limit_memory()
    for number in TIMEOUT_SIGNALS:
        signal.signal(number, signal.SIG_DFL)
    os.nice(5)
    gc.disable()  # parsing and annotation create no reference cycles


def main() -> None:
    """Read requests until the parent process ends."""
    limit_itself()
    try:
        serve(sys.stdin.buffer, sys.stdout.buffer)
    except BrokenPipeError:  # the parent has ended
        os._exit(0)


if __name__ == "__main__":
    main()
