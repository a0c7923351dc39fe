"""Standard output, standard error and exit statuses; all verbs print through this module."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.terminal import interrupts_raised

if TYPE_CHECKING:
    from reader.models import Unreadable

UNREADABLE = 1
"""Exit status of `extract`, `index` and reading: something could not be read."""

NOTHING = 1
"""Exit status of the verbs that ask (`list`, `search`): nothing was found."""

FAILED = 2
"""Exit status: wrong arguments, or output that could not be written.

For verbs that ask, also unreadable input.
"""

INTERRUPTED = 130
"""Exit status after ^C: 128 plus the number of the signal, as in a shell."""


class OutputError(Exception):
    """Standard output is not writable; the message says why."""


def print_text(text: str) -> None:
    """Print a text with a line end and flush, so that a waiting program gets it.

    Raises OutputError, or BrokenPipeError if the reading end is closed.
    """
    try:
        print(text, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(error.strerror) from error


def complain(message: object, status: int = UNREADABLE) -> int:
    """Print an error message, cleaned, to standard error if that is open; returns the status."""
    from reader import clean

    with suppress(OSError, ValueError):  # standard error is closed, or its disk is full
        print(f"warreader: {clean.line(str(message))}", file=sys.stderr, flush=True)
    return status


def complain_unreadable(found: Iterable[Unreadable], status: int = UNREADABLE) -> int:
    """Report each source that could not be read; returns the status, 0 if there is none."""
    return max((complain(f"{one.source} {one.why}", status) for one in found), default=0)


def complain_unsaved(lost: Iterable[str]) -> int:
    """Report each mark that could not be saved; returns the status, 0 if there is none."""
    return max((complain(f"not saved: {mark}", FAILED) for mark in lost), default=0)


def run_printing(work: Callable[[], int]) -> int:
    """Call a function that prints and returns a status; returns the exit status of the run.

    It is not an error if a reader closes the pipe. Output that cannot be written is reported.
    """
    # An undecodable file name, or a limited encoding, must not end the printing.
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
        _drop_complaints()


def _drop_complaints() -> None:
    """Discard unwritable error messages; otherwise Python would change the exit status."""
    try:
        sys.stderr.flush()
    except (OSError, ValueError):
        _discard(sys.stderr.fileno())


def _discard(descriptor: int) -> None:
    """Redirect a stream's buffered rest to the null device, because Python flushes it at exit."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, descriptor)
    os.close(null)
