"""Standard output, standard error and exit statuses: the one place that decides about them."""

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
"""Exit status: wrong words, or output that could not be written; of verbs that ask, also input that
could not be read."""

INTERRUPTED = 130
"""Exit status after ^C: 128 and the signal's number, as a shell has it."""


class OutputError(Exception):
    """Standard output can't be written; the message says why."""


def print_text(text: str) -> None:
    """Print a text and a line end at once, so that a program that waits for it gets it.

    Raises OutputError, or BrokenPipeError where nobody reads any more.
    """
    try:
        print(text, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(error.strerror) from error


def complain(message: object, status: int = UNREADABLE) -> int:
    """Print what went wrong, cleaned, to standard error, if that is open; returns the status."""
    from reader import clean

    with suppress(OSError, ValueError):  # closed, or a disk that is full: nobody can be told
        print(f"warreader: {clean.line(str(message))}", file=sys.stderr, flush=True)
    return status


def complain_unreadable(found: Iterable[Unreadable], status: int = UNREADABLE) -> int:
    """Complain of each source that could not be read; returns the status, 0 if there is none."""
    return max((complain(f"{one.source} {one.why}", status) for one in found), default=0)


def complain_unsaved(lost: Iterable[str]) -> int:
    """Complain of each mark that could not be saved; returns the status, 0 if there is none."""
    return max((complain(f"not saved: {mark}", FAILED) for mark in lost), default=0)


def run_printing(work: Callable[[], int]) -> int:
    """Call what prints and returns an exit status; returns the status of the run.

    A reader that closed the pipe is no error.  Output that can't be written is, and is told.
    """
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
        _drop_complaints()


def _drop_complaints() -> None:
    """Discard complaints that can't be written, or Python would end with a status of its own."""
    try:
        sys.stderr.flush()
    except (OSError, ValueError):
        _discard(sys.stderr.fileno())


def _discard(descriptor: int) -> None:
    """Send what is still in a stream's buffer to the null device: Python flushes it at the end."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, descriptor)
    os.close(null)
