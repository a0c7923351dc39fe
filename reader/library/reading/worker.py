"""One process that looks at files: requests on standard input to looks on standard output.

A message is its length in eight bytes and then a pickle.  The process sets its own limits, so that
the kernel ends it when a file takes too long, whatever it is doing then; it ends too when nobody
asks any more.
"""

from __future__ import annotations

import gc
import os
import pickle
import resource
import signal
import struct
import sys
from typing import IO, Any, NamedTuple

from reader import pipeline
from reader.library.index.prepare import FileReading, KnownContent, ReadingTerms, read_candidate
from reader.pipeline import Candidate

MEMORY = 1 << 30
"""The most bytes that reading one file may need."""

SECONDS = 5.0
"""Processor time that a file may take, and as much again for each `BYTES`: news takes a tenth."""

BYTES = 100_000

SLOWEST = 6
"""How many times as long it may take by the clock: the machine may be busy, the disk far away."""

OUT_OF_TIME = (signal.SIGPROF, signal.SIGALRM)
"""What a process that took too long is ended by."""

NO_MEMORY = 12
"""The exit status when memory did not suffice."""

HEADER = struct.Struct(">Q")


class WorkerRequest(NamedTuple):
    """A file to look at, and what the index has of it."""

    candidate: Candidate
    known: KnownContent | None


def serve(requests: IO[bytes], looks: IO[bytes]) -> None:
    """Look at files until nobody asks for more; the first message is `Terms`, the answer None."""
    terms: ReadingTerms = receive(requests)
    pipeline.annotate_text("The rules load their words of 5 lists when they are first used.")
    send(looks, None)
    while True:
        try:
            request: WorkerRequest = receive(requests)
        except EOFError:
            return
        _limit_time(seconds_for(request.candidate))
        try:
            found: FileReading = read_candidate(request.candidate, request.known, terms)
        except MemoryError:
            os._exit(NO_MEMORY)  # what is left of the memory may not do for the next one
        _limit_time(0)
        send(looks, found)


def seconds_for(candidate: Candidate) -> float:
    """How long looking at a file may take."""
    return SECONDS * (1 + candidate.size // BYTES)


def _limit_time(seconds: float) -> None:
    """Have the kernel end this process when so much time has passed; 0 takes that back."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, seconds * SLOWEST)


def send(stream: IO[bytes], message: object) -> None:
    """Write one message."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(HEADER.pack(len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read one message whole; EOFError when the other side has gone."""
    (length,) = HEADER.unpack(_exactly(stream, HEADER.size))
    return pickle.loads(_exactly(stream, length))


def _exactly(stream: IO[bytes], count: int) -> bytes:
    data = bytearray()
    while len(data) < count:
        piece = stream.read(count - len(data))
        if not piece:
            raise EOFError
        data += piece
    return bytes(data)


def limit_itself() -> None:
    """Limits that nothing in a file can lift, and room for the screen on the processors."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for number in OUT_OF_TIME:
        signal.signal(number, signal.SIG_DFL)
    os.nice(5)
    gc.disable()  # what is made of a text has no cycles, so collecting finds nothing there


def main() -> None:
    """Run as a process of its own."""
    limit_itself()
    try:
        serve(sys.stdin.buffer, sys.stdout.buffer)
    except BrokenPipeError:  # whoever asked has gone
        os._exit(0)


if __name__ == "__main__":
    main()
