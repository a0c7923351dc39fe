"""Standard streams as the screen needs them, whatever they are: keys on 0, drawing on 2."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

KEYS, DRAWING = 0, 2
ENDING = (signal.SIGTERM, signal.SIGHUP)


def open_missing_streams() -> None:
    """Make up for streams that were closed, before a file of ours is given their number.

    `sys.stdin` stays None where it was closed, so that nobody takes it for an empty file; a print
    without standard output would go to standard error.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free: this one
            os.set_inheritable(number, True)
        if name != "stdin" and getattr(sys, name) is None:
            stream = open(number, "w", closefd=False)  # noqa: SIM115
            setattr(sys, name, stream)


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Turn the signals that end a program into SystemExit, so that what was begun is undone.

    Whoever runs a loop has to take them over there.  One that is ignored (nohup) stays so.
    """

    def end(number: int, _: FrameType | None) -> None:
        raise SystemExit(128 + number)

    before = {number: signal.getsignal(number) for number in ENDING}
    try:
        for number in ENDING:
            if before[number] is not signal.SIG_IGN:
                signal.signal(number, end)
        yield
    finally:
        for number in ENDING:
            signal.signal(number, before[number])


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
