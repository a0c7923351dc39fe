"""`warreader index`: updates the index and prints how much is in it.

The progress is shown on standard error, and only in a terminal.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO

from reader.commands.command import Command
from reader.commands.shared.arguments import add_config, add_date, add_paths
from reader.commands.shared.output import complain, complain_unreadable, print_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.library.rows import Counts, Progress

_WIDTH = 30
_CLEAR = "\r\x1b[K"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the paths, the bulletins' day and the config file."""
    add_paths(parser, words="files and folders; without any, those of the config file")
    add_date(parser)
    add_config(parser)


def check(arguments: Namespace) -> str | None:
    """Refuse standard input, which the index would not keep."""
    is_piped = "-" in arguments.paths
    return "standard input is not stored in the index; save it as a file" if is_piped else None


def run(arguments: Namespace) -> int:
    """Read everything new, print the totals, and report what could not be read.

    If it is interrupted, what was read is kept.
    """
    from reader.commands.shared.opening import refreshed_library, start_of

    start = start_of(arguments.paths, arguments.day, arguments.config)
    line = _ProgressLine(sys.stderr)
    try:
        with refreshed_library(start, line.show) as library:
            counts, unreadable = library.counts(), library.problems
    finally:
        line.clear()
    status = complain_unreadable(unreadable)
    print_text(summary(counts))
    if not counts.bulletins and not unreadable:
        return complain(f"no bulletins in {', '.join(start.sources)}")
    return status


class _ProgressLine:
    """A line that is rewritten again and again; without a terminal it prints nothing."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_on = stream.isatty()

    def show(self, progress: Progress) -> None:
        """Show the progress."""
        self._write(_CLEAR + bar(progress.done, progress.total))

    def clear(self) -> None:
        """Remove the line."""
        self._write(_CLEAR)

    def _write(self, text: str) -> None:
        if self._is_on:
            self._stream.write(text)
            self._stream.flush()


def bar(done: int, total: int) -> str:
    """Return a bar with the share and the number of files read."""
    if not total:
        return ""
    full = _WIDTH * done // total
    return f"{'█' * full}{'░' * (_WIDTH - full)} {100 * done // total} %  {done:,} of {total:,}"


def summary(counts: Counts) -> str:
    """Return the numbers of bulletins and developments in words."""
    several = "" if counts.bulletins == 1 else "s"
    more = "" if counts.developments == 1 else "s"
    return f"{counts.bulletins:,} bulletin{several}, {counts.developments:,} development{more}"


COMMAND = Command(
    name="index",
    description="Read bulletins into the index; unchanged files are not read again.",
    uses=(("index ~/bulletins", "read everything now, so that the screen opens at once"),),
    add_arguments=add_arguments,
    run=run,
    check=check,
)
