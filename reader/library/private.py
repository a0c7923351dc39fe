"""Folders that nobody but the reader can look into."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def make_private(folder: Path) -> None:
    """See to it that a folder is there, for the reader alone, with its name on the disk.

    Folders above it that have to be made are made in the same way; others are left as they are.
    """
    if folder.is_dir():
        state = folder.stat()
        mode = stat.S_IMODE(state.st_mode)
        if (mode & 0o077 or not mode) and state.st_uid == os.geteuid():
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
