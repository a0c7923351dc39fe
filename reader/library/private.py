"""Folders that nobody but the reader can look into."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path


def make_private(folder: Path) -> None:
    """See to it that a folder is there, for the reader alone, with its name on the disk.

    Folders above it that have to be made are made in the same way; others are left as they are.
    A folder that everybody shares (`/tmp`) and a mount point keep their modes.
    """
    if folder.is_dir():
        state = folder.stat()
        mode = stat.S_IMODE(state.st_mode)
        is_shared = mode & stat.S_ISVTX or os.path.ismount(folder)
        if (mode & 0o077 or not mode) and state.st_uid == os.geteuid() and not is_shared:
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
    """Put the names in a folder on the disk, as far as its file system can be told to."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(descriptor)
