"""`warreader people`: prints everybody who speaks or is named, each once over all bulletins."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.commands.command import Command
from reader.commands.shared.arguments import add_config, add_date, add_json, add_paths
from reader.commands.shared.output import FAILED, NOTHING, complain_unreadable, print_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.ledger.people.heard import LedgerPerson

_EXAMPLES = """\
examples:
  warreader people                       everybody in the sources of the config file
  warreader people --name ferrand --joins --json ~/bulletins
  warreader people --heard | head        those who spoke, most bulletins first

A line has the name, office, of whom, bulletins, quotes, figures, first and last day, with tabs.
Names are joined over bulletins only where nothing speaks against it; --joins says why.

Exit status: 0; 1 if nobody was found; 2 if the words were wrong or something could not be read.
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the paths, whom to print, and the form of the lines."""
    parser.add_argument("--name", default="", metavar="NAME", help="only who bears these words")
    parser.add_argument("--heard", action="store_true", help="only who said or claimed something")
    parser.add_argument("--joins", action="store_true", help="why each bulletin's name was joined")
    add_paths(parser)
    add_json(parser)
    add_date(parser)
    add_config(parser)


def run(arguments: Namespace) -> int:
    """Print the people."""
    from reader.commands.shared.opening import refreshed_library, start_of
    from reader.export.people_lines import fields_of, tab_line

    start = start_of(arguments.paths, arguments.day, arguments.config)
    status = NOTHING
    with refreshed_library(start) as library:
        for person in library.ledger_rows().people():
            if _is_wanted(person, arguments):
                line = (
                    json.dumps(fields_of(person, arguments.joins), ensure_ascii=False)
                    if arguments.json
                    else tab_line(person)
                )
                print_text(line)
                status = 0
        complain_unreadable(library.problems)
        return FAILED if library.problems else status


def _is_wanted(person: LedgerPerson, arguments: Namespace) -> bool:
    """Whether a person is asked for."""
    from reader.ledger.people.names import words_of

    if arguments.heard and not (person.quotes or person.figures):
        return False
    wanted = set(words_of(arguments.name))
    return any(wanted <= {*words_of(name)} for name in (person.name, *person.aliases))


COMMAND = Command(
    name="people",
    description="Print people and bodies, each once over all bulletins.",
    uses=(("people", "everybody over all bulletins, with offices and counts"),),
    add_arguments=add_arguments,
    run=run,
    examples=lambda: _EXAMPLES,
)
