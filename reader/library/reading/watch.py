"""Paths to a call whenever something in them may have changed; blocks, so run it in a thread.

The system tells of changes in folders.  Where it can't (too many folders, a file system that tells
nothing) they are looked at every few seconds, as single files always are.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from threading import Event

from reader.models import Unreadable
from reader.pipeline import Candidate, PassedOver, find_candidates

TICK = 2.0
"""Seconds between two looks at single files."""

POLL = 15.0
"""Seconds between two looks at folders where the system tells nothing."""

_STEP = 400  # milliseconds between two looks at `stop`, and without news until they are told
_DEBOUNCE = 500  # milliseconds of news that are told at once


def watch_paths(paths: Sequence[str], changed: Callable[[], None], stop: Event) -> None:
    """Call `changed` whenever files may be new, other or gone, and once at the start.

    What happened before the watch began is found by whoever looks at that first call.
    """
    folders = [path for path in paths if os.path.isdir(path)]
    files = [path for path in paths if path != "-" and path not in folders]
    before = None
    for moved in _ticks(folders, stop):
        now = _stamp(files)
        if moved or now != before:
            changed()
        before = now


def _ticks(folders: Sequence[str], stop: Event) -> Iterator[bool]:
    """Now and then False, and True when folders have changed; ends when told to stop."""
    if folders:
        try:
            yield from _told(folders, stop)
        except (ImportError, OSError, RuntimeError):  # its errors for too many folders among them
            yield from _polled(folders, stop)
    while not stop.wait(TICK):
        yield False


def _told(folders: Sequence[str], stop: Event) -> Iterator[bool]:
    import watchfiles

    def is_shown(_: watchfiles.Change, path: str) -> bool:
        return not os.path.basename(path).startswith(".")

    changes = watchfiles.watch(
        *folders,
        watch_filter=is_shown,
        debounce=_DEBOUNCE,
        step=_STEP,
        stop_event=stop,
        rust_timeout=int(TICK * 1000),
        yield_on_timeout=True,
        raise_interrupt=False,
        ignore_permission_denied=True,
    )
    yield from map(bool, changes)


def _polled(folders: Sequence[str], stop: Event) -> Iterator[bool]:
    before = _stamp(folders)
    while not stop.wait(POLL):
        now = _stamp(folders)
        yield now != before
        before = now


def _stamp(paths: Sequence[str]) -> int:
    """A number that is another one when any file in these paths is."""
    return hash(frozenset(map(_facts, find_candidates(paths))))


def _facts(found: Candidate | PassedOver | Unreadable) -> int:
    if isinstance(found, Candidate):
        return hash((found.path, found.size, found.mtime_ns))
    return hash(found.path if isinstance(found, PassedOver) else found.source)
