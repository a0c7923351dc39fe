"""Standard streams as the screen needs them, whatever they are: keys on 0, drawing on 2."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

KEYS, DRAWING = 0, 2


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
        yield moved.get(KEYS)
    finally:
        for fd, kept in moved.items():
            os.dup2(kept, fd)
            os.close(kept)
