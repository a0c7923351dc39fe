"""`warreader catchup`: prints what is new since the last session, or since a day."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.commands.command import Command
from reader.commands.shared.arguments import add_config, add_date, add_paths, day_of_word
from reader.commands.shared.output import FAILED, NOTHING, complain_unreadable, print_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.ledger.change_types import Changes
    from reader.library import Library
    from reader.library.catch_up import CatchUp

_EXAMPLES = """\
examples:
  warreader catchup                           since you last pressed a key on the screen
  warreader catchup --since 2024-10-27 ~/bulletins    what is of later days
  warreader catchup --json | jq '.figures[] | {of, claimant: .claimant.name}'

A line has what is new, the day, the words, and what it goes on from, with tabs: new and changed
developments, the weightiest first, numbers that their claimants give otherwise, claims that stand
against others, and people who are quoted for the first time.

Exit status: 0; 1 if nothing is new; 2 if the words were wrong or something could not be read.
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the paths, since when, and the form."""
    parser.add_argument(
        "--since", type=day_of_word, metavar="DAY", help="what is of later days, like 2024-10-27"
    )
    add_paths(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object")
    add_date(parser)
    add_config(parser)


def run(arguments: Namespace) -> int:
    """Print what is new."""
    from reader.commands.shared.opening import refreshed_library, start_of
    from reader.library.newness import Since

    start = start_of(arguments.paths, arguments.day, arguments.config)
    moment = None if arguments.since else start.last_session()
    with refreshed_library(start) as library:
        found = library.ledger_rows().catch_up(Since(moment, arguments.since))
        _print(library, found, arguments.json)
        complain_unreadable(library.problems)
        if library.problems:
            return FAILED
    return 0 if any(found[1:]) else NOTHING


def _print(library: Library, found: CatchUp, as_json: bool) -> None:
    from reader.export.catch_up_json import catch_up_fields, catch_up_lines

    if as_json:
        fields = catch_up_fields(found, _changes(library, found))
        print_text(json.dumps(fields, ensure_ascii=False))
        return
    for line in catch_up_lines(found):
        print_text(line)


def _changes(library: Library, found: CatchUp) -> dict[int, Changes]:
    """What changed in each updated development, as far as its earlier words are kept."""
    told = ((place.key, library.changes(place.key)) for place in found.updated)
    return {key: changes for key, changes in told if not isinstance(changes, str)}


COMMAND = Command(
    name="catchup",
    description="Print what is new since the last session: texts, changes, numbers, people.",
    uses=(("catchup", "what is new since the last session, or --since DAY"),),
    add_arguments=add_arguments,
    run=run,
    examples=lambda: _EXAMPLES,
)
"""The declaration of `warreader catchup`."""
