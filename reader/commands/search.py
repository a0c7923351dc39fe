"""`warreader search`: prints the developments that fit a query, with the words found."""

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
    parser.add_argument("query", metavar="QUERY", help="what to look for")
    add_sources_and_form(parser)


def run(arguments: Namespace) -> int:
    """Print what was found."""
    return print_view(arguments, "developments", with_snippets=True)


COMMAND = Command(
    name="search",
    description=DESCRIPTION,
    uses=(("search QUERY", "the developments that fit, a line each"),),
    add_arguments=add_arguments,
    run=run,
    examples=examples,
)
