"""`warreader export-marks`: prints the reader's marks, for a backup or another computer."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reader.commands.command import Command
from reader.commands.shared.arguments import add_config
from reader.commands.shared.output import FAILED, complain, print_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

_EXAMPLES = """\
examples:
  warreader export-marks > marks.jsonl
  warreader export-marks | ssh laptop warreader import-marks -

All marks in force: read, bookmarks, notes, tags, corrections, places.  A line is a mark, with a
checksum; docs/trust.md says what its members are.

Exit status: 0; 2 if the marks could not be read or written.
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the config file."""
    add_config(parser)


def run(arguments: Namespace) -> int:
    """Print the marks."""
    from reader.commands.shared.opening import start_of
    from reader.library.marks.transfer import exported_marks

    folder = start_of((), config=arguments.config).folders.data
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        for line in exported_marks(folder):
            print_text(line.decode().rstrip("\n"))
    except OSError as error:
        return complain(f"{folder}: marks can't be read ({error.strerror or error})", FAILED)
    return 0


COMMAND = Command(
    name="export-marks",
    description="Print all marks, a line each, for import-marks or as a backup.",
    uses=(("export-marks", "all marks, for another computer or a backup"),),
    add_arguments=add_arguments,
    run=run,
    examples=lambda: _EXAMPLES,
)
"""The declaration of `warreader export-marks`."""
