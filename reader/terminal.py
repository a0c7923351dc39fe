"""Prepares the standard streams and ^C for the program and its screen."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

KEYS, DRAWING = 0, 2
"""The descriptors from which the screen reads keys and on which it draws."""

NARROWEST = 20
"""The least number of cells in a line of plain text."""


def open_missing_streams() -> None:
    """Open the null device for each standard stream that was closed.

    Otherwise the next opened file gets the stream's number. `sys.stdin` stays None if it was
    closed, so that it is not taken for an empty file. Writing to a closed standard output fails, so
    that nothing counts as printed that was not.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            access = os.O_RDONLY if name == "stdout" else os.O_RDWR
            os.open(os.devnull, access)  # gets the lowest free number, which is this one
            os.set_inheritable(number, True)
        if name != "stdin" and getattr(sys, name) is None:
            stream = open(number, "w", closefd=False)  # noqa: SIM115
            setattr(sys, name, stream)


def has_screen() -> bool:
    """Whether standard output is a terminal that can show a screen; a dumb one cannot."""
    is_dumb = os.environ.get("TERM") == "dumb"  # such as a shell in Emacs, or a build log
    return sys.stdout.isatty() and not is_dumb


def text_width() -> int:
    """Return the cells in a line of the terminal (`COLUMNS`, or a standard stream's); else 80."""
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and 0 < len(given) < 5:
        return max(int(given), NARROWEST)
    for descriptor in (1, 2, 0):
        with suppress(OSError):
            if columns := os.get_terminal_size(descriptor).columns:
                return max(columns, NARROWEST)
    return 80


def end_at_interrupt() -> None:
    """Make ^C end the process at once and without a message, as other signals do.

    Python would raise KeyboardInterrupt in whatever line runs: some code turns that into another
    exception, and exceptions in callbacks are dropped. An ignored signal (of a background job)
    stays ignored.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def interrupts_raised() -> Iterator[None]:
    """Make ^C raise KeyboardInterrupt inside the block, for code that must clean up."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        if before is signal.SIG_DFL:
            signal.signal(signal.SIGINT, before)


@contextmanager
def terminal_in_place(device: str = "/dev/tty") -> Iterator[int | None]:
    """Put the terminal on descriptors 0 and 2 inside the block, if they are something else.

    Yield the descriptor of a piped standard input, or None if standard input is the terminal. Raise
    OSError if the process has no terminal.
    """
    moved = {fd: os.dup(fd) for fd in (KEYS, DRAWING) if not os.isatty(fd)}
    try:
        for fd in moved:
            terminal = os.open(device, os.O_RDWR)
            os.dup2(terminal, fd)
            os.close(terminal)
        _give_files()
        yield moved.get(KEYS)
    finally:
        for fd, kept in moved.items():
            os.dup2(kept, fd)
            os.close(kept)


def _give_files() -> None:
    """Make the file objects that Python left out because the streams were closed at its start."""
    for name, fd, mode in (("__stdin__", KEYS, "r"), ("__stderr__", DRAWING, "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(fd, mode, closefd=False))  # noqa: SIM115
