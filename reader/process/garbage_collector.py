"""Turns the garbage collector off while a text is annotated, and while claims are joined.

The objects created there have no reference cycles, so collecting frees nothing, but the collector
would visit all of them again and again while their number grows. With the collector on, texts that
are made to be slow take 7% longer in total and up to half longer (lines of quotations), news 2 to
3% (`python -m benchmarks.speed.annotate_cost`), and joining 100,000 claims 20%.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_LOCK = Lock()
_WAS_ENABLED: list[bool] = []
"""One entry per active call, in any thread: whether the collector was on before the first."""


@contextmanager
def collector_off() -> Iterator[None]:
    """Turn the collector off; the last of several threads to leave restores its state."""
    with _LOCK:
        _WAS_ENABLED.append(_WAS_ENABLED[0] if _WAS_ENABLED else gc.isenabled())
        gc.disable()
    try:
        yield
    finally:
        with _LOCK:
            was_enabled = _WAS_ENABLED.pop()
            if was_enabled and not _WAS_ENABLED:
                gc.enable()
