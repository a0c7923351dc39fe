"""`warreader import-marks`: adds marks of another computer; existing marks are not replaced."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

from reader.commands.command import Command
from reader.commands.shared.arguments import add_config
from reader.commands.shared.output import FAILED, UNREADABLE, complain, print_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

_EXAMPLES = """\
examples:
  warreader import-marks marks.jsonl
  ssh desk warreader export-marks | warreader import-marks -

A mark is added if its text has no mark of the same kind; tags are combined.  A note, a place or a
correction that you already have is never replaced.  Importing the same file twice changes nothing.
Marks on texts that you do not have are kept for later.

Exit status: 0; 1 if a line was damaged (the others are imported); 2 if the file could not be read
or the marks could not be written.
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the file and the config file."""
    parser.add_argument(
        "file", metavar="FILE", help="the output of export-marks; - is standard input"
    )
    add_config(parser)


def run(arguments: Namespace) -> int:
    """Import the marks, and print how many were added."""
    from reader.commands.shared.opening import start_of
    from reader.library.marks.transfer import import_marks

    folder = start_of((), config=arguments.config).folders.data
    is_piped = arguments.file == "-"
    try:
        with nullcontext(sys.stdin.buffer) if is_piped else open(arguments.file, "rb") as lines:
            done = import_marks(folder, lines)
    except OSError as error:
        return complain(f"{arguments.file}: {error.strerror or error}", FAILED)
    told = f"{done.added:,} added, {done.known:,} known"
    print_text(told + (f", {done.left:,} left for yours" if done.left else ""))
    for damaged in done.damage:
        complain(f"{arguments.file}, {damaged.source} {damaged.why}")
    return UNREADABLE if done.damage else 0


COMMAND = Command(
    name="import-marks",
    description="Import marks of another computer; none of your marks is changed.",
    uses=(("import-marks FILE", "add marks from a file; none of yours is replaced"),),
    add_arguments=add_arguments,
    run=run,
    examples=lambda: _EXAMPLES,
)
"""The declaration of `warreader import-marks`."""
