"""The messages for the reader if a source cannot be read."""

from __future__ import annotations

import stat

LIMIT = 10 * 1024 * 1024
"""Bytes; a larger source is refused."""

TOO_LARGE = f"is too large (the limit is {LIMIT >> 20} MiB)"
CHANGING = "is being written; try again when it is complete"
NOT_CONNECTED = "is not connected"


def refused_mode(mode: int) -> str | None:
    """Return why a file of this `st_mode` is not opened, or None for a regular file."""
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
    """Return why a file cannot be read, in words that follow its name."""
    if isinstance(error, FileNotFoundError):
        return "is not there"
    if isinstance(error, PermissionError):
        return "may not be read (permission denied)"
    if isinstance(error, OSError) and error.strerror:
        return f"could not be read ({error.strerror.lower()})"
    return "could not be read (not a possible file name)"
