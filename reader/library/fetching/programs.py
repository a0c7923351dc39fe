"""Runs the program of a source, whose output is the document."""

from __future__ import annotations

import asyncio

from reader.library.fetching.children import Child
from reader.sources.fetch.answers import FetchAnswer, FetchFailure, FetchLimits
from reader.sources.fetch.bodies import too_large

_SHELL = "/bin/sh"
_PIECE = 64 * 1024
_UNKNOWN = 127
"""The exit status of a shell that does not find a program."""


async def printed(address: str, command: str, limits: FetchLimits) -> FetchAnswer | FetchFailure:
    """Return the output of a shell command, or why it is not usable.

    The command and everything it started are killed after `limits.seconds`, or if this coroutine is
    cancelled.
    """
    try:
        child = await Child.start([_SHELL, "-c", command])
    except OSError as error:
        return FetchFailure(f"can't be run now ({error.strerror})")
    try:
        async with asyncio.timeout(limits.seconds):
            body = await _output(child.output, limits.size)
            status = await child.process.wait() if body is not None else 0
    except TimeoutError:
        return FetchFailure(f"did not end within {limits.seconds:g} seconds")
    finally:
        await child.end()
    if body is None:
        return FetchFailure(too_large(limits.size))
    if status:
        why = "is not an installed program" if status == _UNKNOWN else f"ended with status {status}"
        return FetchFailure(why)
    return FetchAnswer(0, address, "", {}, body, len(body))


async def _output(stream: asyncio.StreamReader, most: int) -> bytes | None:
    """All output of a process; None if it is more than `most` bytes."""
    found = bytearray()
    while piece := await stream.read(_PIECE):
        found += piece
        if len(found) > most:
            return None
    return bytes(found)
