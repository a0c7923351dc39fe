"""Reads the lines of a file or of standard input, each with a bounded length."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO

_ENDLESS = 10
"""A line this many times as long as the longest allowed is taken to be endless."""


class InputError(Exception):
    """A file cannot be read any further; the message says why."""


def read_lines(path: str, stdin: BinaryIO | None, longest: int) -> Iterator[bytes]:
    """Yield the lines of a file, or of standard input (`-`), as they come, with their line ends.

    Of a line of more than `longest` bytes only the first `longest` + 1 are yielded. Raises
    InputError if something cannot be read.
    """
    try:
        if path != "-":
            with open(path, "rb", opener=_open_without_waiting) as lines:
                yield from _bounded(path, lines, longest, _first_byte(path, lines.fileno()))
        elif stdin is None:
            raise InputError(f"{path} is not connected")
        else:
            yield from _bounded(path, stdin, longest)
    except (OSError, ValueError) as error:
        from reader.pipeline import WEB_ADDRESS, is_address

        if is_address(path):
            raise InputError(f"{path} {WEB_ADDRESS}") from error
        raise InputError(f"{path}: {getattr(error, 'strerror', error)}") from error


def _open_without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK | os.O_NOCTTY)


def _first_byte(path: str, descriptor: int) -> bytes:
    """The first byte of a pipe, if there is one; b"" for other files. Reading blocks from now on.

    InputError for a pipe without a writer, because reading it would never end.
    """
    first = b""
    if stat.S_ISFIFO(os.fstat(descriptor).st_mode):
        with suppress(BlockingIOError):  # the pipe has a writer
            first = os.read(descriptor, 1)
            if not first:
                raise InputError(f"{path} is a pipe that nobody writes to")
    os.set_blocking(descriptor, True)
    return first


def _bounded(path: str, stream: BinaryIO, longest: int, first: bytes = b"") -> Iterator[bytes]:
    """The lines of a stream that begins with `first`; long ones are cut."""
    most = longest + 1
    line = first if first == b"\n" else first + stream.readline(most - len(first))
    while line:
        yield line
        for _ in range(_ENDLESS):
            if len(line) < most or line.endswith(b"\n"):
                break
            line = stream.readline(most)
        else:
            raise InputError(f"{path} has a line of more than {_ENDLESS * longest >> 20} MiB")
        line = stream.readline(most)
