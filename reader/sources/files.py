"""The retriever of files and folders; it opens only regular files of limited size.

Folders are walked in the order of names. Hidden entries, and files with other endings, are yielded
as `PassedOver`, so that they can be counted.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from typing import BinaryIO

from reader.clean import shown_path
from reader.models import Unreadable
from reader.sources.document import (
    Candidate,
    Found,
    PassedOver,
    Retrieved,
    SourceSearch,
)
from reader.sources.media_types import WEB_ADDRESS, is_address, is_passed_over
from reader.sources.refusals import CHANGING, LIMIT, TOO_LARGE, reason, refused_mode

# Non-blocking, in case a pipe has replaced the file.
_FLAGS = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY
_HALF = 1 << 63


def fits(_: str) -> bool:
    """Return True: every address that no other retriever takes is a path."""
    return True


def find(address: str, search: SourceSearch) -> Iterator[Found]:
    """Yield the file at a path, or the files in that folder and in all folders below it."""
    # A stack instead of recursion, because folders can be nested deeper than calls.
    open_folders: list[Iterator[str]] = [iter((address,))]
    while open_folders:
        named = len(open_folders) == 1
        for path in open_folders[-1]:
            found = _at(path, named, search)
            if isinstance(found, list):
                open_folders.append(map(partial(os.path.join, path), found))
                break
            yield found
        else:
            open_folders.pop()


def _at(path: str, named: bool, search: SourceSearch) -> Found | list[str]:
    """The candidate at a path; for a folder the names in it, or [] if it was visited before."""
    if not named and is_passed_over(os.path.basename(path), search.media_types):
        return PassedOver(path)
    try:
        facts = os.stat(path)
        if stat.S_ISDIR(facts.st_mode):
            new = (facts.st_dev, facts.st_ino) not in search.visited
            search.visited.add((facts.st_dev, facts.st_ino))
            return sorted(os.listdir(path)) if new else []
    except (OSError, ValueError) as error:
        return Unreadable(shown_path(path), WEB_ADDRESS if is_address(path) else reason(error))
    if refused := refused_mode(facts.st_mode):
        return Unreadable(shown_path(path), refused)
    return Candidate(path, min(facts.st_size, _HALF - 1), bounded_time(facts.st_mtime_ns), named)


def bounded_time(nanoseconds: int) -> int:
    """Return the time of a file as a signed 64-bit number, which ends in the year 2262.

    A file system can return any number. One out of range is wrapped and not clamped, so that
    different times stay different.
    """
    return (nanoseconds + _HALF) % (2 * _HALF) - _HALF


def retrieve(candidate: Candidate, _: BinaryIO | None) -> Retrieved | Unreadable:
    """Read a file, or return why it is refused; see `_read`."""
    path = candidate.path
    try:
        data, modified = _read(path)
    except _RefusedError as refused:
        return Unreadable(candidate.shown, str(refused))
    except (OSError, ValueError) as error:
        return Unreadable(candidate.shown, reason(error))
    return Retrieved(data, shown_path(os.path.basename(path)), modified)


class _RefusedError(Exception):
    """A file is refused; the message says why, for the reader."""


def _read(path: str) -> tuple[bytes, date | None]:
    """The bytes of a file, and the local day of its last change.

    The file is checked again after opening, because a pipe or a device may have replaced it.
    """
    _refuse_mode(os.stat(path).st_mode)  # before opening, which has effects on some devices
    descriptor = os.open(path, _FLAGS)
    with open(descriptor, "rb") as file:
        before = os.fstat(descriptor)
        _refuse_mode(before.st_mode)
        _refuse_large(before.st_size)
        data = file.read(before.st_size + 1)
        after = os.fstat(descriptor)
    if len(data) != before.st_size or before.st_mtime_ns != after.st_mtime_ns:
        raise _RefusedError(CHANGING)
    return data, _day(before.st_mtime_ns)


def _day(nanoseconds: int) -> date | None:
    """The local day of a time, or None if a broken clock or archive wrote it."""
    if nanoseconds != bounded_time(nanoseconds):
        return None
    try:
        return datetime.fromtimestamp(nanoseconds / 1e9).date()
    except (ValueError, OverflowError, OSError):
        return None


def _refuse_mode(mode: int) -> None:
    if refused := refused_mode(mode):
        raise _RefusedError(refused)


def _refuse_large(size: int) -> None:
    if size > LIMIT:
        raise _RefusedError(TOO_LARGE)
