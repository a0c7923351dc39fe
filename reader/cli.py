"""Parses the command line, runs the verb that it names, and returns the exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, NoReturn

from reader import crash
from reader.commands.registry import COMMANDS, load_command
from reader.commands.shared.output import print_text, run_printing
from reader.terminal import has_screen, open_missing_streams

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from reader.commands.command import Command


def main(words: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status (see `commands.shared.output`).

    If a thread has failed, the status is at least 1. After the screen the process ends here.
    """
    open_missing_streams()
    failed = crash.watch_for_faults(_log)
    command, arguments = _parse(sys.argv[1:] if words is None else words)
    if isinstance(arguments, str):
        return run_printing(partial(_print_help, arguments))
    work = partial(command.run, arguments)
    if command.name or not has_screen():
        return run_printing(work) or int(bool(failed))
    _end(work() or int(bool(failed)))


def _parse(words: Sequence[str]) -> tuple[Command, Namespace | str]:
    """Return the command and its arguments; for `--help` and `--version` the text to print.

    Without a verb the command is `read`. Wrong arguments end the process with status 2.
    """
    if words and words[0] in COMMANDS:
        command, rest = load_command(words[0]), words[1:]
    else:
        from reader.commands import read

        command, rest = read.COMMAND, words
        if (arguments := read.paths_alone(words)) is not None:
            return command, arguments
    from reader.commands.shared.arguments import parse_words

    return command, parse_words(command, rest)


def _print_help(text: str) -> int:
    print_text(text.rstrip("\n"))
    return 0


def _log() -> Path:
    """Return the log file for uncaught exceptions."""
    from reader.settings import find_folders

    return find_folders().log


def _end(status: int) -> NoReturn:
    """End the process now: all is saved, and a normal exit would take a quarter of a second."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)
