"""`warreader list`: prints all developments, or those that fit a query, a line each."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from reader.commands.command import Command
from reader.commands.shared.developments import (
    DESCRIPTION,
    add_sources_and_form,
    examples,
    print_view,
)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the query, the paths and the form of the lines."""
    parser.add_argument("--query", default="", metavar="QUERY", help="only what fits this")
    add_sources_and_form(parser)


def run(arguments: Namespace) -> int:
    """Print the developments."""
    return print_view(arguments, "developments")


COMMAND = Command(
    name="list",
    description=DESCRIPTION,
    uses=(("list", "all developments, a line each"),),
    add_arguments=add_arguments,
    run=run,
    examples=examples,
)
