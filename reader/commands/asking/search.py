"""`warreader search`: prints the developments that match a query, each with its first match."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from reader.commands.command import Command
from reader.commands.shared.asking import add_asking, check_refresh
from reader.commands.shared.printing import DESCRIPTION, EXAMPLES, print_developments


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the query, the paths and the format of the lines."""
    parser.add_argument("query", metavar="QUERY", help="the query")
    add_asking(parser, has_query=False)


def run(arguments: Namespace) -> int:
    """Print the developments found."""
    return print_developments(arguments, with_snippets=True)


COMMAND = Command(
    name="search",
    description=DESCRIPTION,
    uses=(("search QUERY", "the developments that match, a line each"),),
    add_arguments=add_arguments,
    run=run,
    examples=lambda: EXAMPLES,
    check=check_refresh,
)
"""The declaration of `warreader search`."""
