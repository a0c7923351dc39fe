"""`warreader index`: what a run starts with to an index that is up to date, with its progress."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO

from reader.library import Library
from reader.library.rows import Counts, Progress
from reader.models import Unreadable

if TYPE_CHECKING:
    from reader.settings import Start

_WIDTH = 30
_CLEAR = "\r\x1b[K"


def index(start: Start) -> tuple[Counts, tuple[Unreadable, ...]]:
    """Read all that is new; what is listed then, and what could not be read.

    An interrupt ends it with all that has been read kept.
    """
    folders = start.library_folders
    library = Library(folders.cache, folders.data, start.sources)
    line = _ProgressLine(sys.stderr)
    try:
        library.refresh(
            given=start.given_date, today=start.today, report=line.show, stop=lambda: False
        )
        return library.counts(), library.problems
    finally:
        line.clear()
        library.close()


class _ProgressLine:
    """One line that is written over and over; nothing at all where there is no terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._on = stream.isatty()

    def show(self, progress: Progress) -> None:
        """How far it is."""
        if self._on:
            self._stream.write(_CLEAR + bar(progress.done, progress.total))
            self._stream.flush()

    def clear(self) -> None:
        """Leave no trace."""
        if self._on:
            self._stream.write(_CLEAR)
            self._stream.flush()


def bar(done: int, total: int) -> str:
    """A bar with the share and the number of files read."""
    if not total:
        return ""
    full = _WIDTH * done // total
    return f"{'█' * full}{'░' * (_WIDTH - full)} {100 * done // total} %  {done:,} of {total:,}"


def summary(counts: Counts) -> str:
    """What is in the index, in words."""
    several = "" if counts.bulletins == 1 else "s"
    more = "" if counts.developments == 1 else "s"
    return f"{counts.bulletins:,} bulletin{several}, {counts.developments:,} development{more}"
