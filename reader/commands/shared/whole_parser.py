"""Builds one argparse parser of all verbs, for completion and the manual page.

The command itself does not use it, because it imports the module of every verb.
"""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter

from reader.commands.registry import COMMANDS, load_command


def whole_parser() -> ArgumentParser:
    """Return a parser with a subparser for each verb; its own arguments are those of reading."""
    from reader.commands.read import COMMAND

    parser = ArgumentParser(
        "warreader",
        description=COMMAND.description,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    verbs = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in map(load_command, COMMANDS):
        told = command.description.rstrip(".")
        verb = verbs.add_parser(
            command.name,
            help=told[0].lower() + told[1:],
            description=command.description,
            epilog=command.examples(),
            formatter_class=RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        command.add_arguments(verb)
    COMMAND.add_arguments(parser)
    return parser
