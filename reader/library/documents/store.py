"""The folder of earlier versions: writes a version atomically, reads one, and drops old ones.

Each version is a file, named by the day on which it was stored and by a hash of its content.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reader.blake2 import blake2b
from reader.library.private import make_private, sync_folder
from reader.models import Unreadable

if TYPE_CHECKING:
    from reader.library.documents.kept_text import KeptText

FETCHED = "fetched"
"""The folder of fetched documents, inside the folder of earlier versions."""

MOST_BYTES = 64 << 20
"""Most bytes of all versions; above that, the oldest ones without marks are dropped."""

LARGEST = 32 << 20
"""Most bytes of one version; a larger file was not written by this program."""

_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-[0-9a-f]{16}\.json")


class DocumentStore:
    """The earlier versions in a folder, which is created with the first of them."""

    def __init__(self, folder: Path) -> None:
        """Read and create nothing yet."""
        self.folder = folder

    def names(self) -> list[str]:
        """Return the names of all versions, earliest first; empty if there is no folder."""
        try:
            return sorted(filter(_NAME.fullmatch, os.listdir(self.folder)))
        except OSError:
            return []

    def keep(self, text: KeptText) -> str:
        """Write a version, sync it to disk, and return its name; OSError if that fails."""
        from reader.library.documents.kept_text import encode  # most starts keep none

        line = encode(text)
        digest = blake2b(line, digest_size=8).hexdigest()
        name = f"{text.kept}-{digest}.json"
        make_private(self.folder)
        fresh = self.folder / f".{name}.{os.getpid()}"
        try:
            _write(fresh, line)
            fresh.replace(self.folder / name)
        except OSError:
            with suppress(OSError):
                fresh.unlink()
            raise
        sync_folder(self.folder)
        return name

    def read(self, name: str) -> KeptText | Unreadable:
        """Return a version, or why it cannot be read."""
        from reader.library.documents.kept_text import decode

        path = self.folder / name
        try:
            return decode(_read(path))
        except FileNotFoundError:
            return Unreadable(str(path), "is no longer there")
        except OSError as error:
            return Unreadable(str(path), f"can't be read: {error.strerror or error}")
        except ValueError as error:
            return Unreadable(str(path), f"is damaged and left out: {error}")

    def drop_old(self, today: date, keep_days: int, is_marked: Callable[[str], bool]) -> list[str]:
        """Delete versions older than `keep_days`, and the oldest ones beyond `MOST_BYTES`.

        Marked versions are kept. Returns the names of the deleted versions.
        """
        sizes = dict(self._sizes(self.names()))
        total, dropped = sum(sizes.values()), []
        for name, size in sizes.items():
            is_old = (today - _day_of(name)).days > keep_days
            if (is_old or total > MOST_BYTES) and not is_marked(name):
                with suppress(OSError):
                    (self.folder / name).unlink()
                    dropped.append(name)
                    total -= size
        return dropped

    def _sizes(self, names: Iterable[str]) -> Iterable[tuple[str, int]]:
        for name in names:
            with suppress(OSError):
                yield name, os.stat(self.folder / name, follow_symlinks=False).st_size


def _day_of(name: str) -> date:
    """The day on which a version was stored; the earliest date if the name has no valid day."""
    try:
        return date.fromisoformat(name[:10])
    except ValueError:
        return date.min


def _write(path: Path, line: bytes) -> None:
    """Write a new file that only this account can read, and sync it to disk."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(line)
        file.flush()
        os.fsync(file.fileno())


def _read(path: Path) -> bytes:
    """The bytes of a regular file of limited size; OSError for anything else."""
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    with os.fdopen(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError("it is no regular file")
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise OSError("it is too large")
    return raw
