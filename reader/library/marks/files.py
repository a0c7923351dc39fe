"""The folder of marks to records: every file is read on from where it was left, damage is told.

Nothing is written here.  A line that is damaged costs that line and no other.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from reader.library.marks.record import FORMAT, Header, Record, decode
from reader.models import Unreadable


class Heard(NamedTuple):
    """What reading brought: records in the order of the file, and what was damaged.

    `again` is true when a file was read from its start because it is not the one it was.
    """

    records: tuple[Record, ...] = ()
    damage: tuple[Unreadable, ...] = ()
    again: bool = False


@dataclass(slots=True)
class Tail:
    """One file of marks and how far it has been read.

    `version` is the latest format that a header in it speaks of, 0 before any was seen.
    """

    path: Path
    offset: int = 0
    line: int = 0
    version: int = 0
    _seen: tuple[int, int, int] = (0, 0, 0)
    _again: bool = False

    def news(self) -> Heard:
        """Read what has been added, whole lines only; from the start if the file was replaced."""
        try:
            data = self._added()
        except OSError as error:
            return Heard((), (Unreadable(str(self.path), _why(error)),))
        again, self._again = self._again, False
        return self._take(data)._replace(again=again) if data or again else Heard()

    def rest(self) -> Heard:
        """Read an unfinished last line too; for when nobody can be in the middle of writing it."""
        try:
            with open(_open(self.path), "rb") as file:
                file.seek(self.offset)
                data = file.read()
        except OSError:
            return Heard()
        return self._take(data + b"\n") if data and b"\n" not in data else Heard()

    def _added(self) -> bytes:
        now = os.stat(self.path)
        mark = (now.st_ino, now.st_size, now.st_mtime_ns)
        if mark == self._seen:
            return b""
        with open(_open(self.path), "rb") as file:
            if now.st_ino != self._seen[0] or now.st_size < self.offset:
                self._again = self.offset > 0
                self.offset = self.line = self.version = 0
            file.seek(self.offset)
            data = file.read()
        self._seen = mark
        return data[: data.rfind(b"\n") + 1]

    def _take(self, data: bytes) -> Heard:
        records, damage = [], []
        self.offset += len(data)
        for line in data.split(b"\n")[:-1]:
            self.line += 1
            try:
                said = decode(line)
            except ValueError as error:
                if line:  # an empty line is where an unfinished one was sealed
                    why = f"line {self.line} is damaged and was left out: {error}"
                    damage.append(Unreadable(str(self.path), why))
                continue
            if isinstance(said, Header):
                self.version = max(self.version, said.version)
            elif said is not None:
                records.append(said)
        return Heard(tuple(records), tuple(damage))

    @property
    def newer(self) -> bool:
        """Whether the file is of a later format than this program writes."""
        return self.version > FORMAT


def listed(folder: Path) -> list[Path]:
    """The files of marks in a folder, those included that a synchronised folder makes of them."""
    try:
        names = os.listdir(folder)
    except OSError:
        return []  # no folder yet; where it can't be used, saving will say so
    marks = (name for name in names if name.startswith("marks-") and name.endswith(".jsonl"))
    return [folder / name for name in sorted(marks)]


def _open(path: Path) -> int:
    """Open a regular file for reading; OSError for anything that could block."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError("not a regular file")
    return descriptor


def _why(error: OSError) -> str:
    return f"its marks can't be read: {error.strerror or error}"
