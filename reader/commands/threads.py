"""`warreader threads`: prints every development with those that its story goes on from and to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.commands.command import Command
from reader.commands.shared.arguments import add_config, add_date, add_json, add_paths
from reader.commands.shared.output import FAILED, NOTHING, complain_unreadable, print_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.library import Library

_EXAMPLES = """\
examples:
  warreader threads                      all developments of the config file's sources, oldest first
  warreader threads --linked ~/bulletins        only those that a story goes on with
  warreader threads --query grain --json ~/bulletins

A line has the thread, the day, the heading, the development of an earlier day that it goes on from,
and the words that both have, with tabs.  A link is made only where names and rare words that two
texts share tell their story from others.

Exit status: 0; 1 if nothing was found; 2 if the words were wrong or something could not be read.
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the paths, which developments to print, and the form of the lines."""
    parser.add_argument("--query", default="", metavar="QUERY", help="only developments that fit")
    parser.add_argument("--linked", action="store_true", help="only what is linked with another")
    add_paths(parser)
    add_json(parser)
    add_date(parser)
    add_config(parser)


def run(arguments: Namespace) -> int:
    """Print the developments, those of earlier bulletins first."""
    from reader.commands.shared.developments import fitting_keys
    from reader.commands.shared.opening import refreshed_library, start_of

    start = start_of(arguments.paths, arguments.day, arguments.config)
    with refreshed_library(start) as library:
        fitting = fitting_keys(library, arguments.query) if arguments.query else None
        is_wrong = bool(arguments.query) and fitting is None
        status = FAILED if is_wrong else _print_threads(library, fitting, arguments)
        complain_unreadable(library.problems)
        return FAILED if library.problems else status


def _print_threads(library: Library, fitting: frozenset[int] | None, arguments: Namespace) -> int:
    """Print the developments with these keys, None: all; returns the exit status."""
    from reader.export.thread_lines import fields_of, tab_line

    threads = library.ledger_rows().threads()
    status = NOTHING
    for key in threads:
        row = threads.row(key) if fitting is None or key in fitting else None
        if row is None or arguments.linked and row.thread is None:
            continue
        as_json = json.dumps(fields_of(row), ensure_ascii=False) if arguments.json else ""
        print_text(as_json or tab_line(row))
        status = 0
    return status


COMMAND = Command(
    name="threads",
    description="Print every development with what its story goes on from.",
    uses=(("threads", "which developments go on with which story"),),
    add_arguments=add_arguments,
    run=run,
    examples=lambda: _EXAMPLES,
)
"""The declaration of `warreader threads`."""
