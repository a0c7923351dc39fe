"""Reads new lines of files of marks into records, and reports damaged lines.

It writes nothing. A damaged line costs only that line, whatever its length.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from reader.library.marks.folder import FileState, file_state
from reader.library.marks.records import (
    FORMAT,
    LONGEST_LINE,
    MarkRecord,
    MarksHeader,
    decode_record,
    is_header,
)
from reader.models import Unreadable

MOST_REPORTED = 1000
"""Most damaged lines of one file that are reported one by one; the rest are counted."""

_CHUNK = 1 << 20
_KNOWN_BY = 64  # number of last bytes read that identify a file


class MarksRead(NamedTuple):
    """The result of one reading: records in the order of the file, and the damage.

    `was_replaced` is true if the file was read from its start because it is another file now.
    """

    records: tuple[MarkRecord, ...] = ()
    damage: tuple[Unreadable, ...] = ()
    was_replaced: bool = False


class MarksLine(NamedTuple):
    """A line without its line end, or None if it is too long; `end` is the next line's offset."""

    text: bytes | None
    end: int


class MarksFile:
    """One file of marks, and how far it has been read.

    `version` is the highest format version in its headers, 0 if none was read. `bad_header` says
    that a damaged line may have been a header. `compacted_size` comes from the header. `state` is
    the file's state at the last reading.
    """

    def __init__(self, path: Path) -> None:
        """Read nothing yet."""
        self.path = path
        self.offset = self.lines_read = self.version = self.compacted_size = 0
        self.bad_header = False
        self.state = FileState("", 0, 0, 0)
        self._end = b""

    def read_new(self, unfinished: bool = False) -> MarksRead:
        """Read whole lines added since the last call; all lines if the file was replaced.

        With `unfinished`, a last line without line end is read too. That needs the lock, so that no
        program is writing the line.
        """
        try:
            state = file_state(self.path)
            if state == self.state:
                return MarksRead()
            with open_regular(self.path) as descriptor:
                was_replaced = self.offset > 0 and not self._is_known(descriptor, state)
                if was_replaced:
                    self._reset()
                read = self._read_lines(descriptor, unfinished)
        except OSError as error:
            return MarksRead((), (Unreadable(str(self.path), _why(error)),))
        self.state = state
        return read._replace(was_replaced=was_replaced)

    def skip_to_end(self) -> None:
        """Continue from the end of the file, after its compacted version replaced it."""
        self._reset()
        self.read_new()

    def _is_known(self, descriptor: int, state: FileState) -> bool:
        """Whether the file is the same as at the last reading, as far as it was read."""
        if state.inode != self.state.inode or state.size < self.offset:
            return False
        return os.pread(descriptor, len(self._end), self.offset - len(self._end)) == self._end

    def _reset(self) -> None:
        self.offset = self.lines_read = self.version = self.compacted_size = 0
        self.bad_header, self._end = False, b""

    def _read_lines(self, descriptor: int, unfinished: bool) -> MarksRead:
        records: list[MarkRecord] = []
        damage: list[Unreadable] = []
        damaged = 0
        for line, end in marks_lines(descriptor, self.offset, unfinished):
            if why := self._read_line(line, records):
                damaged += 1
                if damaged <= MOST_REPORTED:
                    why = f"line {self.lines_read + 1} is damaged and was left out: {why}"
                    damage.append(Unreadable(str(self.path), why))
                self.bad_header |= bool(end and line and is_header(line))
            if end:  # an unfinished line is read again later
                self.offset, self.lines_read = end, self.lines_read + 1
        if damaged > MOST_REPORTED:
            why = f"{damaged - MOST_REPORTED:,} more lines are damaged and were left out"
            damage.append(Unreadable(str(self.path), why))
        start = max(0, self.offset - _KNOWN_BY)
        self._end = os.pread(descriptor, self.offset - start, start)
        return MarksRead(tuple(records), tuple(damage))

    def _read_line(self, line: bytes | None, records: list[MarkRecord]) -> str | None:
        """Append the record of one line, or use a header; returns the reason if it is damaged."""
        if line is None:
            return "it is too long"
        if not line:  # the end of an unfinished line that was terminated
            return None
        try:
            decoded = decode_record(line)
        except ValueError as error:
            return str(error)
        if isinstance(decoded, MarksHeader):
            self.version, self.compacted_size = (
                max(self.version, decoded.version),
                decoded.compacted_size,
            )
        elif decoded is not None:
            records.append(decoded)
        return None

    @property
    def is_writable(self) -> bool:
        """Whether this program may write to the file: not if its format may be a later version."""
        return (
            self.version <= FORMAT
            and not self.bad_header
            and bool(self.version or not self.lines_read)
        )


def marks_lines(descriptor: int, start: int, unfinished: bool = False) -> Iterator[MarksLine]:
    """Yield the lines of a file from an offset on, in constant memory; skips holes of sparse files.

    With `unfinished`, text after the last line end is yielded too, with 0 for its `end`.
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
            yield MarksLine(None if too_long or len(piece) > LONGEST_LINE else piece, end)
            too_long = False
        if too_long or len(rest) > LONGEST_LINE:
            rest, too_long = b"", True
    if unfinished and (rest or too_long):
        yield MarksLine(None if too_long else rest, 0)


def _after_hole(descriptor: int, at: int) -> int:
    try:
        return os.lseek(descriptor, at, os.SEEK_DATA)
    except OSError as error:
        if error.errno != errno.ENXIO:
            raise
        return os.fstat(descriptor).st_size  # a hole up to the end


@contextmanager
def open_regular(path: Path) -> Iterator[int]:
    """Open a regular file for reading; OSError for links, pipes, folders and devices."""
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(path, flags)
    try:
        check_regular(descriptor)
        yield descriptor
    finally:
        os.close(descriptor)


def check_regular(descriptor: int) -> os.stat_result:
    """Return `fstat` of an open file; OSError unless it is a regular file."""
    state = os.fstat(descriptor)
    if not stat.S_ISREG(state.st_mode):
        raise OSError(errno.ENXIO, "not a regular file")
    return state


def _why(error: OSError) -> str:
    if error.errno == errno.ELOOP:
        return "its marks can't be read: it is a link, and links are not followed here"
    return f"its marks can't be read: {error.strerror or error}"
