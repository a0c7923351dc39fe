"""Paths to the files that may be bulletins, in a fixed order, without opening any.

A folder is walked by name.  Hidden entries and files that are no text by their name are passed over
with a value each, so that they can be counted; a path that leads nowhere is `Unreadable`.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from functools import partial

from reader.models import Unreadable
from reader.sources.document import Candidate, PassedOver, shown_path
from reader.sources.kinds import WEB_ADDRESS, is_address

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".mdown": "text/markdown",
    ".mkd": "text/markdown",
}
"""What a folder is searched for; a file without any such ending is tried as text too."""

LIMIT = 10 * 1024 * 1024
"""The most bytes that a file may have."""

Found = Candidate | PassedOver | Unreadable

_HALF = 1 << 63


def find_candidates(paths: Sequence[str]) -> Iterator[Found]:
    """What stands at each path; folders with all below them, sorted; `-` is standard input."""
    seen_folders: set[tuple[int, int]] = set()
    seen_paths: set[str] = set()
    for path in paths:
        for found in _find_one(path, seen_folders):
            if len(paths) > 1 and isinstance(found, Candidate):  # below one, each is found once
                if found.path in seen_paths:
                    continue
                seen_paths.add(found.path)
            yield found


def _find_one(path: str, seen: set[tuple[int, int]]) -> Iterator[Found]:
    if path == "-":
        yield Candidate("-")
        return
    # A stack and no recursion: folders can be nested deeper than calls.
    open_folders: list[Iterator[str]] = [iter((path,))]
    while open_folders:
        named = len(open_folders) == 1
        for below in open_folders[-1]:
            found = _at(below, named, seen)
            if isinstance(found, list):
                open_folders.append(map(partial(os.path.join, below), found))
                break
            yield found
        else:
            open_folders.pop()


def _at(path: str, named: bool, seen: set[tuple[int, int]]) -> Found | list[str]:
    """What stands at a path: of a folder the names in it, or none if it has been looked into."""
    if not named and _passed_over(os.path.basename(path)):
        return PassedOver(path)
    try:
        facts = os.stat(path)
        if stat.S_ISDIR(facts.st_mode):
            new = (facts.st_dev, facts.st_ino) not in seen
            seen.add((facts.st_dev, facts.st_ino))
            return sorted(os.listdir(path)) if new else []
    except (OSError, ValueError) as error:
        return Unreadable(shown_path(path), WEB_ADDRESS if is_address(path) else reason(error))
    kind = refused_kind(facts.st_mode)
    if kind:
        return Unreadable(shown_path(path), kind)
    return Candidate(path, min(facts.st_size, _HALF - 1), bounded_time(facts.st_mtime_ns), named)


def bounded_time(nanoseconds: int) -> int:
    """A time of a file in 64 bits with a sign, which end in the year 2262.

    A system can say any number.  One outside is folded into them rather than cut off, so that
    another time still is another number.
    """
    return (nanoseconds + _HALF) % (2 * _HALF) - _HALF


def refused_kind(mode: int) -> str | None:
    """Why a file of this `st_mode` is not opened, or None for a regular one."""
    if stat.S_ISREG(mode):
        return None
    if stat.S_ISFIFO(mode):
        return "is a named pipe, not a file"
    if stat.S_ISSOCK(mode):
        return "is a socket, not a file"
    if stat.S_ISDIR(mode):
        return "is a folder, not a file"
    return "is a device, not a file"


def reason(error: OSError | ValueError) -> str:
    """What went wrong with a file, in words for the reader."""
    if isinstance(error, FileNotFoundError):
        return "is not there"
    if isinstance(error, PermissionError):
        return "may not be read (permission denied)"
    if isinstance(error, OSError) and error.strerror:
        return f"could not be read ({error.strerror.lower()})"
    return "could not be read (not a possible file name)"


def _passed_over(name: str) -> bool:
    """Whether a name found in a folder is hidden or that of another kind of file."""
    if name.startswith(".") or name.endswith("~"):
        return True
    ending = os.path.splitext(name)[1].lower()
    # ".28" in "brief 2024.10.28" and ". Smith said" are no endings.
    is_ending = 2 <= len(ending) <= 9 and ending[1:].isascii() and ending[1:].isalnum()
    return is_ending and not ending[1:].isdigit() and ending not in MEDIA_TYPES
