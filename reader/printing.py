"""What a command has to say to standard output and standard error, and the exit status of that."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress

from reader.terminal import interrupts_raised

UNREADABLE = 1
"""Exit status of `extract`, `index` and reading: something could not be read."""

NOTHING = 1
"""Exit status of the commands that ask (`list`, `search`): nothing was found."""

FAILED = 2
"""Exit status: wrong words, or output that could not be written; where a command asks, also input
that could not be read."""

INTERRUPTED = 130


class OutputError(Exception):
    """Standard output takes no more; the message says why."""


def put(text: str) -> None:
    """Print a text at once, so that whoever waits for it has it."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(error.strerror) from error


def complain(message: object, status: int = UNREADABLE) -> int:
    """Say on standard error what went wrong, if there is one; gives the exit status."""
    from reader import clean

    with suppress(OSError, ValueError):  # closed, or a disk that is full: nobody can be told
        print(f"warreader: {clean.line(str(message))}", file=sys.stderr, flush=True)
    return status


def printing(work: Callable[[], int]) -> int:
    """Run what prints; a reader that has had enough is no error, an output that is full is one."""
    # A name that is no text, or a narrow encoding, must not end the printing.
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        with interrupts_raised():
            return work()
    except BrokenPipeError:
        _discard(sys.stdout.fileno())
        return 0
    except OutputError as error:
        _discard(sys.stdout.fileno())
        return complain(f"can't write ({error})", FAILED)
    except KeyboardInterrupt:
        _discard(sys.stdout.fileno())
        return INTERRUPTED
    finally:
        _let_go_of_complaints()


def _let_go_of_complaints() -> None:
    """Drop complaints that can't be written, or Python would end with a status of its own."""
    try:
        sys.stderr.flush()
    except (OSError, ValueError):
        _discard(sys.stderr.fileno())


def _discard(descriptor: int) -> None:
    """Send what is still to be written nowhere, or Python would complain of it at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
