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
from contextlib import contextmanager, suppress
from pathlib import Path

from reader.library.marks.files import check_regular
from reader.library.private import sync_folder

_POLL = 0.02
_NEW = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOFOLLOW


class Locked(OSError):
    """Another program held the lock for longer than we wait."""


@contextmanager
def locked(folder: Path, name: str, patience: float) -> Iterator[None]:
    """Hold the lock of one computer's marks; `Locked` after `patience` seconds of asking."""
    descriptor = _locked(folder / f"{name}.lock", time.monotonic() + patience)
    try:
        yield
    finally:
        os.close(descriptor)  # lets go of the lock too


def _locked(path: Path, deadline: float) -> int:
    """The lock's descriptor, once it is held and still the one that others ask for."""
    while True:
        descriptor = open_private(path)
        try:
            _ask(descriptor, deadline, path)
            if _is_at(path, descriptor):  # or it was deleted, and others lock its successor
                held, descriptor = descriptor, -1
                return held
        finally:
            if descriptor >= 0:
                os.close(descriptor)


def _ask(descriptor: int, deadline: float, path: Path) -> None:
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
    """Open a file to add to it, made if it is not there, for the reader alone whatever the umask.

    Links are not followed: who can put one into the folder must not choose what is written to.
    """
    try:
        descriptor = os.open(path, _NEW, 0o600)
    except PermissionError:
        _unlock(path)
        descriptor = os.open(path, _NEW, 0o600)
    state = os.fstat(descriptor)
    if stat.S_IMODE(state.st_mode) != 0o600 and state.st_uid == os.geteuid():
        with suppress(PermissionError):  # a file system that knows no modes
            os.fchmod(descriptor, 0o600)
    return descriptor


def _unlock(path: Path) -> None:
    """Mend the mode of a file whose maker was killed before it could, under a strange umask."""
    state = os.stat(path, follow_symlinks=False)
    if stat.S_ISREG(state.st_mode) and stat.S_IMODE(state.st_mode) == 0:
        path.chmod(0o600)


def sync_names(path: Path) -> None:
    """Put the name of a file on the disk, and those of the private folders that it is in.

    Not only when this program made them: whoever did may have been killed before doing so.
    """
    for folder in path.parents:
        sync_folder(folder)
        state = folder.stat()
        if state.st_uid != os.geteuid() or stat.S_IMODE(state.st_mode) != 0o700:
            return


def append(path: Path, data: bytes, named: tuple[int, int] | None = None) -> tuple[int, int]:
    """Add whole lines to a file; they are on the disk when this returns.  Hold its lock.

    Gives what tells the file from others.  Its name is put on the disk too, unless it is the one
    that `named` tells of.
    """
    descriptor = open_private(path)
    try:
        state = check_regular(descriptor)
        size = state.st_size
        seal = b"\n" if size and os.pread(descriptor, 1, size - 1) != b"\n" else b""
        _write(descriptor, seal + data, size)
    finally:
        os.close(descriptor)
    made = (state.st_dev, state.st_ino)
    if made != named:
        sync_names(path)
    return made


def _write(descriptor: int, data: bytes, size: int) -> None:
    rest = memoryview(data)
    try:
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fdatasync(descriptor)
    except OSError:
        done = size + len(data) - len(rest)
        if os.fstat(descriptor).st_size == done:  # nobody has added to it without the lock
            os.ftruncate(descriptor, size)
        raise
