"""`warreader schema`: prints the JSON schema of the output of `warreader extract`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from reader.commands.command import Command
from reader.commands.shared.output import print_text


def add_arguments(parser: ArgumentParser) -> None:
    """Declare which of the two schemas to print."""
    parser.add_argument(
        "--jsonl", action="store_true", help="the schema of an answer of extract --jsonl"
    )


def run(arguments: Namespace) -> int:
    """Print the schema."""
    from reader.export.jsonl import answer_schema, bulletin_schema

    print_text(answer_schema() if arguments.jsonl else bulletin_schema())
    return 0


COMMAND = Command(
    name="schema",
    description="Print the JSON schema of what extract prints.",
    uses=(("schema", "the JSON schema of what extract prints"),),
    add_arguments=add_arguments,
    run=run,
)
