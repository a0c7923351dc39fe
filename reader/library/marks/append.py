"""Lines to the end of a file of marks, on the disk before this returns, or OSError.

The file is locked while it is written, an unfinished last line is sealed with a line end, and a
write that fails half way is taken back, so that no line is ever joined to another.
"""

from __future__ import annotations

import fcntl
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_POLL = 0.02
_NEW = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NONBLOCK


class Locked(OSError):
    """Another program held the lock for longer than we wait."""


@contextmanager
def locked(folder: Path, name: str, patience: float) -> Iterator[None]:
    """Hold the lock of one computer's marks; `Locked` after `patience` seconds of asking."""
    path = folder / f"{name}.lock"
    descriptor = os.open(path, _NEW, 0o600)
    try:
        _ask(descriptor, patience, path)
        yield
    finally:
        os.close(descriptor)  # lets go of the lock too


def _ask(descriptor: int, patience: float, path: Path) -> None:
    deadline = time.monotonic() + patience
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise Locked(f"another program holds {path.name}") from None
        time.sleep(_POLL)


def make_private(folder: Path) -> None:
    """See to it that a folder is there, for the reader alone, with its name on the disk.

    Folders above it that have to be made are made in the same way; others are left as they are.
    """
    if folder.is_dir():
        state = folder.stat()
        if stat.S_IMODE(state.st_mode) & 0o077 and state.st_uid == os.geteuid():
            folder.chmod(0o700)
        return
    if not folder.parent.is_dir():
        make_private(folder.parent)
    try:
        folder.mkdir(0o700)
    except FileExistsError:
        return
    folder.chmod(0o700)
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Put the names in a folder on the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def append(path: Path, data: bytes, first: bool) -> None:
    """Add whole lines to a file; they are on the disk when this returns.  Hold its lock.

    With `first` the file's name is put on the disk too: once in a program's life is enough, and
    not only when it made the file, for whoever made it may have been killed before doing so.
    """
    descriptor = os.open(path, _NEW, 0o600)
    try:
        size = _checked_size(descriptor)
        seal = b"\n" if size and os.pread(descriptor, 1, size - 1) != b"\n" else b""
        _write(descriptor, seal + data, size)
        os.fdatasync(descriptor)
    finally:
        os.close(descriptor)
    if first:
        sync_folder(path.parent)


def _checked_size(descriptor: int) -> int:
    state = os.fstat(descriptor)
    if not stat.S_ISREG(state.st_mode):
        raise OSError("not a regular file")
    if stat.S_IMODE(state.st_mode) != 0o600 and state.st_uid == os.geteuid():
        os.fchmod(descriptor, 0o600)
    return state.st_size


def _write(descriptor: int, data: bytes, size: int) -> None:
    rest = memoryview(data)
    try:
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    except OSError:
        os.ftruncate(descriptor, size)
        raise
