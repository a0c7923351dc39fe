"""The folder of marks to records: every file is read on from where it was left, damage is told.

Nothing is written here.  A line that is damaged costs that line and no other, whatever its length.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from reader.library.marks.folder import FileState, state_of
from reader.library.marks.records import (
    FORMAT,
    LONGEST,
    MarkRecord,
    MarksHeader,
    decode_record,
    is_header,
)
from reader.models import Unreadable

TOLD = 1000
"""Damaged lines of a file that are named one by one; the others are counted."""

_CHUNK = 1 << 20
_KNOWN_BY = 64  # bytes before the place that was read to, by which a file is known again


class MarksRead(NamedTuple):
    """What reading brought: records in the order of the file, and what was damaged.

    `again` is true when a file was read from its start because it is not the one it was.
    """

    records: tuple[MarkRecord, ...] = ()
    damage: tuple[Unreadable, ...] = ()
    again: bool = False


class MarksLine(NamedTuple):
    """A line without its end, None if it is too long to be one; `end` is where the next begins."""

    text: bytes | None
    end: int


@dataclass(slots=True)
class MarksFile:
    """One file of marks and how far it has been read.

    `version` is the latest format that a header in it speaks of, 0 before any was seen; `doubtful`
    is whether a header of it was damaged; `kept` its size when it was last rewritten; `state` is
    what the file was when it was last read.
    """

    path: Path
    offset: int = 0
    line: int = 0
    version: int = 0
    kept: int = 0
    doubtful: bool = False
    state: FileState = FileState("", 0, 0, 0)
    _end: bytes = b""

    def news(self, unfinished: bool = False) -> MarksRead:
        """Read what has been added, whole lines only; from the start if the file was replaced.

        An unfinished last line is read with `unfinished`, when nobody can be about to finish it.
        """
        try:
            now = state_of(self.path)
            if now == self.state:
                return MarksRead()
            with open_regular(self.path) as descriptor:
                again = self.offset > 0 and not self._is_known(descriptor, now)
                if again:
                    self._forget()
                heard = self._take(descriptor, unfinished)
        except OSError as error:
            return MarksRead((), (Unreadable(str(self.path), _why(error)),))
        self.state = now
        return heard._replace(again=again)

    def restart(self) -> None:
        """The file was replaced by one that says nothing new: go on from its end."""
        self._forget()
        self.news()

    def _is_known(self, descriptor: int, now: FileState) -> bool:
        """Whether what was read is still there."""
        if now.inode != self.state.inode or now.size < self.offset:
            return False
        return os.pread(descriptor, len(self._end), self.offset - len(self._end)) == self._end

    def _forget(self) -> None:
        self.offset = self.line = self.version = self.kept = 0
        self.doubtful, self._end = False, b""

    def _take(self, descriptor: int, unfinished: bool) -> MarksRead:
        records: list[MarkRecord] = []
        damage: list[Unreadable] = []
        damaged = 0
        for line, end in marks_lines(descriptor, self.offset, unfinished):
            if why := self._hear(line, records):
                damaged += 1
                if damaged <= TOLD:
                    why = f"line {self.line + 1} is damaged and was left out: {why}"
                    damage.append(Unreadable(str(self.path), why))
                self.doubtful |= bool(end and line and is_header(line))
            if end:  # an unfinished line is read once more when it has an end
                self.offset, self.line = end, self.line + 1
        if damaged > TOLD:
            why = f"{damaged - TOLD:,} more lines are damaged and were left out"
            damage.append(Unreadable(str(self.path), why))
        start = max(0, self.offset - _KNOWN_BY)
        self._end = os.pread(descriptor, self.offset - start, start)
        return MarksRead(tuple(records), tuple(damage))

    def _hear(self, line: bytes | None, records: list[MarkRecord]) -> str | None:
        """Take one line in; what is wrong with it."""
        if line is None:
            return "it is too long"
        if not line:  # where an unfinished one was sealed
            return None
        try:
            said = decode_record(line)
        except ValueError as error:
            return str(error)
        if isinstance(said, MarksHeader):
            self.version, self.kept = max(self.version, said.version), said.kept
        elif said is not None:
            records.append(said)
        return None

    @property
    def is_ours(self) -> bool:
        """Whether this program may write to the file: not if it may be of a later format."""
        return self.version <= FORMAT and not self.doubtful and bool(self.version or not self.line)


def marks_lines(descriptor: int, start: int, unfinished: bool = False) -> Iterator[MarksLine]:
    """The lines of a file from a place on, with little of it in memory; holes are passed over.

    With `unfinished` also what stands after the last line end, with 0 for its end.
    """
    at, rest, too_long = start, b"", False
    while chunk := os.pread(descriptor, _CHUNK, at):
        if not chunk.strip(b"\0") and (data := _after_hole(descriptor, at)) > at + len(chunk):
            at, rest, too_long = data, b"", True
            continue
        end, pieces = at - len(rest), (rest + chunk).split(b"\n")
        at, rest = at + len(chunk), pieces.pop()
        for piece in pieces:
            end += len(piece) + 1
            yield MarksLine(None if too_long or len(piece) > LONGEST else piece, end)
            too_long = False
        if too_long or len(rest) > LONGEST:
            rest, too_long = b"", True
    if unfinished and (rest or too_long):
        yield MarksLine(None if too_long else rest, 0)


def _after_hole(descriptor: int, at: int) -> int:
    try:
        return os.lseek(descriptor, at, os.SEEK_DATA)
    except OSError as error:
        if error.errno != errno.ENXIO:
            raise
        return os.fstat(descriptor).st_size  # nothing but a hole up to the end


@contextmanager
def open_regular(path: Path) -> Iterator[int]:
    """A regular file open for reading; OSError for anything that could block or lead elsewhere."""
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(path, flags)
    try:
        check_regular(descriptor)
        yield descriptor
    finally:
        os.close(descriptor)


def check_regular(descriptor: int) -> os.stat_result:
    """What the system knows of an open file; OSError when it is a pipe, a folder, a device."""
    state = os.fstat(descriptor)
    if not stat.S_ISREG(state.st_mode):
        raise OSError(errno.ENXIO, "not a regular file")
    return state


def _why(error: OSError) -> str:
    if error.errno == errno.ELOOP:
        return "its marks can't be read: it is a link, and links are not followed here"
    return f"its marks can't be read: {error.strerror or error}"
