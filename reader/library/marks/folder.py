"""Lists the files in the folder of marks, and identifies the state of a file."""

import os
from pathlib import Path
from typing import NamedTuple


class FileState(NamedTuple):
    """What `stat` says about a file; it changes whenever the file is changed or replaced."""

    name: str
    inode: int
    size: int
    changed: int


def marks_files(folder: Path) -> list[Path]:
    """Return all files of marks in a folder, sorted, with conflict copies of sync programs.

    A folder that does not exist has none; OSError if it cannot be listed.
    """
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return []
    marks = (name for name in names if name.startswith("marks-") and name.endswith(".jsonl"))
    return [folder / name for name in sorted(marks)]


def file_state(path: Path) -> FileState:
    """Return name, inode, size and change time (ns); links are not followed. May raise OSError."""
    found = os.stat(path, follow_symlinks=False)
    return FileState(path.name, found.st_ino, found.st_size, found.st_ctime_ns)
