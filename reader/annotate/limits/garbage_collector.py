"""Python's collector put off while a text is annotated.

What is made of a text has no cycles, so collecting finds nothing in it; but it looks through all
that was made again and again as that grows.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_LOCK = Lock()
_INSIDE: list[bool] = []
"""One for each call that is at work, in any thread: whether the collector was on before."""


@contextmanager
def collector() -> Iterator[None]:
    """Nothing is collected inside; after the last of several threads all is as it was."""
    with _LOCK:
        _INSIDE.append(_INSIDE[0] if _INSIDE else gc.isenabled())
        gc.disable()
    try:
        yield
    finally:
        with _LOCK:
            was_on = _INSIDE.pop()
            if was_on and not _INSIDE:
                gc.enable()
