"""Remembers the processes that this one started in sessions of their own, to end them with it."""

from __future__ import annotations

import os
import signal
from contextlib import suppress

_running: set[int] = set()


def note(pid: int) -> None:
    """Remember a process that leads a session."""
    _running.add(pid)


def end_child(pid: int) -> None:
    """Kill a process and what it has started, and forget it; for one that was not waited for."""
    _running.discard(pid)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def end_children() -> None:
    """Kill all of them."""
    for pid in tuple(_running):
        end_child(pid)
