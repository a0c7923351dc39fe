"""`warreader figures`: prints every claim of a number, joined into series over all bulletins."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.commands.command import Command
from reader.commands.shared.arguments import add_config, add_date, add_json, add_paths
from reader.commands.shared.output import FAILED, NOTHING, complain_unreadable, print_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.library import Library

ANYWHERE = frozenset(("",))
"""Stands for the ids of all developments."""

_EXAMPLES = """\
examples:
  warreader figures                      every claim in the sources of the config file
  warreader figures --json ~/bulletins   with sentence, place, and what it stands against
  warreader figures --query 'counted:drones since:2024-10'
  warreader figures --series s:52ab93c1d0e4

A line has the series, day, value, claimant and source, with tabs.  Claims are of one series only
where nothing speaks against it; each that could not be joined is a series of its own.

Exit status: 0; 1 if nothing was found; 2 if the words were wrong or something could not be read.
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the paths, which claims to print, and the form of the lines."""
    parser.add_argument(
        "--query", default="", metavar="QUERY", help="only of developments that fit"
    )
    parser.add_argument("--series", default="", metavar="ID", help="only the series of this id")
    add_paths(parser)
    add_json(parser)
    add_date(parser)
    add_config(parser)


def run(arguments: Namespace) -> int:
    """Print the claims, series by series."""
    from reader.commands.shared.developments import fitting_ids
    from reader.commands.shared.opening import refreshed_library, start_of

    start = start_of(arguments.paths, arguments.day, arguments.config)
    with refreshed_library(start) as library:
        fitting = fitting_ids(library, arguments.query) if arguments.query else ANYWHERE
        status = FAILED if fitting is None else _print_claims(library, fitting, arguments)
        complain_unreadable(library.problems)
        return FAILED if library.problems else status


def _print_claims(library: Library, fitting: frozenset[str], arguments: Namespace) -> int:
    """Print the claims of developments with these ids; returns the exit status."""
    from reader.export.figure_lines import fields_of, tab_line

    status = NOTHING
    for series in library.ledger_rows().series():
        if arguments.series not in ("", series.id):
            continue
        for claim in series.claims:
            if fitting is not ANYWHERE and claim.stated.place.development not in fitting:
                continue
            fields = fields_of(series.id, series.of, claim)
            as_json = json.dumps(fields, ensure_ascii=False) if arguments.json else ""
            print_text(as_json or tab_line(series.id, claim))
            status = 0
    return status


COMMAND = Command(
    name="figures",
    description="Print every claim of a number, joined into series over all bulletins.",
    uses=(("figures", "every claim of a number, series by series"),),
    add_arguments=add_arguments,
    run=run,
    examples=lambda: _EXAMPLES,
)
"""The declaration of `warreader figures`."""
