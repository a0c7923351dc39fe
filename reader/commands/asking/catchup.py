"""`warreader catchup`: prints what is new since the last session, or since a day."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.commands.command import Command
from reader.commands.shared.arguments import past_day
from reader.commands.shared.asking import (
    add_asking,
    check_refresh,
    complain_unindexed,
    form_of,
    print_lines,
    question_of,
)
from reader.commands.shared.output import FAILED, NOTHING, complain_unreadable, print_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.ledger.change_types import Changes
    from reader.library import Library
    from reader.library.catch_up import CatchUp

_EXAMPLES = """\
examples:
  warreader catchup                           since you last pressed a key on the screen
  warreader catchup --since 2024-10-27 ~/bulletins    what is dated after that day
  warreader catchup --since yesterday --query 'of:Orvane'     only in developments that match
  warreader catchup --json | jq '.figures[] | {of, claimant: .claimant.name}'

A line has the kind, the day, the words, and what it continues, with tabs between them: new and
changed developments, the most important first, numbers that their claimants changed, claims that
contradict others, and people who are quoted for the first time.  -n N keeps the first N of these.

Exit status: 0; 1 if nothing is new; 2 if the query was wrong or something could not be read.
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the paths, the start and the format."""
    parser.add_argument(
        "--since",
        type=past_day,
        metavar="DAY",
        help="what is dated after DAY: 2024-10-27, yesterday or today",
    )
    add_asking(parser, json_help="one JSON object")


def run(arguments: Namespace) -> int:
    """Print what is new."""
    from reader.commands.shared.opening import refreshed_library, start_of
    from reader.library.newness import Since

    start = start_of(arguments.paths, arguments.day, arguments.config)
    moment = None if arguments.since else start.last_session()
    with refreshed_library(start, looks=not arguments.no_refresh) as library:
        question, status = question_of(library, arguments.query), NOTHING
        if question.asks:
            found = library.ledger_rows().catch_up(Since(moment, arguments.since))
            if not question.is_open:
                found = found.in_developments(frozenset(question.keys()))
            _print(library, found, arguments)
            status = 0 if any(found[1:]) else NOTHING
            if status == NOTHING:
                complain_unindexed(library, arguments)
        complain_unreadable(library.problems)
        return FAILED if question.mistakes or library.problems else status


def _print(library: Library, found: CatchUp, arguments: Namespace) -> None:
    """Print the first items in the requested format."""
    from reader.export.catch_up_json import (
        CATCH_UP_COLUMNS,
        catch_up_fields,
        catch_up_rows,
        first_of,
    )
    from reader.export.rows.forms import PrintedRows, printed_lines

    found = first_of(found, arguments.most)
    if arguments.json:
        fields = catch_up_fields(found, _changes(library, found))
        print_text(json.dumps(fields, ensure_ascii=False))
        return
    rows = PrintedRows(catch_up_rows(found), CATCH_UP_COLUMNS)
    print_lines(printed_lines(rows, form_of(arguments)))


def _changes(library: Library, found: CatchUp) -> dict[int, Changes]:
    """The changes of each updated development whose earlier text is stored."""
    told = ((place.key, library.changes(place.key)) for place in found.updated)
    return {key: changes for key, changes in told if not isinstance(changes, str)}


COMMAND = Command(
    name="catchup",
    description="Print what is new since the last session: texts, changes, numbers, people.",
    uses=(("catchup", "what is new since the last session, or --since DAY"),),
    add_arguments=add_arguments,
    run=run,
    examples=lambda: _EXAMPLES,
    check=check_refresh,
)
"""The declaration of `warreader catchup`."""
