"""Turns the folder of marks into the list of its files, and a file into its identity and size."""

import os
from pathlib import Path
from typing import NamedTuple


class FileState(NamedTuple):
    """What `stat` says of a file; it changes whenever the file is changed or replaced."""

    name: str
    inode: int
    size: int
    changed: int


def marks_files(folder: Path) -> list[Path]:
    """All files of marks in a folder, sorted, with conflict copies of synchronisation programs.

    A folder that does not exist has none; OSError when it cannot be listed.
    """
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return []
    marks = (name for name in names if name.startswith("marks-") and name.endswith(".jsonl"))
    return [folder / name for name in sorted(marks)]


def file_state(path: Path) -> FileState:
    """Name, inode, bytes and change time in nanoseconds; a link is not followed. OSError."""
    found = os.stat(path, follow_symlinks=False)
    return FileState(path.name, found.st_ino, found.st_size, found.st_ctime_ns)
