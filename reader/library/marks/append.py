"""Appends lines to a file of marks; on return they are on disk, otherwise OSError is raised.

The file is written under a lock. An unfinished last line is terminated first, and a write that
fails half way is truncated, so that no line is ever joined to another.
"""

from __future__ import annotations

import fcntl
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reader.library.marks.files import check_regular
from reader.library.private import sync_folder

_POLL = 0.02
_NEW = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOFOLLOW


class Locked(OSError):
    """Another program held the lock for longer than the timeout."""


@contextmanager
def locked(folder: Path, name: str, timeout: float) -> Iterator[None]:
    """Hold the lock of one computer's marks during the block; raises `Locked` after `timeout` s."""
    descriptor = _lock_descriptor(folder / f"{name}.lock", time.monotonic() + timeout)
    try:
        yield
    finally:
        os.close(descriptor)  # releases the lock


def _lock_descriptor(path: Path, deadline: float) -> int:
    """An open, locked lock file that is still the file at its path."""
    while True:
        descriptor = open_private(path)
        try:
            _take_lock(descriptor, deadline, path)
            if _is_at(path, descriptor):  # if it was deleted, others lock a new file
                result, descriptor = descriptor, -1
                return result
        finally:
            if descriptor >= 0:
                os.close(descriptor)


def _take_lock(descriptor: int, deadline: float, path: Path) -> None:
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise Locked(f"another program holds {path.name}") from None
        time.sleep(_POLL)


def _is_at(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(os.stat(path, follow_symlinks=False), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def open_private(path: Path) -> int:
    """Open a file for appending; it is created if missing, with mode 600 whatever the umask.

    Links are not followed: someone who can put a link into the folder must not choose the file that
    is written.
    """
    try:
        descriptor = os.open(path, _NEW, 0o600)
    except PermissionError:
        _restore_mode(path)
        descriptor = os.open(path, _NEW, 0o600)
    state = os.fstat(descriptor)
    if stat.S_IMODE(state.st_mode) != 0o600 and state.st_uid == os.geteuid():
        with suppress(PermissionError):  # a file system without modes
            os.fchmod(descriptor, 0o600)
    return descriptor


def _restore_mode(path: Path) -> None:
    """Make a file of mode 000 usable: its creator was killed before it set the mode."""
    state = os.stat(path, follow_symlinks=False)
    if stat.S_ISREG(state.st_mode) and stat.S_IMODE(state.st_mode) == 0:
        path.chmod(0o600)


def sync_names(path: Path) -> None:
    """Sync the name of a file to disk, and the names of the private folders above it.

    Existing folders are included, because the program that created them may have been killed before
    it synced them.
    """
    sync_folder(path.parent)
    for folder in path.parents:
        state = folder.stat()
        if state.st_uid != os.geteuid() or stat.S_IMODE(state.st_mode) != 0o700:
            return
        try:
            sync_folder(folder.parent)
        except PermissionError:
            return  # the parent is another account's, so this account created no name in it


def append(path: Path, data: bytes, synced: tuple[int, int] | None = None) -> tuple[int, int]:
    """Append whole lines to a file under its lock; they are on disk on return.

    Returns the file's device and inode. The file's name is synced as well, unless these equal
    `synced`.
    """
    descriptor = open_private(path)
    try:
        state = check_regular(descriptor)
        size = state.st_size
        line_end = b"\n" if size and os.pread(descriptor, 1, size - 1) != b"\n" else b""
        write_durably(descriptor, line_end + data, size)
    finally:
        os.close(descriptor)
    identity = (state.st_dev, state.st_ino)
    if identity != synced:
        sync_names(path)
    return identity


def write_durably(descriptor: int, data: bytes, size: int = 0) -> None:
    """Write after the first `size` bytes and sync to disk; on OSError truncate to `size`."""
    rest = memoryview(data)
    try:
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fdatasync(descriptor)
    except OSError:
        done = size + len(data) - len(rest)
        if os.fstat(descriptor).st_size == done:  # nobody has appended without the lock
            os.ftruncate(descriptor, size)
        raise
