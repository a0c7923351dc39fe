"""`warreader figures`: prints every claim of a number, joined into series over all bulletins."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.commands.command import Command
from reader.commands.shared.arguments import add_config, add_date, add_json, add_paths
from reader.commands.shared.output import FAILED, NOTHING, complain_unreadable, print_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

_EXAMPLES = """\
examples:
  warreader figures                      every claim in the sources of the config file
  warreader figures --json ~/bulletins   with sentence, place, and what it stands against
  warreader figures --series s:52ab93c1d0e4

A line has the series, day, value, claimant and source, with tabs.  Claims are of one series only
where nothing speaks against it; each that could not be joined is a series of its own.

Exit status: 0; 1 if nothing was found; 2 if the words were wrong or something could not be read.
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the paths, which series to print, and the form of the lines."""
    parser.add_argument("--series", default="", metavar="ID", help="only the series of this id")
    add_paths(parser)
    add_json(parser)
    add_date(parser)
    add_config(parser)


def run(arguments: Namespace) -> int:
    """Print the claims, series by series."""
    from reader.commands.shared.opening import refreshed_library, start_of
    from reader.export.figure_lines import fields_of, tab_line
    from reader.ledger.series.joining import join_series
    from reader.ledger.series.standing import claims_of, series_id

    start = start_of(arguments.paths, arguments.day, arguments.config)
    status = NOTHING
    with refreshed_library(start) as library:
        for series in join_series(library.row_identities().stated_figures()):
            claims = claims_of(series)
            name = series_id(claims)
            if arguments.series not in ("", name):
                continue
            for claim in claims:
                fields = fields_of(name, series.of, claim)
                as_json = json.dumps(fields, ensure_ascii=False) if arguments.json else ""
                print_text(as_json or tab_line(name, claim))
                status = 0
        complain_unreadable(library.problems)
        return FAILED if library.problems else status


COMMAND = Command(
    name="figures",
    description="Print every claim of a number, joined into series over all bulletins.",
    uses=(("figures", "every claim of a number, series by series"),),
    add_arguments=add_arguments,
    run=run,
    examples=lambda: _EXAMPLES,
)
"""The declaration of `warreader figures`."""
