"""The folder of marks to the files of marks in it, and what each is known by."""

import os
from pathlib import Path
from typing import NamedTuple


class FileState(NamedTuple):
    """A file as it is now: whoever changes it changes one of these."""

    name: str
    inode: int
    size: int
    changed: int


def listed(folder: Path) -> list[Path]:
    """The files of marks in a folder, those included that a synchronised folder makes of them.

    OSError when nobody can say; no folder has no files.
    """
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return []
    marks = (name for name in names if name.startswith("marks-") and name.endswith(".jsonl"))
    return [folder / name for name in sorted(marks)]


def state_of(path: Path) -> FileState:
    """What a file is known by: inode, bytes, nanoseconds; a link is not followed.  OSError."""
    found = os.stat(path, follow_symlinks=False)
    return FileState(path.name, found.st_ino, found.st_size, found.st_ctime_ns)
