"""Watches paths and calls back when files in them may have changed; it blocks, so use a thread.

The operating system watches folders. If it cannot (too many folders, some network file systems),
and for single files, modification times are compared every few seconds.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from threading import Event

from reader.models import Unreadable
from reader.pipeline import Candidate, PassedOver, find_candidates

FILE_INTERVAL = 2.0
"""Seconds between two checks of single files."""

FOLDER_INTERVAL = 15.0
"""Seconds between two checks of folders that cannot be watched."""

STEP = 400  # milliseconds between checks of `stop`, and quiet before a change is reported
DEBOUNCE = 500  # milliseconds of changes that are reported together


Identity = tuple[int, int] | None
"""Device and inode of a folder, with links followed; None if it is not a folder now."""


def watch_paths(paths: Sequence[str], changed: Callable[[], None], stop: Event) -> None:
    """Call `changed` once at the start and whenever files may have changed, until `stop` is set.

    The first call covers changes from before the watch began. If a folder is deleted and created
    again, or its link then leads elsewhere, the system no longer watches it, so the watch is
    restarted.
    """
    before: int | None = None
    while not stop.is_set():
        identities = [_identity(path) for path in paths]
        kinds = list(zip(paths, identities, strict=True))
        folders = [path for path, identity in kinds if identity is not None]
        files = [path for path, identity in kinds if identity is None and path != "-"]
        for is_changed in _folder_changes(folders, stop):
            stamp = _stamp(files)
            if is_changed or stamp != before:
                changed()
            before = stamp
            if [_identity(path) for path in paths] != identities:
                break
        before = None  # changes between two watches were seen by neither


def _identity(path: str) -> Identity:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISDIR(found.st_mode) else None


def _folder_changes(folders: Sequence[str], stop: Event) -> Iterator[bool]:
    """Yield True if folders have changed, False at intervals.

    Ends if `stop` is set, or if a watched folder itself is deleted.
    """
    if folders:
        try:
            yield from _notified(folders, stop)
            return
        except (ImportError, OSError, RuntimeError):  # too many folders, among others
            yield from _polled(folders, stop)
    while not stop.wait(FILE_INTERVAL):
        yield False


def _notified(folders: Sequence[str], stop: Event) -> Iterator[bool]:
    import watchfiles

    roots = {os.path.realpath(folder) for folder in folders} | {*map(os.path.abspath, folders)}

    def is_shown(_: watchfiles.Change, path: str) -> bool:
        return path in roots or not os.path.basename(path).startswith(".")

    changes = watchfiles.watch(
        *folders,
        watch_filter=is_shown,
        debounce=DEBOUNCE,
        step=STEP,
        stop_event=stop,
        rust_timeout=int(FILE_INTERVAL * 1000),
        yield_on_timeout=True,
        raise_interrupt=False,
        ignore_permission_denied=True,
    )
    for several in changes:
        yield bool(several)
        if any(kind is watchfiles.Change.deleted and path in roots for kind, path in several):
            return


def _polled(folders: Sequence[str], stop: Event) -> Iterator[bool]:
    before = _stamp(folders)
    while not stop.wait(FOLDER_INTERVAL):
        stamp = _stamp(folders)
        yield stamp != before
        before = stamp


def _stamp(paths: Sequence[str]) -> int:
    """A hash of all files in these paths with their sizes and times."""
    return hash(frozenset(map(_file_hash, find_candidates(paths))))


def _file_hash(found: Candidate | PassedOver | Unreadable) -> int:
    if isinstance(found, Candidate):
        return hash((found.path, found.size, found.mtime_ns))
    return hash(found.path if isinstance(found, PassedOver) else found.source)
