"""Reads and replaces the small files that a reader writes by hand."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def read_bytes(path: Path, most: int, what: str) -> bytes:
    """Return the bytes of a regular file, at most `most`; OSError for anything else.

    `what` names the kind of file in messages: "a config file".
    """
    if path.exists() and not path.is_file():
        raise OSError("is not a regular file")
    with path.open("rb") as file:
        raw = file.read(most + 1)
    if len(raw) > most:
        raise OSError(f"is too large for {what}")
    return raw


def replace_bytes(path: Path, data: bytes) -> None:
    """Replace a file atomically, keeping its permissions; OSError if that fails.

    If it is a link, the file that the link leads to is replaced.
    """
    path = path.resolve()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o600
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError:
        with suppress(OSError):  # the folder may be gone or read-only
            fresh.unlink(missing_ok=True)
        raise
