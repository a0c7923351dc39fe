"""Standard streams as the screen needs them, whatever they are: keys on 0, drawing on 2."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

KEYS, DRAWING = 0, 2


def open_missing_streams() -> None:
    """Make up for streams that were closed, before a file of ours is given their number.

    `sys.stdin` stays None where it was closed, so that nobody takes it for an empty file; a print
    without standard output would go to standard error.  Writing to a standard output that was
    closed fails, so that nobody takes for printed what was not.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            access = os.O_RDONLY if name == "stdout" else os.O_RDWR
            os.open(os.devnull, access)  # the lowest number that is free: this one
            os.set_inheritable(number, True)
        if name != "stdin" and getattr(sys, name) is None:
            stream = open(number, "w", closefd=False)  # noqa: SIM115
            setattr(sys, name, stream)


def has_screen() -> bool:
    """Whether standard output is a terminal that can show a screen; a dumb one can't."""
    is_dumb = os.environ.get("TERM") == "dumb"  # a shell in Emacs, a log of some builder
    return sys.stdout.isatty() and not is_dumb


def end_at_interrupt() -> None:
    """Have ^C end the program where it stands and say nothing, as other signals do.

    An exception that a signal raises can come out of any line: out of some of them as another one,
    and what a callback raises is dropped.  One that is ignored (a job in the background) stays so.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def interrupts_raised() -> Iterator[None]:
    """Have ^C raise KeyboardInterrupt meanwhile, for what has something to undo."""
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
    """Put the terminal on descriptors 0 and 2 where something else is, and put that back after.

    Gives the descriptor under which a piped standard input can be read meanwhile, or None where
    the terminal itself is standard input.  Raises OSError when there is no terminal to be had.
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
    """Files for keys and drawing where Python found the streams closed when it began."""
    for name, fd, mode in (("__stdin__", KEYS, "r"), ("__stderr__", DRAWING, "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(fd, mode, closefd=False))  # noqa: SIM115
