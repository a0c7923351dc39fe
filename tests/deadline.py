"""Ends what waits longer than any test does, so that a fault fails and does not hang."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

LONGEST = 180.0
"""Seconds that a test and each of its fixtures may take, on a machine that is busy otherwise."""


@contextmanager
def deadline(seconds: float = LONGEST) -> Iterator[None]:
    """Fail what runs or waits longer; no code that catches errors of the system catches this."""

    def end(*_: object) -> None:
        pytest.fail(f"it has not ended in {seconds:g} s")

    before = signal.signal(signal.SIGALRM, end)
    outer = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, *outer)
        signal.signal(signal.SIGALRM, before)
