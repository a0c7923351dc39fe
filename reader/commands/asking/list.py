"""`warreader list`: prints all developments, or those that match a query, one per line."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from reader.commands.command import Command
from reader.commands.shared.asking import add_asking, check_refresh
from reader.commands.shared.printing import DESCRIPTION, EXAMPLES, print_developments


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the query, the paths and the format of the lines."""
    add_asking(parser)


def run(arguments: Namespace) -> int:
    """Print the developments."""
    return print_developments(arguments)


COMMAND = Command(
    name="list",
    description=DESCRIPTION,
    uses=(("list", "all developments, a line each"),),
    add_arguments=add_arguments,
    run=run,
    examples=lambda: EXAMPLES,
    check=check_refresh,
)
"""The declaration of `warreader list`."""
