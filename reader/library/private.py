"""Creates folders that only the reader's account can open."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path


def make_private(folder: Path) -> None:
    """Create a folder with mode 700 and sync its name to disk; an existing folder gets the mode.

    Missing parent folders are created in the same way; existing ones are left as they are. Sticky
    folders (`/tmp`), mount points and folders of other accounts keep their modes.
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
    """Sync the names in a folder to disk, if the file system supports that."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(descriptor)
